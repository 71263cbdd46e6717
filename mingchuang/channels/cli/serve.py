"""`mingchuang serve`: migrate, load the demo city when the database is empty, serve."""

import sys
from multiprocessing import get_context

import click

from .main import with_records


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--demo/--no-demo", default=False, help="Load the demo city first when there is no agency yet.")
def serve(host: str, port: int, workers: int, demo: bool) -> None:
    """Serve the site and the desk."""
    with_records()
    from granian import Granian
    from granian.constants import Interfaces

    # In a process of its own: granian forks its workers, and the typesetter's threads, once started (the demo's letters start
    # them), do not live on in a fork, where the first PDF would wait for them for ever. Nor should an open database.
    child = get_context("spawn").Process(target=make_ready, args=(demo, f"http://{host}:{port}"))
    child.start()
    child.join()
    if child.exitcode:
        sys.exit(child.exitcode)
    Granian(
        "mingchuang.config.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, workers=workers,
        blocking_threads=4,
    ).serve()  # fmt: skip


def make_ready(demo: bool, address: str) -> None:
    """Migrate, collect the static files, load what ships and, if wanted, the demo city; say where to go."""
    with_records()
    from django.core.management import call_command

    from mingchuang.channels.cli import setup

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    setup.prepare(demo=demo)
    setup.welcome(address)
