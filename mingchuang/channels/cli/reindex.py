"""``mingchuang reindex``: the indexes of the desk's search and of the readers', dropped and made anew."""

import click

from .main import with_records


@click.command()
def reindex() -> None:
    """Make the indexes of both searches anew, the desk's and the readers'; what is indexed so far is found meanwhile."""
    with_records()
    from mingchuang.readings.search import index

    click.echo(f"{index.rebuild()} things indexed")
