"""Queries whose SQL is compiled once: for the page asked most often, building one anew costs four times asking it."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Prepared:
    """A query with places left open: ``build`` is given stand-ins and makes the query, a call gives what takes their place.

    Rows come as the database gives them: a date may be its ISO text, JSON is text.
    """

    def __init__(self, build: Callable[..., QuerySet], places: int) -> None:
        self._stand_ins = tuple(f"\ue000{number}\ue000" for number in range(places))
        self._compiled = cache(lambda vendor: build(*self._stand_ins).query.sql_with_params())  # noqa: ARG005

    def rows(self, *given: str) -> Sequence[tuple[Any, ...]]:
        """All rows, for these values."""
        sql, values = self._compiled(connection.vendor)
        known = dict(zip(self._stand_ins, given, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [known.get(value, value) if isinstance(value, str) else value for value in values])
            return cursor.fetchall()
