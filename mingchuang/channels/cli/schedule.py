"""`mingchuang schedule`: time is a visitor."""

import time

import click

from .main import with_records

PAUSE = 30  # seconds between two looks; a release on schedule is at most this late


@click.command()
@click.option("--loop", is_flag=True, help="Go on, looking every half minute; otherwise once.")
def schedule(loop: bool) -> None:
    """Do what has become due: releases on schedule, deemed abandonment, expiry."""
    with_records()
    from mingchuang.channels.schedule import visit

    while True:
        for line in visit():
            click.echo(line, err=True)
        if not loop:
            return
        time.sleep(PAUSE)
