"""What the proof says in sentences: its verdict, and what stands in the way of a full one."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.domains.audits.values import FileView
from mingchuang.look.values import Status
from mingchuang.readings.rollup import Proof

from .common import name_of

NAMED = 12
Notice = tuple[str, str]


def verdict(found: Proof) -> Notice:
    """The kind of the notice (done, bad, soon, info) and its sentence."""
    if found.government is None:
        return "info", _("No report of a government was found in this audit, so there is nothing to add up to.")
    if found.foreign:
        return "bad", _(
            "The reports are written in different formats, so their numbers cannot be added up: %(names)s. "
            "Have them filed in the format of the government's report."
        ) % {"names": names(found.foreign)}  # fmt: skip
    if not found.bodies:
        return "info", _("Besides the government's there is no report of this year that could be read.")
    facts = {"bodies": len(found.bodies), "numbers": found.compared, "wrong": len(found.wrong)}
    if found.wrong:
        said = _(
            "%(numbers)d numbers of %(bodies)d bodies were added up: %(wrong)d differ from the government's report."
        ) % facts  # fmt: skip
        return "bad", said + _explained(found)
    if not found.compared:
        return "soon", _("No number is stated by every report, so nothing could be compared.")
    said = _("%(numbers)d numbers of %(bodies)d bodies add up to the government's report, each and all.") % facts
    return ("done" if found.whole and not found.open else "soon"), said


def _explained(found: Proof) -> str:
    if not found.common:
        return ""
    below = found.wrong[0].difference is not None and found.wrong[0].difference < 0
    facts = {"names": names(found.common)}
    if below:
        return _("Every difference is exactly the number of %(names)s: it was probably left out.") % facts
    return _("Every difference is exactly the number of %(names)s: it was probably counted twice.") % facts


def notices(found: Proof) -> list[Notice]:
    """What makes the proof incomplete or was decided on the way."""
    said: list[Notice] = []
    if found.missing:
        number = len(found.missing)
        text = ngettext(
            "%(number)d body of this government has no report here: %(names)s.",
            "%(number)d bodies of this government have no report here: %(names)s.", number,
        )  # fmt: skip
        said.append(("soon", text % {"number": number, "names": _listed(found.missing)}))
    if found.unread:
        text = _("Could not be read and are not counted: %(names)s.")
        said.append(("soon", text % {"names": names(found.unread)}))
    if found.lines and found.open:
        number = len(found.open)
        text = ngettext(
            "%(number)d number is not stated by every report and was not compared.",
            "%(number)d numbers are not stated by every report and were not compared.", number,
        )  # fmt: skip
        said.append(("soon", text % {"number": number}))
    if found.doubles:
        text = _("These bodies have a second file, which is not counted: %(names)s.")
        said.append(("info", text % {"names": names(found.doubles)}))
    return said


def names(files: Sequence[FileView]) -> str:
    """Whose reports they are, the first dozen."""
    return _listed([name_of(file) for file in files])


def _listed(known: Sequence[str]) -> str:
    first = "、".join(known[:NAMED])
    return (
        first
        if len(known) <= NAMED
        else _("%(names)s and %(more)d more") % {"names": first, "more": len(known) - NAMED}
    )


def plain(value: Decimal | float | None) -> str:
    """A number as it is read, — where there is none."""
    if value is None:
        return "—"
    exact = Decimal(str(value))
    return format(exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize(), ",f")


def result(state: str) -> Status:
    """The state of a line in words."""
    words = {
        "equal": (_("adds up"), "done"),
        "differs": (_("does not add up"), "bad"),
        "open": (_("not compared"), "soon"),
    }
    return Status(*words[state])
