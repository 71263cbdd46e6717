"""待办 of those who audit reports: audits with findings that nobody has decided about."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import ngettext

from mingchuang.channels.desk.seat import Seat
from mingchuang.domains.audits.permissions import AUDITORS
from mingchuang.domains.audits.undecided import Undecided, undecided


def audits_of(seat: Seat) -> list[Undecided]:
    """The audits that wait for this person."""
    roles = frozenset(AUDITORS)
    return undecided([code for code, held in seat.held.items() if held & roles], seat.day)


def words(row: Undecided) -> tuple[str, str, str, datetime]:
    """Name, address, how much waits, and since when."""
    waits = ngettext("%(n)d finding is undecided", "%(n)d findings are undecided", row.number) % {"n": row.number}
    address = reverse("desk_audits:run", args=[row.run])
    return row.name, f"{address}?undecided=on&sort=open", waits, row.opened
