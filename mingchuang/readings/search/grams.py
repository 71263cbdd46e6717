"""How a text is cut for finding: a word of two to four Chinese signs has no blanks around it, so pairs of signs are looked up."""

import re
import unicodedata

LONGEST_QUERY = 60
MOST_WORDS = 8
LONGEST_TEXT = 200_000
_BLANKS = re.compile(r"\s+")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}


def plain(text: str) -> str:
    """The text as it is shown: full-width letters and figures narrow, blanks single, punctuation as written, not endless."""
    return _BLANKS.sub(" ", text[:LONGEST_TEXT].replace("\x00", "").translate(_NARROW)).strip()


def fold(text: str) -> str:
    """The text as it is compared: one width, without blanks (a line ends anywhere in Chinese) and without capitals."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", plain(text))).casefold()


def words(query: str) -> list[str]:
    """What is looked for: the parts between blanks, all of which must stand in the thing."""
    parts = [fold(part) for part in plain(query[:LONGEST_QUERY]).split(" ")]
    return list(dict.fromkeys(part for part in parts if any(sign.isalnum() for sign in part)))[:MOST_WORDS]


def pairs(folded: str) -> set[int]:
    """Every two neighbouring letters, figures or Chinese signs, as numbers."""
    return {
        ord(first) << 21 | ord(second)
        for first, second in zip(folded, folded[1:], strict=False)
        if first.isalnum() and second.isalnum()
    }


def pattern(found: list[str]) -> re.Pattern[str]:
    """Finds the words in a shown text, whatever blanks stand between their signs."""
    return re.compile("|".join(r"\s*".join(map(re.escape, word)) for word in found), re.IGNORECASE)
