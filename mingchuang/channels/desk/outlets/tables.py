"""The tables of this room."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.domains.broadcasts.outbox import GIVEN_UP
from mingchuang.domains.broadcasts.postings import NAMES, AccountView, PostingView, State
from mingchuang.look.dates import moment, short_day, spoken_language
from mingchuang.look.values import Cell, Column, Link, Status, Table

from .forms import outlet_name

TONES = {
    State.WAITING: "active",
    State.TAKEN: "active",
    State.POSTED: "done",
    State.GIVEN_UP: "bad",
    State.CANCELLED: "neutral",
}


def state_name(state: State) -> str:
    """待发送, 已发送."""
    return NAMES[state][0 if spoken_language() == "zh" else 1]


def counts_table(rows: Iterable[tuple[str, int]], year: int) -> Table:
    """Each outlet and how much was released there in a year."""
    caption = _("Released in %(year)s by outlet") % {"year": year}
    return Table(caption, [Column(_("Outlet")), Column(_("Count"), True)], [[name, n] for name, n in rows])


def accounts_table(found: Sequence[AccountView], *, may_keep: bool) -> Table:
    """The accounts; where the outlet's count is not ours, the row says so."""

    def state(one: AccountView) -> Status:
        if one.closed:
            return Status(_("no longer used"), "neutral")
        if one.failed:
            return Status(_("posts failed"), "bad")
        if one.theirs is None:
            return Status(_("not counted yet"), "neutral")
        return Status(_("counts differ"), "soon") if one.apart else Status(_("counts agree"), "done")

    def stand(one: AccountView) -> Cell:
        note = ""
        if one.apart and not one.closed:
            words = _("The outlet has %(count)s more.") if one.apart > 0 else _("The outlet has %(count)s fewer.")
            note = words % {"count": abs(one.apart)}
        return Cell(status=state(one), note=note)

    def theirs(one: AccountView) -> Cell | str:
        if one.theirs is None or one.counted_on is None:
            return "—"
        return Cell(one.theirs, note=_("counted on %(day)s") % {"day": short_day(one.counted_on)})

    def steps(one: AccountView) -> Cell:
        close = Link(_("Stop using it"), reverse("desk_outlets:close_account", args=[one.public_id]))
        return Cell(acts=[close] if may_keep and not one.closed else [])

    return Table(
        _("Accounts"),
        [
            Column(_("Outlet")), Column(_("Account name")), Column(_("Posts")), Column(_("Recorded here"), True),
            Column(_("Counted by the outlet"), True), Column(_("Waiting"), True), Column(_("State")), Column(_("Next step")),
        ],
        [
            [
                outlet_name(one.outlet),
                Cell(one.name, note=one.code),
                (one.section or _("All sections")) if one.automatic else _("When asked"),
                Cell(one.ours, f"{reverse('desk_documents:broadcasts')}?outlet={one.outlet}"),
                theirs(one),
                one.waiting,
                stand(one),
                steps(one),
            ]
            for one in found
        ],
        empty=_("No account has been entered yet."),
    )  # fmt: skip


def posts_table(rows: Sequence[PostingView], *, may_post: bool) -> Table:
    """The posts with what can be done about them."""

    def state(row: PostingView) -> Cell:
        if row.unsure:
            return Cell(
                status=Status(_("unclear whether it went"), "soon"), note=_("It is looked up on the outlet first.")
            )
        if row.state is State.POSTED and row.withdrawn:
            return Cell(status=Status(_("posted, since withdrawn"), "bad"), note=_("Delete it on the outlet."))
        note = row.failure
        if row.next_try is not None:
            again = _("tried %(tries)s of %(most)s times, next at %(at)s")
            note = f"{note} · {again % {'tries': row.tries, 'most': GIVEN_UP, 'at': moment(row.next_try)}}"
        return Cell(status=Status(state_name(row.state), TONES[row.state]), note=note)

    def steps(row: PostingView) -> Cell:
        names = []
        if row.state in (State.GIVEN_UP, State.CANCELLED) or row.unsure:
            names.append(("again", _("Try again")))
        if row.state in (State.WAITING, State.GIVEN_UP):
            names.append(("cancel", _("Do not post")))
        address = reverse("desk_outlets:decide", args=[row.public_id])
        return Cell(acts=[Link(words, f"{address}?act={name}") for name, words in names] if may_post else [])

    return Table(
        _("Posts to new media"),
        [
            Column(_("Put into the outbox on")), Column(_("Document")), Column(_("Account name")), Column(_("State")),
            Column(_("Next step")),
        ],
        [
            [
                moment(row.made_at),
                Cell(row.title, row.url or reverse("desk_documents:document", args=[row.document])),
                f"{outlet_name(row.outlet)} · {row.account}",
                state(row),
                steps(row),
            ]
            for row in rows
        ],
        empty=_("Nothing was posted yet."),
        caption_hidden=True,
    )  # fmt: skip
