"""Filters that people of the demo city keep: handed over when the demo has been loaded."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from mingchuang.domains.agencies import handles
from mingchuang.domains.agencies import queries as agencies

from . import keeping


def keep(*, now: datetime, filters: Iterable[Mapping[str, str]], **_: object) -> None:
    """Keep each filter for its person (an account name); ``agency`` shares it."""
    ids = {one.username: one.public_id for one in agencies.people()}
    for row in filters:
        person = handles.person(ids[row["person"]])
        keeping.keep(
            person=person, room=row["room"], name=row["name"], query=row["query"], agency=row.get("agency", ""), at=now
        )
