"""What every start makes sure of: the system person, the shipped calendars, the statutory categories, the demo if wanted."""

import sys
from datetime import UTC, datetime

from mingchuang.ledger.acts import By


def say(line: str) -> None:
    """Words go to standard error; standard output is for results."""
    print(line, file=sys.stderr, flush=True)


def system_hand() -> By:
    """The hand of set-up and schedule: a system person, made once, who never signs in."""
    from mingchuang.ledger.people import system_person

    return By(system_person(), datetime.now(UTC))


def prepare(*, demo: bool) -> None:
    """Idempotent: load what ships with the program and, when asked and there is no agency yet, the demo city."""
    from mingchuang.domains.agencies import queries as agencies
    from mingchuang.domains.calendars import actions as calendars
    from mingchuang.domains.catalogue import actions as catalogue

    by = system_hand()
    calendars.load_shipped(by=by)
    catalogue.load_template(by=by)
    if demo and not agencies.agencies():
        from mingchuang.channels.cli.demo import load

        load(progress=say)


def welcome(address: str) -> None:
    """Print where to go and, with the demo loaded, who may sign in."""
    from mingchuang.domains.agencies import queries as agencies

    say(f"\n  公众网站 Site   {address}/\n  工作台   Desk   {address}/desk/")
    if agencies.agencies():
        from mingchuang.channels.cli.demo import accounts

        for line in accounts():
            say(f"  {line}")
    else:
        say("  还没有机关。No agency yet: `mingchuang demo` loads the demo city.")
    say("")
