"""What is said of a named private person: illness, disability, family, marriage, children, means, past.

A word alone is no finding — official prose is full of them. It becomes one in the sentence or row that names a person.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from mingchuang.law.findings import Check, Finding, Page
from mingchuang.law.privacy.persons import Person, masked_name, persons
from mingchuang.law.privacy.words import any_of

SOURCE = "个人信息保护法 art. 28; accessibility_privacy.md §3 (云南 2017 排查)"

_SENSITIVE = ("illness", "disability", "fertility", "marriage", "property", "experience")


@cache
def _said(words: str) -> re.Pattern[str]:
    return re.compile(any_of(words))


@cache
def _sensitive() -> re.Pattern[str]:
    return re.compile("|".join(any_of(words) for words in _SENSITIVE))


class _Said(Check):
    """A sensitive word in the sentence that names a person; sure of the person, it blocks."""

    words: ClassVar[str]
    source = SOURCE

    def find(self, page: Page) -> Iterator[Finding]:
        wanted = _said(self.words)
        if not wanted.search(page.folded):
            return
        done: set[tuple[int, int]] = set()
        for person in sorted(persons(page), key=lambda one: not one.sure):
            sentence = page.sentence(person.start)
            if sentence in done:
                continue
            done.add(sentence)
            for match in wanted.finditer(page.folded, *sentence):
                yield self.finding(page, match.span(), "**", "flag" if person.sure else "review")


class Illness(_Said):
    id = "privacy.illness"
    words = "illness"
    why_zh = "这里写明了某个人的疾病。"
    why_en = "This states a named person's illness."


class Disability(_Said):
    id = "privacy.disability"
    words = "disability"
    why_zh = "这里写明了某个人的残疾情况。"
    why_en = "This states a named person's disability."


class Fertility(_Said):
    id = "privacy.fertility"
    words = "fertility"
    why_zh = "这里写明了某个人的生育或孕情。"
    why_en = "This states a named person's pregnancy or family planning."


class Marriage(_Said):
    id = "privacy.marriage"
    words = "marriage"
    why_zh = "这里写明了某个人的婚恋情况。"
    why_en = "This states a named person's marital affairs."


class Property(_Said):
    id = "privacy.property"
    words = "property"
    why_zh = "这里写明了某个人的财产状况。"
    why_en = "This states a named person's means."


class Experience(_Said):
    id = "privacy.experience"
    words = "experience"
    why_zh = "这里写明了某个人不宜公开的经历。"
    why_en = "This states a part of a named person's past that is not for publication."


class NameInList(Check):
    id = "privacy.name"
    action = "review"
    why_zh = "个人姓名与敏感信息同时出现，请核实是否必须公开姓名。"
    why_en = "A person's name stands beside sensitive facts; make sure that it must be published."
    source = SOURCE + " (mask convention unverified)"

    def find(self, page: Page) -> Iterator[Finding]:
        if not _sensitive().search(page.folded):
            return
        sensitive: dict[tuple[int, int], bool] = {}
        for person in persons(page):
            sentence = page.sentence(person.start)
            if sentence not in sensitive:
                sensitive[sentence] = _sensitive().search(page.folded, *sentence) is not None
            if sensitive[sentence]:
                yield self._masked(page, person)

    def _masked(self, page: Page, person: Person) -> Finding:
        return self.finding(page, (person.start, person.end), masked_name(person.name))


class Family(Check):
    id = "privacy.family"
    action = "review"
    why_zh = "这里写明了个人的家庭成员。"
    why_en = "This names a member of a person's family."
    source = SOURCE

    def find(self, page: Page) -> Iterator[Finding]:
        for match in _relative().finditer(page.folded):
            name = match["name"]
            if "某" not in name:
                yield self.finding(page, match.span("name"), masked_name(name))


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('family')})(?:姓名)?[ \t]*:[ \t]*(?P<name>[一-龥]{{2,4}})(?=[,。;、()\s|]|$)")
