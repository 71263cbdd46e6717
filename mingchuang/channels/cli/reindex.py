"""``mingchuang reindex``: the index of the desk's search, dropped and made anew."""

import click

from .main import with_records


@click.command()
def reindex() -> None:
    """Make the index of the desk's search anew; the desk is used meanwhile and finds what is indexed so far."""
    with_records()
    from mingchuang.readings.search import index

    click.echo(f"{index.rebuild()} things indexed")
