"""The program `mingchuang`: each command is loaded only when it is called, so that the law answers without a database."""

import importlib
import importlib.util
import os

import click

# command: (module, attribute, one line of help); a module with a dot belongs to another face and needs the records.
COMMANDS = {
    "audit": ("audit", "audit", "Audit annual reports."),
    "demo": ("demo", "demo", "Load the demo city."),
    "doctor": ("doctor", "doctor", "Name what is missing or wrong, and how to mend it."),
    "due": ("law", "due", "The last day of a term in working days."),
    "import": ("importing", "importing", "Import a file of calendars."),
    "law": ("law", "law", "Ask the law room a question in JSON."),
    "reindex": ("reindex", "reindex", "Make the indexes of both searches anew."),
    "report": ("report", "report", "The annual report of an agency."),
    "schedule": ("mingchuang.channels.schedule.command", "schedule", "Do what has become due."),
    "screen": ("screen", "screen", "Screen text for personal data and secrecy marks."),
    "serve": ("serve", "serve", "Serve the site and the desk."),
    "verify": ("verify", "verify", "Check the ledger, or a text against what was released."),
}
HERE = "mingchuang.channels.cli"


def module_of(name: str) -> str:
    """The full name of a command's module."""
    return name if "." in name else f"{HERE}.{name}"


class Lazy(click.Group):
    """A group that knows its commands by name and imports a command's module when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(name for name, (module, _, _) in COMMANDS.items() if importlib.util.find_spec(module_of(module)))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        if "." in module:
            with_records()
        return getattr(importlib.import_module(module_of(module)), attribute)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][2]) for name in self.list_commands(ctx)])


def with_records() -> None:
    """Start Django; called first by every command that reads or writes records."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingchuang.config.settings.dev")
    django.setup()


@click.group(cls=Lazy)
def main() -> None:
    """Mingchuang: publishing, disclosure requests and the annual report that counts itself."""


if __name__ == "__main__":
    main()
