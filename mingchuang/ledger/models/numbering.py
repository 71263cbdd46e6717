"""Running numbers: index numbers, register numbers, letter numbers."""

from django.db import models


class Counter(models.Model):
    """The last number given out in one series, such as ``index:11341500…/202011``."""

    series = models.CharField(max_length=128, unique=True)
    value = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.series} {self.value}"
