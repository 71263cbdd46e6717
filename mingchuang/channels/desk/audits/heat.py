"""The heat map of a run: narrowed, ordered, with the families of checks or one of them in full along the top."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.words import listed
from mingchuang.domains.audits.values import FileRow, Mark
from mingchuang.law.audit.families import check_named
from mingchuang.look.dates import spoken_language
from mingchuang.look.heat import HeatCell, HeatColumn, HeatMap, HeatRow
from mingchuang.look.values import Link

from .forms import family_names
from .words import SEVERITIES, VERDICTS, whose

EVERYTHING = "all"


@dataclass(frozen=True)
class Narrowed:
    """What the reader wants to see. ``open``: the family shown in full, "all", or ""."""

    who: str = ""
    severity: str = ""
    sort: str = ""
    undecided: bool = False
    open: str = ""


@dataclass(frozen=True)
class Spot:
    """A column: its family, and the check when it is one check's."""

    family: str
    check: str = ""

    def holds(self, mark: Mark) -> bool:
        return mark.id == self.check if self.check else check_named(mark.id).family == self.family


def counted(row: FileRow, wanted: Narrowed) -> list[Mark]:
    """The marks that count: not dismissed, and undecided where only those are wanted."""
    return [one for one in row.marks if one.verdict != "dismissed" and not (wanted.undecided and one.verdict)]


def assessed(row: FileRow) -> bool:
    """Was the file read at all?"""
    return row.state not in ("waiting", "failed") and not row.why


def narrowed(rows: Iterable[FileRow], wanted: Narrowed) -> list[FileRow]:
    """The rows that match, in the order wanted."""
    found = [row for row in rows if _matches(row, wanted)]
    keys: dict[str, Callable[[FileRow], object]] = {
        "agency": lambda row: (whose(row), row.year or 0),
        "errors": lambda row: [-sum(one.severity == name for one in counted(row, wanted)) for name in SEVERITIES],
        "open": lambda row: -sum(not one.verdict for one in row.marks),
    }
    return sorted(found, key=keys[wanted.sort]) if wanted.sort in keys else found  # type: ignore[arg-type]


def _matches(row: FileRow, wanted: Narrowed) -> bool:
    text = wanted.who.strip()
    if text and text not in row.agency_name and text not in row.name:
        return False
    left = counted(row, wanted)
    if wanted.undecided and not left:
        return False
    if wanted.severity == "none":
        return assessed(row) and not left
    if wanted.severity == "unknown":
        return not assessed(row) or row.verdict == "not_assessable"
    return not wanted.severity or any(one.severity == wanted.severity for one in left)


def spots(rows: Sequence[FileRow], wanted: Narrowed) -> list[Spot]:
    """The columns: every family, an open one followed by its checks that found something."""
    found = {mark.id for row in rows for mark in row.marks}
    columns = []
    for family in family_names():
        columns.append(Spot(family))
        if wanted.open in (family, EVERYTHING):
            columns += [Spot(family, check) for check in sorted(found) if check_named(check).family == family]
    return columns


def heat_map(
    rows: Sequence[FileRow], wanted: Narrowed, address: Callable[[str], str], exports: Sequence[Link]
) -> HeatMap:
    """The map; ``address`` gives the page with another family open."""
    columns = spots(rows, wanted)
    heads = [_head(spot, wanted, address) for spot in columns]
    lines = [_line(row, columns, heads, wanted) for row in rows]
    return HeatMap(_("Findings by agency and check"), _("Agency"), heads, lines, _("No report matches."), exports)


def _head(spot: Spot, wanted: Narrowed, address: Callable[[str], str]) -> HeatColumn:
    if spot.check:
        return HeatColumn(str(getattr(check_named(spot.check), spoken_language())), hint=spot.check)
    is_open = wanted.open in (spot.family, EVERYTHING)
    hint = _("Fold up") if is_open else _("Show each check")
    return HeatColumn(family_names()[spot.family], address("" if is_open else spot.family), hint, is_open)


def _line(row: FileRow, columns: Sequence[Spot], heads: Sequence[HeatColumn], wanted: Narrowed) -> HeatRow:
    url = reverse("desk_audits:report", args=[row.public_id])
    cells = [_cell(row, spot, head.label, url, wanted) for spot, head in zip(columns, heads, strict=True)]
    particulars = [
        f"{row.year}" if row.year else "",
        str(VERDICTS.get(row.verdict, "")),
        "" if row.agency_name == "" else row.name,
    ]
    return HeatRow(whose(row), cells, url, " · ".join(filter(None, particulars)))


def _cell(row: FileRow, spot: Spot, head: str, url: str, wanted: Narrowed) -> HeatCell:
    if row.state == "waiting":
        return HeatCell(_("waits for the audit"), "unknown")
    if not assessed(row):
        return HeatCell(_("not assessed"), "unknown", url, _("%(who)s: not assessed") % {"who": whose(row)})
    here = [one for one in row.marks if spot.holds(one)]
    left = [one for one in here if one in counted(row, wanted)]
    if not left:
        return _quiet(row, spot, head, url, here)
    counts = {name: sum(one.severity == name for one in left) for name in SEVERITIES}
    words = [f"{word} {counts[name]}" for name, word in SEVERITIES.items() if counts[name]]
    worst = next(name for name in SEVERITIES if counts[name])
    rest = len(left) - counts[worst]
    label = f"{whose(row)}: {head}: {listed(words)}"
    first = next((one for one in left if one.severity == worst), left[0])
    target = f"{url}#finding-{list(row.marks).index(first) + 1}"
    return HeatCell(words[0], worst, target, label, f"+{rest}" if rest else "")


def _quiet(row: FileRow, spot: Spot, head: str, url: str, here: Sequence[Mark]) -> HeatCell:
    dismissed = sum(one.verdict == "dismissed" for one in here)
    if dismissed:
        words = _("dismissed %(n)d") % {"n": dismissed}
        return HeatCell(words, "settled", url, f"{whose(row)}: {head}: {words}")
    if spot.family == "tables" and row.verdict == "not_assessable":
        return HeatCell(_("not read"), "unknown")
    return HeatCell("—")
