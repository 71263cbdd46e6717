"""Chinese for every English message: extract, compile, check. In Python alone, so that no system gettext is needed.

    python -m tools.messages update  [PATH …]   write new messages into the catalogue of each folder
    python -m tools.messages compile [PATH …]   make the .mo files that Django reads
    python -m tools.messages check   [PATH …]   exit 1 and say what is missing

A catalogue is ``FOLDER/locale/zh_Hans/LC_MESSAGES/django.po``. It holds the messages of every file under FOLDER,
but not those under a deeper folder that is a Django app or has a catalogue of its own. ``update PATH`` gives PATH a
catalogue; without PATH all catalogues and all apps are meant.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "mingchuang"
CATALOGUE = Path("locale", "zh_Hans", "LC_MESSAGES", "django.po")
TEMPLATES = {".html", ".txt"}
SKIPPED_FOLDERS = {"migrations", "locale", "node_modules", "__pycache__"}
KEYWORDS: dict[str, tuple | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """msgid ""
msgstr ""
"Language: zh_Hans\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def homes(paths: list[Path], *, existing_only: bool) -> list[Path]:
    """The folders whose catalogues are meant: PATHs themselves and every folder below them that has a catalogue."""
    found = set()
    for path in paths or [PACKAGE]:
        found |= {po.parents[3] for po in path.rglob(str(CATALOGUE))}
        if not paths:
            found |= {apps.parent for apps in path.rglob("apps.py")}
        elif not existing_only:
            found.add(path)
    return sorted(found)


def sources(home: Path) -> Iterator[Path]:
    """Python files and templates whose messages belong to this folder's catalogue."""
    for path in sorted(home.iterdir()):
        if path.is_dir():
            if path.name not in SKIPPED_FOLDERS and not (path / CATALOGUE).exists() and not (path / "apps.py").exists():
                yield from sources(path)
        elif path.suffix == ".py" or path.suffix in TEMPLATES:
            yield path


def as_python(path: Path) -> bytes:
    """A source text that babel's Python extractor can read; of a template only the messages are left."""
    text = path.read_text(encoding="utf8")
    if path.suffix in TEMPLATES:
        from django.utils.translation.template import templatize

        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    return text.encode("utf8")


def extracted(home: Path) -> Catalog:
    """Every message in the sources of one folder, with the files it stands in."""
    catalogue = Catalog(locale="zh_Hans", domain="django", project="Mingchuang", fuzzy=False)
    for path in sources(home):
        name = path.relative_to(home).as_posix()
        for _, message, comments, context in extract("python", io.BytesIO(as_python(path)), KEYWORDS, ["Translators:"]):
            if message and message != ("", ""):
                catalogue.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalogue


def stored(home: Path) -> Catalog:
    """The catalogue as it lies in the folder; an empty one if there is none."""
    path = home / CATALOGUE
    if not path.exists():
        return Catalog(locale="zh_Hans", domain="django", project="Mingchuang", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hans", domain="django")


def update(home: Path) -> None:
    """Add new messages, drop those no longer used; a translation that exists is kept."""
    found, kept = extracted(home), stored(home)
    for message in found:
        if message.id and (old := kept.get(message.id, message.context)) is not None:
            message.string, message.flags = old.string, (message.flags | (old.flags & {"fuzzy"}))
    if not len(found):
        return
    path = home / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(buffer, found, width=120, omit_header=True, sort_output=True, include_lineno=False)
    path.write_text(HEADER + buffer.getvalue().decode(), encoding="utf8")
    missing = [message for message in found if message.id and not translated(message)]
    print(f"{relative(path)}: {len(found)} messages, {len(missing)} without Chinese", file=sys.stderr)


def compile_(home: Path) -> None:
    """Write the .mo file beside the .po."""
    path = home / CATALOGUE
    if path.exists():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, stored(home))


def translated(message: Message) -> bool:
    """Whether a message has Chinese in every form."""
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(strings) and bool(strings)


def faults(home: Path) -> Iterator[str]:
    """What is wrong with one catalogue, one sentence for each fault."""
    found, kept = extracted(home), stored(home)
    where = relative(home / CATALOGUE)
    for message in found:
        if message.id and kept.get(message.id, message.context) is None:
            yield f"{where}: not in the catalogue: {message.id!r}; run python -m tools.messages update {relative(home)}"
    for message in kept:
        if not message.id:
            continue
        if found.get(message.id, message.context) is None:
            yield f"{where}: no longer used: {message.id!r}"
        if not translated(message):
            yield f"{where}: no Chinese for {message.id!r}"
        elif message.fuzzy:
            yield f"{where}: marked fuzzy: {message.id!r}"
        elif different_placeholders(message):
            yield f"{where}: placeholders differ: {message.id!r}"


def contradictions(found: list[Path]) -> Iterator[str]:
    """Messages with two Chinese texts. Django reads all catalogues into one, so one of the two would never be seen."""
    said: dict[tuple, dict[str, str]] = {}
    for home in found:
        for message in stored(home):
            key = (message.context, message.id if isinstance(message.id, str) else message.id[0])
            if message.id:
                said.setdefault(key, {}).setdefault(str(message.string), relative(home))
    for (_, message_id), texts in said.items():
        if len(texts) > 1:
            where = ", ".join(f"{text} in {home}" for text, home in texts.items())
            yield f"two Chinese texts for {message_id!r}: {where}; make it one, or give one a context (pgettext)"


def different_placeholders(message: Message) -> bool:
    """Whether the Chinese lacks a placeholder of the English (its longest form) or has one of its own."""
    ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    wanted = set(PLACEHOLDER.findall(ids[-1]))
    return any(set(PLACEHOLDER.findall(string)) != wanted for string in strings)


def relative(path: Path) -> str:
    """A path as a person would type it."""
    return path.relative_to(REPOSITORY).as_posix() if path.is_relative_to(REPOSITORY) else str(path)


def main(arguments: list[str]) -> int:
    """Run one of the three commands; returns the exit code."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)
    commands = {"update", "compile", "check"}
    if not arguments or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    command, paths = arguments[0], [Path(argument).resolve() for argument in arguments[1:]]
    if strangers := [path for path in paths if not path.is_dir()]:
        print(f"No such folder: {strangers[0]}", file=sys.stderr)
        return 2
    meant = homes(paths, existing_only=command != "update")
    found = list(contradictions(homes([], existing_only=True))) if command == "check" else []
    for home in meant:
        if command == "update":
            update(home)
        elif command == "compile":
            compile_(home)
        else:
            found += list(faults(home))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
