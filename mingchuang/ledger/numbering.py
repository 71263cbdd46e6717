"""Running numbers, given out inside the act that uses them, so that a rolled-back act wastes none."""

from django.db import IntegrityError, transaction
from django.db.models import F

from .models import Counter


def next_number(series: str) -> int:
    """The next number of the series, from 1. Must be called inside a transaction; holds the series until it ends."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is given out only inside the act that uses it")
    if not Counter.objects.filter(series=series).update(value=F("value") + 1):
        try:
            with transaction.atomic():
                Counter.objects.create(series=series, value=1)
                return 1
        except IntegrityError:  # another act began the series at the same moment
            Counter.objects.filter(series=series).update(value=F("value") + 1)
    return Counter.objects.values_list("value", flat=True).get(series=series)
