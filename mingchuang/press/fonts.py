"""The Chinese fonts that PDF files are set in: the system's, else the open ones of the `fonts/` package folder.

typst sets a text without a Chinese font by dropping its characters, so nothing is set before a font has been found.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from mingchuang.law.refusal import refuse

PACKAGES = Path(__file__).resolve().parents[2] / "fonts" / "node_modules"

# Song type first, by preference; every name is one that typst reports.
SERIF = (
    *("Source Han Serif SC", "Source Han Serif CN", "Noto Serif CJK SC", "Noto Serif SC"),
    *("Songti SC", "STSong", "SimSun", "AR PL UMing CN"),
)
SANS = (
    *("Source Han Sans SC", "Source Han Sans CN", "Noto Sans CJK SC", "Noto Sans SC"),
    *("PingFang SC", "Microsoft YaHei", "SimHei", "WenQuanYi Zen Hei"),
)


@dataclass(frozen=True)
class Chosen:
    """The families to set in, the Chinese one first, and the collection that typst reads them from."""

    serif: tuple[str, ...]
    sans: tuple[str, ...]
    collection: typst.Fonts


@cache
def _found(packages: str) -> Chosen | None:
    for paths in ([], [packages] if Path(packages).is_dir() else []):
        collection = typst.Fonts(font_paths=paths)
        families = set(collection.families())
        serif = tuple(name for name in SERIF if name in families)
        sans = tuple(name for name in SANS if name in families)
        if serif or sans:
            return Chosen((serif or sans)[:1], (sans or serif)[:1], collection)
    return None


def available() -> bool:
    """Whether there is a Chinese font; a folder that is filled later is found after a restart."""
    return _found(str(PACKAGES)) is not None


def chosen() -> Chosen:
    """The fonts to set in. Raises `Refused("press.no_fonts")` when there is no Chinese one."""
    found = _found(str(PACKAGES))
    if found is None:
        raise refuse("press.no_fonts")
    return found
