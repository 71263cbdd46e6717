"""`mingchuang schedule`: look what has become due, once or again and again."""

import time

import click

from .alerting import alert
from .indexing import follow
from .links import check_links
from .news import send_news
from .posting import publish
from .purging import deliver
from .visit import visit

PAUSE = 30  # seconds between two looks; a release on schedule is at most this late


@click.command()
@click.option("--loop", is_flag=True, help="Go on, looking every half minute; otherwise once.")
def schedule(loop: bool) -> None:
    """Do what has become due: releases on schedule, due days after a holiday notice, files that nothing refers to, the cache."""
    while True:
        for line in (*visit(), *publish(), *deliver(), *alert(), *follow(), *send_news(), *check_links()):
            click.echo(line, err=True)
        if not loop:
            return
        time.sleep(PAUSE)
