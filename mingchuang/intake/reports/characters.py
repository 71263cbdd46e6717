"""Reports in Traditional characters, read as if they were in Simplified ones. Lengths and so places stay the same."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from .extract import Extract, Grid, Token

# Characters that no Simplified text of an office holds; a quotation or a name has one or two.
_SIGNS = re.compile("[開總報條關務處辦據應規請議標準發佈為與從導門]")
MANY = 12


@cache
def _table() -> tuple[dict[int, int], Mapping[str, str]]:
    data: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("traditional.yaml").read_text("utf-8"))
    pair = ("".join(data[name].split()) for name in ("traditional", "simplified"))
    return str.maketrans(*pair), data["words"]


def is_traditional(text: str) -> bool:
    """Whether the text as a whole is in Traditional characters."""
    return sum(1 for _, _ in zip(_SIGNS.finditer(text), range(MANY), strict=False)) == MANY


def simplified(text: str) -> str:
    """The text with each known Traditional character replaced; as long as before."""
    characters, words = _table()
    for word, same in words.items():
        text = text.replace(word, same)
    return text.translate(characters)


def traditional(text: str) -> str:
    """The text with each known character replaced by the first Traditional one that stands for it; as long as before."""
    characters, words = _table()
    back = {plain: sign for sign, plain in sorted(characters.items(), reverse=True)}
    for word, same in words.items():
        text = text.replace(same, word)
    return text.translate(back)


def readable(found: Extract) -> Extract:
    """What was extracted, in Simplified characters."""
    if not is_traditional(found.text):
        return found
    grids = tuple(Grid(tuple(replace(cell, text=simplified(cell.text)) for cell in grid.cells)) for grid in found.grids)
    lines = tuple(tuple(Token(simplified(token.text), token.span) for token in line) for line in found.lines)
    return replace(found, text=simplified(found.text), grids=grids, lines=lines)
