"""Signs of symbol fonts as the signs they show: a ticked box of Wingdings is the letter þ in any other font."""

import re

_WINGDINGS = {
    "\xfe": "☑", "\xfd": "☒", "\xa8": "□", "o": "□", "q": "□", "\xfc": "✓", "\xfb": "✗", "n": "■", "\xa7": "■", "l": "●",
    "\x9f": "•", "m": "○", "u": "◆", "v": "◆", "\xd8": "➢", "\xe0": "→", "\xdf": "←", "\xe1": "↑", "\xe2": "↓", "F": "☞",
}  # fmt: skip
_WINGDINGS_2 = {
    "R": "☑",
    "S": "☒",
    "T": "☒",
    "Q": "☒",
    "\xa3": "□",
    "P": "✓",
    "O": "✗",
    "\xa2": "■",
    "\x98": "●",
    "\x99": "○",
}
_SYMBOL = {
    "\xb7": "•",
    "\xb4": "×",
    "\xb8": "÷",
    "\xb1": "±",
    "\xa3": "≤",
    "\xb3": "≥",
    "\xae": "→",
    "\xb0": "°",
    "\xd6": "√",
}
_FONT = re.compile(r"font-family\s*:\s*[\"']?\s*(wingdings 2|wingdings|symbol)\b", re.IGNORECASE)
_TABLES = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
# What the converter of Word files puts for them: signs that no usual font has.
_RARE = str.maketrans(
    {"🗹": "☑", "🗷": "☒", "🗵": "☒", "🗸": "✓", "🗴": "✗", "🞎": "□", "🞏": "□", "🞐": "□", "🞑": "□", "🞅": "○"}
)


def font_of(style: str) -> str:
    """The symbol font that a style names, in small letters; "" for any other."""
    found = _FONT.search(style)
    return found[1].lower() if found else ""


def shown(text: str, font: str) -> str:
    """The text as the font shows it; a sign that is not known stays as it is."""
    table = _TABLES[font]
    # Word writes them as letters or in the private range of Unicode.
    plain = (chr(ord(sign) - 0xF000) if "\uf020" <= sign <= "\uf0ff" else sign for sign in text)
    return "".join(table.get(sign, sign) for sign in plain)


def usual(text: str) -> str:
    """The text with signs in the place of those no usual font has."""
    return text.translate(_RARE)
