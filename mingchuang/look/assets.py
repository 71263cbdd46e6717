"""One style sheet and one script out of the components' own files.

Every component keeps its style and script in its folder; a page loads ``look/look.css`` and ``look/look.js``, put together here.
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
BUNDLES = ("look.css", "look.js")
# Single files out of packages whose folders hold fifty megabytes beside them: address → path in node_modules.
PACKAGED = {"echarts/echarts.common.min.js": "echarts/dist/echarts.common.min.js"}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def style() -> str:
    """Tokens, then the base files, then the components by name."""
    parts = [ROOM / "tokens.css", *sorted((ROOM / "base").glob("*.css")), *sorted(ROOM.glob("components/*/*.css"))]
    text = _COMMENT.sub("", "\n".join(path.read_text(encoding="utf8") for path in parts))
    return re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"


def script() -> str:
    """The components' scripts, each in a block of its own so that their names cannot meet."""
    parts = sorted(ROOM.glob("components/*/*.js"))
    return "".join("{\n" + path.read_text(encoding="utf8") + "}\n" for path in parts)


def build() -> Path:
    """Write the bundles into MINGCHUANG_HOME and return their folder; unchanged files keep their time."""
    folder = Path(settings.HOME) / "build"
    target = folder / "look"
    target.mkdir(parents=True, exist_ok=True)
    for name, text in zip(BUNDLES, (style(), script()), strict=True):
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
    """Offers the two bundles and the packaged files to Django's static files."""

    def check(self, **_options: object) -> list:
        """Nothing to configure, nothing to complain about."""
        return []

    def find(self, path: str, find_all: bool = False, **_options: object) -> Any:
        """The freshly built file for ``look/look.css`` or ``look/look.js``, a packaged file; else an empty list."""
        if path in PACKAGED:
            found = str(dict(packaged()).get(path, ""))
        else:
            found = str(build() / path) if path in {f"look/{name}" for name in BUNDLES} else ""
        if not found:
            return []
        return [found] if find_all else found

    def list(self, ignore_patterns: object) -> Iterator[tuple[str, FileSystemStorage]]:  # noqa: ARG002
        """Both bundles and the packaged files, for collectstatic."""
        storage = FileSystemStorage(location=build())
        for name in BUNDLES:
            yield f"look/{name}", storage
        for address, path in packaged():
            beside = FileSystemStorage(location=path.parent)
            # collectstatic puts what a storage calls its prefix before the names in it.
            beside.prefix = str(Path(address).parent)  # type: ignore[attr-defined]
            yield path.name, beside
