"""`mingchuang demo`: the demo city, and what others at the command line need of it."""

import json
import sys
from collections.abc import Callable
from datetime import datetime

import click

from .main import with_records

_NOT_EMPTY = (
    "这里已经有机关，演示数据只能录入空的系统。 / "
    "There are agencies here already: the demo is loaded only into an empty installation."
)


@click.command()
@click.option(
    "--scale", default=1.0, show_default=True, type=click.FloatRange(0.01, 50),
    help="Fewer or more routine items (news, notices, posts …). The report of 2020 agrees with the original's figures at 1.",
)  # fmt: skip
def demo(scale: float) -> None:
    """Load the demo city into an empty installation."""
    with_records()
    from django.core.management import call_command

    from mingchuang.channels.cli import setup
    from mingchuang.domains.agencies import queries as agencies

    call_command("migrate", verbosity=0)
    setup.prepare(demo=False)
    if agencies.agencies():
        click.echo(_NOT_EMPTY, err=True)
        sys.exit(2)
    load(progress=setup.say, scale=scale)
    for line in accounts():
        click.echo(line)


def load(*, progress: Callable[[str], None], scale: float = 1) -> None:
    """Enter the demo as of now, everything or nothing."""
    from mingchuang.intake.demo.load import load as enter
    from mingchuang.ledger.acts import SHANGHAI
    from mingchuang.readings.search import index

    progress("正在录入演示城市，约需一分钟。 / Loading the demo city, about a minute.")
    enter(now=datetime.now(SHANGHAI), scale=scale, progress=progress)
    index.rebuild()
    write_identity()


def write_identity() -> None:
    """Give the demo the footer of a government site; all of it is invented, and the footer says so."""
    from django.conf import settings

    from mingchuang.intake.demo import town

    settings.HOME.mkdir(parents=True, exist_ok=True)
    text = json.dumps(town.site_identity(), ensure_ascii=False, indent=1) + "\n"
    settings.DEMO_IDENTITY.write_text(text, encoding="utf8")


def accounts() -> list[str]:
    """One line for each account of the demo that can sign in; none where the demo is not what was loaded."""
    from mingchuang.domains.agencies import queries as agencies
    from mingchuang.intake.demo import town

    if town.bureau_credit_code() not in {body.credit_code for body in agencies.agencies()}:
        return []
    present = {person.username for person in agencies.people()}
    return [line for line in town.accounts() if line.split()[0] in present]
