"""Letters (文书) on A4: organ, title, number, addressee, paragraphs, remedy, seal and date."""

from dataclasses import dataclass

from . import typesetting

ROLES = ("head", "title", "number", "addressee", "heading", "body", "remedy", "seal", "date")


@dataclass(frozen=True)
class LetterValue:
    """A letter as (role, text) lines in order; the roles are those of ``law.disclosure.letters.Paragraph``, and "heading"."""

    title: str
    organ: str
    lines: tuple[tuple[str, str], ...]


def render(letter: LetterValue) -> bytes:
    """The letter as PDF/A-2b. Raises `Refused` (``press.no_fonts``, ``press.not_typeset``)."""
    lines = [list(line) for line in single(letter)]
    return typesetting.pdf("letter", {"title": letter.title, "author": letter.organ, "lines": lines})


def single(letter: LetterValue) -> list[tuple[str, str]]:
    """The lines with every paragraph of the body on its own. Raises `ValueError` for a role that is none."""
    unknown = {role for role, _ in letter.lines} - set(ROLES)
    if unknown:
        raise ValueError(f"unknown roles of a letter: {sorted(unknown)}")
    return [(role, part) for role, text in letter.lines for part in (text.split("\n") if role == "body" else [text])]
