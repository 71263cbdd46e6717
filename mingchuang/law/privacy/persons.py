"""Where a text names a private person, and how sure that is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mingchuang.law.findings import Page
from mingchuang.law.privacy.words import any_of, listed, surnames

# Rows that list those who treat the sick, not the sick.
_CARERS = re.compile(r"医师|医生|护士|主治|专家|教授|讲师|康复师")


@dataclass(frozen=True, slots=True)
class Person:
    """A name on a page. `sure`: a label or a list says that it is a person; else only the words beside it do."""

    start: int
    end: int
    name: str
    sure: bool


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    single = f"[{surnames()}][一-龥]{{1,2}}"
    name = f"(?P<name>(?:{any_of('double_surnames')})[一-龥]{{1,2}}|{single})"
    end = r"(?=[,。;、:()\s|/*]|$)"
    kinds = any_of("person_words")
    labels = any_of("person_labels")
    sick = (
        r"(?=(?:因|身|罹|系|长期|自幼|突)?患|因病|(?:视力|听力|言语|肢体|智力|精神|多重)残疾|被?确诊|瘫痪|失明|截肢"
        r"|家庭|怀孕|离异|丧偶|服刑|吸毒|刑满)"
    )
    return (
        (re.compile(rf"(?:{labels})[ \t]*:[ \t]*(?P<name>[一-龥]{{2,4}}(?:·[一-龥]{{1,8}})?){end}"), True),
        (
            re.compile(
                rf"(?:^|(?<=[\s,;、。:|(\d])){name}[ \t]*[(,、 \t|][ \t]*[男女](?=[,。;、()\s|]|$)", re.MULTILINE
            ),
            True,
        ),
        (re.compile(rf"^[ \t]*(?:[0-9]{{1,4}}[ \t.、,|)]+){name}(?=[ \t,|])", re.MULTILINE), True),
        (re.compile(rf"^{name}(?=[\t|])", re.MULTILINE), True),
        (re.compile(rf"(?:{kinds}){name}(?:(?=[,。;、()\s的患因系一]|$)|{sick})"), False),
        (re.compile(rf"(?:^|(?<=[\s,;、。:|(])){name}{sick}", re.MULTILINE), False),
    )


def persons(page: Page) -> list[Person]:
    """Every private person named on the page; people in a public office are left out."""
    if "persons" not in page.memo:
        page.memo["persons"] = list(_persons(page))
    known: list[Person] = page.memo["persons"]
    return known


def _persons(page: Page) -> Iterator[Person]:
    seen: set[int] = set()
    for wanted, sure in _patterns():
        for match in wanted.finditer(page.folded):
            start, end = match.span("name")
            name = match["name"]
            if start in seen or "某" in name or _is_word(name) or _in_office(page, start, end):
                continue
            seen.add(start)
            yield Person(start, end, name, sure)


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    words = listed("not_names")
    return frozenset(words), words


@cache
def _officials() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"(?:{any_of('office')})[ :]?$"), re.compile(rf"[ ]?(?:副|总)?(?:{any_of('office')})")


@cache
def _vocabulary() -> tuple[str, ...]:
    lists = ("illness", "disability", "fertility", "marriage", "property", "experience", "person_labels", "family")
    return tuple(word for name in lists for word in listed(name))


def _is_word(name: str) -> bool:
    exact, words = _words()
    if name in exact or any(len(word) > 1 and name.startswith(word) for word in words):
        return True
    return any(name in word or word in name for word in _vocabulary())


def _in_office(page: Page, start: int, end: int) -> bool:
    before, after = _officials()
    if before.search(page.before(start, 8)) or after.match(page.after(end)):
        return True
    begin, stop = page.sentence(start)
    return _CARERS.search(page.folded, begin, stop) is not None


def masked_name(name: str) -> str:
    """张三 → 张某, 欧阳小明 → 欧阳某某."""
    kept = 2 if name[:2] in listed("double_surnames") else 1
    return name[:kept] + "某" * max(1, min(2, len(name) - kept))
