"""What every office paper of ours is made of: the empty shell, elements of WordprocessingML, the measures of tables.

The shell (styles, fonts, numbering, page) stands as XML in ``templates/docx``; a font is named, never embedded.
"""

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .grid import Grid

_SHELL = Path(__file__).parent / "templates" / "docx"
WIDE = 8844
"""Between the margins, in twentieths of a point."""


@cache
def shell() -> bytes:
    """The empty paper as a package; content types first, as every reader expects."""
    out = io.BytesIO()
    names = sorted(path.relative_to(_SHELL).as_posix() for path in _SHELL.rglob("*") if path.is_file())
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, (_SHELL / name).read_bytes())
    return out.getvalue()


def element(tag: str, into: Any = None, **attributes: str) -> Any:
    """An element, put into another; its attributes are those of Word's own name space."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    if into is not None:
        into.append(made)
    return made


def covering(grid: Grid) -> dict[tuple[int, int], dict[str, Any]]:
    """The cell that begins in a column, for each row that it covers."""
    return {(cell["x"], cell["y"] + down): cell for cell in grid.cells for down in range(cell["lines"])}


def in_twips(shares: list[int], wide: int = WIDE) -> list[int]:
    """Widths of columns that fill ``wide``, by their shares."""
    whole = sum(shares)
    widths = [wide * share // whole for share in shares]
    return [*widths[:-1], wide - sum(widths[:-1])]


def size_of(columns: int) -> int:
    """Half points, as the PDF has them: the wider the table, the smaller its type."""
    return 24 if columns <= 4 else 21 if columns <= 7 else 18 if columns <= 12 else 15
