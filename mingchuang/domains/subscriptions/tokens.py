"""The links in a mail: signed, and naming nothing but a subscription's public id."""

from datetime import timedelta

from django.core import signing

from mingchuang.law.refusal import refuse

CONFIRM, END = "subscriptions.confirm", "subscriptions.end"
KEPT = timedelta(days=3)
"""How long a question is open; the link to the end of a subscription never expires."""


def confirming(public_id: str) -> str:
    """The token by which whoever reads the mailbox confirms, for three days."""
    return signing.dumps(public_id, salt=CONFIRM)


def ending(public_id: str) -> str:
    """The token by which a subscription is ended from any of its mails."""
    return signing.dumps(public_id, salt=END)


def confirmed_by(token: str) -> str:
    """The public id that the token confirms; refused when it is no token of ours or too old."""
    return _read(token, CONFIRM, KEPT)


def ended_by(token: str) -> str:
    """The public id that the token ends; refused when it is no token of ours."""
    return _read(token, END, None)


def _read(token: str, salt: str, age: timedelta | None) -> str:
    try:
        return str(signing.loads(token, salt=salt, max_age=age))
    except (signing.BadSignature, ValueError, TypeError):
        raise refuse("subscriptions.link_over") from None
