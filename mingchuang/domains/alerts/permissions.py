"""Whose alerts: everybody's own, and nobody else's."""

from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By


def require_staff(by: By) -> None:
    """System persons are told nothing."""
    if by.who.is_system:
        raise refuse("alerts.no_person")
