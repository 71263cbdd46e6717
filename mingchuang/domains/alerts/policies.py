"""What wishes make sense."""

from mingchuang.law.refusal import Refusal

from .kinds import Mail
from .queries import WishesView


def quiet(hour: int, first: int, last: int) -> bool:
    """Whether an hour of the day lies between two hours, the second not included; over midnight where it is the smaller."""
    if first == last:
        return False
    return first <= hour < last if first < last else hour >= first or hour < last


def quiet_now(wanted: WishesView, hour: int, *, working_day: bool) -> bool:
    """Whether no mail may reach somebody at this hour of such a day."""
    return (not working_day and not wanted.rest_days) or quiet(hour, wanted.quiet_from, wanted.quiet_until)


def wishes(mail: Mail, address: str, digest_hour: int, quiet_from: int, quiet_until: int) -> list[Refusal]:
    """Reasons against a person's wishes."""
    found = []
    if mail != Mail.OFF and not address:
        found.append(Refusal("alerts.address_missing", "address"))
    for name, hour in (("digest_hour", digest_hour), ("quiet_from", quiet_from), ("quiet_until", quiet_until)):
        if not 0 <= hour <= 23:
            found.append(Refusal("alerts.no_such_hour", name))
    if not found and mail == Mail.DIGEST and quiet(digest_hour, quiet_from, quiet_until):
        found.append(Refusal("alerts.digest_in_quiet_hours", "digest_hour"))
    return found
