"""Pages of docs/ that are written from the code: one a model (docs/records/) and the command line (docs/generated/cli.md).

`python -m tools.pages` writes them; `tests/house/test_pages.py` fails when they are stale.
"""

import importlib
import os
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def _first_line(text: str | None) -> str:
    return (text or "").strip().split("\n")[0]


def _field_row(field: object) -> str:
    kind = type(field).__name__
    target = getattr(field, "related_model", None)
    arrow = f" → {target.__name__}" if target else ""
    marks = [
        mark
        for mark, holds in {
            "key": getattr(field, "primary_key", False),
            "unique": getattr(field, "unique", False) and not getattr(field, "primary_key", False),
            "may be empty": getattr(field, "null", False) or getattr(field, "blank", False),
            "indexed": getattr(field, "db_index", False),
        }.items()
        if holds
    ]
    return f"| `{field.name}` | {kind}{arrow} | {', '.join(marks)} |"  # type: ignore[attr-defined]


def record_page(model: type) -> str:
    """The page of one model: what it is, its fields, its constraints and indexes."""
    meta = model._meta  # type: ignore[attr-defined]
    lines = [f"# {model.__name__}", "", (model.__doc__ or "").strip(), "", f"Table `{meta.db_table}`.", ""]
    lines += ["| field | type | |", "|---|---|---|", *[_field_row(field) for field in meta.concrete_fields], ""]
    rules = [f"- `{rule.name}` ({type(rule).__name__})" for rule in meta.constraints]
    rules += [f"- `{index.name}` (index on {', '.join(index.fields) or 'an expression'})" for index in meta.indexes]
    if rules:
        lines += ["The database enforces:", "", *rules, ""]
    return "\n".join(lines).rstrip() + "\n"


def cli_page() -> str:
    """The command line as `--help` prints it."""
    import click

    from mingchuang.channels.cli.main import COMMANDS, main, module_of

    context = click.Context(main, info_name="mingchuang")
    lines = ["# The command line", "", "Written from the program's own help.", ""]
    for name in main.list_commands(context):
        module, attribute, _ = COMMANDS[name]
        command = getattr(importlib.import_module(module_of(module)), attribute)
        lines += [f"## mingchuang {name}", "", "```", *_help(command, context, name), "```", ""]
        for sub in sorted(getattr(command, "commands", {})):
            inner = click.Context(command, info_name=name, parent=context)
            lines += [f"### mingchuang {name} {sub}", "", "```", *_help(command.commands[sub], inner, sub), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def _help(command: object, parent: object, name: str) -> list[str]:
    import click

    context = click.Context(command, info_name=name, parent=parent, terminal_width=100)  # type: ignore[arg-type]
    return [line.rstrip() for line in command.get_help(context).split("\n")]  # type: ignore[attr-defined]


def pages() -> dict[Path, str]:
    """Every generated page by its path."""
    from django.apps import apps

    found = {PROJECT / "docs" / "generated" / "cli.md": cli_page()}
    for model in apps.get_models():
        if model.__module__.startswith("mingchuang."):
            found[PROJECT / "docs" / "records" / f"{model._meta.app_label}-{model.__name__}.md"] = record_page(model)
    return found


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingchuang.config.settings.test")
    import django

    django.setup()
    wanted = pages()
    for path in sorted((PROJECT / "docs" / "records").glob("*.md")):
        if path not in wanted:
            path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
