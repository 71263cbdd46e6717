"""How long to wait before something is tried again."""

from datetime import timedelta

LONGEST = timedelta(hours=1)


def pause(tries: int) -> timedelta:
    """1, 2, 4 … minutes after none, one, two … earlier tries; at most an hour."""
    return min(timedelta(minutes=2 ** min(tries, 6)), LONGEST)
