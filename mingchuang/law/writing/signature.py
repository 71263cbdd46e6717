"""发文机关署名: the organ below the text is the one that issues (GB/T 9704-2012, 7.3.5)."""

import re
from collections.abc import Iterator

from .days import LINES_AT_END
from .values import STANDARD, Remark, Written, lines_of, remark

SOURCE = f"{STANDARD} 7.3.5"
_ORGAN = re.compile(r"^[ \t\u3000]*(?P<name>[一-鿿]{3,30}(?:局|委|委员会|政府|办公室|厅|中心|部|院|会))[ \t\u3000]*$")
_DAY = re.compile(r"^[ \t\u3000]*[0-9〇零一二三四五六七八九]{4}[年.\-/].{1,12}$")
_SECOND = re.compile(r"[(（][^()（）]*[)）]")
WHY = (
    "落款的发文机关与填写的制发机关不一致，请核对。",
    "The organ below the text is not the one that was entered as issuing it.",
)


def check(written: Written) -> Iterator[Remark]:
    """The organs on the lines right above the day of making: one of them issues the paper."""
    if not written.official or not written.organs:
        return
    lines = [(at, line) for at, line in lines_of(written.text) if line.strip()][-LINES_AT_END:]
    for place, (_, line) in enumerate(lines):
        if not _DAY.match(line):
            continue
        signed = []
        for at, above in reversed(lines[:place]):
            match = _ORGAN.match(above)
            if match is None:
                break
            signed.append((at + match.start("name"), match["name"]))
        if signed and not any(_same(name, organ) for _, name in signed for organ in written.organs):
            at, name = signed[0]
            yield remark("organ", written.text, (at, at + len(name)), WHY, plain_name(written.organs[0]), source=SOURCE)
        return


def plain_name(organ: str) -> str:
    """The name without a second one in brackets, as it is signed with."""
    return _SECOND.sub("", organ)


def _same(name: str, organ: str) -> bool:
    """数据资源管理局 signs for 六安市数据资源管理局, and the government's office for the government."""
    organ = plain_name(organ)
    return bool(organ) and (name.endswith(organ) or organ.endswith(name) or name.startswith(organ))
