"""One style sheet and one script out of the components' own files, and a script that runs before the first paint.

Every component keeps its style and script in its folder; a page loads ``look/look.css`` and ``look/look.js``, put together here,
and ``look/first.js`` before them.
The finder takes part in ``collectstatic`` and in the development server; nothing is generated into the source tree.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

ROOM = Path(__file__).resolve().parent
BUNDLES = ("look.css", "look.js", "first.js")
DARK, MORE = "(prefers-color-scheme: dark)", "(prefers-contrast: more)"
# Scheme → where it holds: by what the system asks for unless the reader chose otherwise, and by what the reader chose
# (look/first.js). A later scheme wins over an earlier one.
SCHEMES = {
    "contrast": ((f"screen and {MORE}", ":root"), ("screen", ':root[data-contrast="more"]')),
    "dark": ((f"screen and {DARK}", ':root:not([data-scheme="light"])'), ("screen", ':root[data-scheme="dark"]')),
    "contrast-dark": (
        (f"screen and {DARK} and {MORE}", ':root:not([data-scheme="light"])'),
        (f"screen and {DARK}", ':root[data-contrast="more"]:not([data-scheme="light"])'),
        (f"screen and {MORE}", ':root[data-scheme="dark"]'),
        ("screen", ':root[data-scheme="dark"][data-contrast="more"]'),
    ),
}
# Single files out of packages whose folders hold fifty megabytes beside them: address → path in node_modules.
PACKAGED = {"echarts/echarts.common.min.js": "echarts/dist/echarts.common.min.js"}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REMARK = re.compile(r"^[ ]*(?://|/\*\*).*\n", re.MULTILINE)


def style() -> str:
    """Tokens, what the schemes make of them, then the base files, then the components by name."""
    parts = [*sorted((ROOM / "base").glob("*.css")), *sorted(ROOM.glob("components/*/*.css"))]
    texts = [_read(ROOM / "tokens.css"), schemes(), *map(_read, parts)]
    return re.sub(r"\s*\n\s*", "\n", _COMMENT.sub("", "\n".join(texts))).strip() + "\n"


def schemes() -> str:
    """Each scheme's tokens, once for every place where they hold, so that they are written once in ``schemes/``."""
    return "\n".join(
        f"@media {medium} {{ {selector} {{\n{_read(ROOM / 'schemes' / (name + '.css'))}}} }}"
        for name, places in SCHEMES.items()
        for medium, selector in places
    )


def first() -> str:
    """The script that runs before the first paint."""
    return _REMARK.sub("", _read(ROOM / "first.js"))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf8")


def script() -> str:
    """The components' scripts, each in a block of its own so that their names cannot meet."""
    parts = sorted(ROOM.glob("components/*/*.js"))
    return "".join("{\n" + _REMARK.sub("", _read(path)) + "}\n" for path in parts)


def build() -> Path:
    """Write the bundles into MINGCHUANG_HOME and return their folder; unchanged files keep their time."""
    folder = Path(settings.HOME) / "build"
    target = folder / "look"
    target.mkdir(parents=True, exist_ok=True)
    for name, text in zip(BUNDLES, (style(), script(), first()), strict=True):
        path = target / name
        if not path.exists() or path.read_text(encoding="utf8") != text:
            with NamedTemporaryFile("w", encoding="utf8", dir=target, delete=False) as fresh:
                fresh.write(text)
            Path(fresh.name).chmod(0o644)
            Path(fresh.name).replace(path)
    return folder


def packaged() -> Iterator[tuple[str, Path]]:
    """The address and the file of each packaged file that is installed; a page does without one that is not."""
    for address, place in PACKAGED.items():
        path = settings.PROJECT / "node_modules" / place
        if path.is_file():
            yield address, path


class LookFinder(BaseFinder):
    """Offers the bundles and the packaged files to Django's static files."""

    def check(self, **_options: object) -> list:
        """Nothing to configure, nothing to complain about."""
        return []

    def find(self, path: str, find_all: bool = False, **_options: object) -> Any:
        """The freshly built file for a bundle, a packaged file; else an empty list."""
        if path in PACKAGED:
            found = str(dict(packaged()).get(path, ""))
        else:
            found = str(build() / path) if path in {f"look/{name}" for name in BUNDLES} else ""
        if not found:
            return []
        return [found] if find_all else found

    def list(self, ignore_patterns: object) -> Iterator[tuple[str, FileSystemStorage]]:  # noqa: ARG002
        """The bundles and the packaged files, for collectstatic."""
        storage = FileSystemStorage(location=build())
        for name in BUNDLES:
            yield f"look/{name}", storage
        for address, path in packaged():
            beside = FileSystemStorage(location=path.parent)
            # collectstatic puts what a storage calls its prefix before the names in it.
            beside.prefix = str(Path(address).parent)  # type: ignore[attr-defined]
            yield path.name, beside
