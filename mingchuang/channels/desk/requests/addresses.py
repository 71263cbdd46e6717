"""Where a request and its acts are found on the desk."""

from django.urls import reverse

from mingchuang.domains.disclosure.queries import RequestRow

# Acts whose page holds all that is needed; before the others the file is read, so that a list leads to it first.
AT_ONCE = frozenset({"assign", "draft_decision", "issue_reply", "deliver", "deliver_notice", "archive", "abandon"})


def address(row: RequestRow) -> str:
    """The page of the request."""
    return reverse("desk_requests:case", args=[row.public_id])


def act_address(public_id: str, act: str) -> str:
    """The page of an act; the decision has its own."""
    if act == "draft_decision":
        return reverse("desk_requests:decide", args=[public_id])
    return reverse("desk_requests:act", args=[public_id, act])


def first_address(public_id: str, act: str) -> str:
    """Where the button of a list leads: to the act itself, or to the file that is to be read first."""
    return act_address(public_id, act) if act in AT_ONCE else reverse("desk_requests:case", args=[public_id])
