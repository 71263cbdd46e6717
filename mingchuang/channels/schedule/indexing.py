"""The indexes of the desk's search and of the readers' follow the ledger."""

from collections.abc import Iterator

from mingchuang.readings.search import index


def follow() -> Iterator[str]:
    """Index what has changed; what is left after some seconds goes with the next look."""
    if found := index.catch_up():
        yield f"{found} things indexed for the searches"
