"""The proof as sheets: numbers with their difference, every body's number, and whose reports were there."""

from django.utils.translation import gettext as _

from mingchuang.law.report_grid import labels
from mingchuang.press.sheets import Sheet, Value
from mingchuang.readings.rollup import Proof

from .common import name_of, spoken
from .rollup_words import notices, result, verdict

TABLES = {"T2": ("表二", "Table 2"), "T3": ("表三", "Table 3"), "T4": ("表四", "Table 4")}


def sheets(found: Proof) -> list[Sheet]:
    """Three sheets; the first holds the verdict above its numbers."""
    return [_numbers(found), _by_body(found), _reports(found)]


def _told(found: Proof) -> tuple[str, ...]:
    return (verdict(found)[1], *(text for _kind, text in notices(found)))


def _labelled(found: Proof) -> list[tuple[str, str]]:
    assert found.fmt is not None
    known = labels(found.fmt)
    return [(spoken(TABLES[line.cell.partition(".")[0]]), spoken(known[line.cell])) for line in found.lines]


def _numbers(found: Proof) -> Sheet:
    rows: list[tuple[Value, ...]] = [
        (
            table, number, line.stated, line.summed, line.difference, result(line.state).text,
            "、".join(name_of(found.bodies[place]) for place in line.suspects),
        )
        for (table, number), line in zip(_labelled(found), found.lines, strict=True)
    ]  # fmt: skip
    heads = (
        _("Table of the report"), _("Figure of the report"), _("Stated by the government"), _("Sum of bodies"),
        _("Difference"), _("Result of the sum"),
        _("Whose number is the difference"),
    )  # fmt: skip
    marked = frozenset(place for place, line in enumerate(found.lines) if line.state != "equal")
    return Sheet(_("Roll-up"), heads, rows, _told(found), marked)


def _by_body(found: Proof) -> Sheet:
    assert found.government is not None
    rows: list[tuple[Value, ...]] = [
        (table, number, line.stated, *line.parts)
        for (table, number), line in zip(_labelled(found), found.lines, strict=True)
    ]
    heads = (
        _("Table of the report"),
        _("Figure of the report"),
        name_of(found.government),
        *(name_of(file) for file in found.bodies),
    )
    return Sheet(_("Every body"), heads, rows)


def _reports(found: Proof) -> Sheet:
    groups = (
        (found.bodies, _("added up")), (found.unread, _("not read")), (found.foreign, _("another format")),
        (found.doubles, _("second file")),
    )  # fmt: skip
    rows: list[tuple[Value, ...]] = [(name_of(file), file.name, said) for files, said in groups for file in files]
    rows += [(name, "", _("no report")) for name in found.missing]
    return Sheet(_("Part of each report"), (_("Body"), _("File name"), _("Part in the sum")), rows)
