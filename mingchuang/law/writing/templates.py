"""Templates that come with the program, and the mark of what is still to be filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

BLANKS = ("【××】", "【日期】", "【起始日期】", "【截止日期】", "【年份和季度】", "【数】")
"""What stands in a template where something is to be filled in."""


@dataclass(frozen=True)
class ShippedTemplate:
    """How documents of a kind may begin. ``body`` is HTML of the allow-list; ``id`` counts within the file."""

    id: str
    kind: str
    zh: str
    en: str
    title: str
    body: str


@cache
def shipped() -> Mapping[str, tuple[ShippedTemplate, ...]]:
    """The templates of each kind that has any, in the order of the file."""
    rows = yaml.safe_load(files(__package__).joinpath("templates.yaml").read_text("utf-8"))
    found: dict[str, list[ShippedTemplate]] = {}
    for number, row in enumerate(rows, 1):
        one = ShippedTemplate(
            f"s{number}",
            row["kind"],
            row["name"]["zh"],
            row["name"]["en"],
            row["title"],
            row["body"].replace("> <", "><"),
        )
        found.setdefault(one.kind, []).append(one)
    return MappingProxyType({kind: tuple(ones) for kind, ones in found.items()})
