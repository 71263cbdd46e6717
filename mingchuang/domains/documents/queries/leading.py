"""Links of a text that lead nowhere: within the site as it stands now, elsewhere as the schedule heard. Nobody is asked here."""

import re
from collections.abc import Iterable, Iterator

from mingchuang.domains.documents import outward
from mingchuang.domains.documents.models import Attachment, Document
from mingchuang.domains.documents.outward import Dead
from mingchuang.law.findings import Finding
from mingchuang.press.sanitising import links

_DOCUMENT = re.compile(r"(?:/en)?/[a-z0-9-]+/d/(?P<document>[0-9a-z]{6,32})(?:[/?#].*)?")
_FILE = re.compile(r"/files/(?P<file>[0-9a-z]{6,32})(?:[?#].*)?")


def dead_links(body: str, text: str, host: str = "") -> Iterator[Finding]:
    """A finding for each dead link of a clean body, with its place in the text; ``host`` is the name of this site."""
    found = [(address, shown, _inward(address, host)) for address, shown in links(body)]
    wanted = {name for _, _, name in found if name}
    alive = _alive(wanted) if wanted else set()
    urls = {address: outward.address(address) for address, _, name in found if not name}
    dead = outward.dead({url for url in urls.values() if url})
    place = 0
    for address, shown, name in found:
        at = text.find(shown, place) if shown else -1
        start, end = (at, at + len(shown)) if at >= 0 else (place, place)
        place = max(place, end)
        if name and name not in alive:
            yield _inside(start, end, shown)
        elif not name and (known := dead.get(urls[address])):
            yield _elsewhere(known, start, end, shown)


def _inside(start: int, end: int, shown: str) -> Finding:
    return Finding(
        kind="writing.link", start=start, end=end, text=shown, action="review",
        why_zh="这个链接指向的信息没有发布或已经撤回，读者打不开。请更换或去掉链接。",
        why_en="The link leads to something that is not released or was withdrawn. Change it or take it out.",
        suggestion="", source="国办发〔2017〕47号",
    )  # fmt: skip


def _elsewhere(known: Dead, start: int, end: int, shown: str) -> Finding:
    status = f"（HTTP {known.status}）" if known.status else ""
    said = f" (HTTP {known.status})" if known.status else ""
    since, asked = known.since, known.asked
    return Finding(
        kind="writing.link_elsewhere", start=start, end=end, text=shown, action="review",
        why_zh=f"这个外链打不开：{known.answer.zh}{status}。自{_day(since)}起连续{known.failures}次访问失败，最近一次访问是{_day(asked)}。"
        "请在浏览器中核对，换成现在的地址；找不到新地址的，去掉链接、保留文字。",
        why_en=f"The link to another site does not open: {known.answer.en}{said}. It failed {known.failures} times in a row "
        f"since {since.isoformat()}, last on {asked.isoformat()}. "
        "Open it in a browser; put the present address, or take the link out and keep the words.",
        suggestion="", source="国办秘函〔2019〕19号",
    )  # fmt: skip


def _day(day: object) -> str:
    return f"{day:%Y}年{day:%-m}月{day:%-d}日"


def _inward(address: str, host: str) -> str:
    """What the address names within this site, as ``d/…`` or ``f/…``; "" for any other."""
    own = re.sub(rf"^https?://{re.escape(host)}(?=/)", "", address) if host else address
    if match := _DOCUMENT.fullmatch(own):
        return f"d/{match['document']}"
    if match := _FILE.fullmatch(own):
        return f"f/{match['file']}"
    return ""


def _alive(wanted: Iterable[str]) -> set[str]:
    documents = [name[2:] for name in wanted if name.startswith("d/")]
    files = [name[2:] for name in wanted if name.startswith("f/")]
    shown = Document.objects.filter(public_id__in=documents, public_state__in=["shown", "explained", "redirect"])
    alive = {f"d/{one}" for one in shown.values_list("public_id", flat=True)}
    if files:
        kept = Attachment.objects.filter(public_id__in=files, edition__state="released")
        alive |= {f"f/{one}" for one in kept.values_list("public_id", flat=True)}
    return alive
