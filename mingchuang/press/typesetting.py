"""typst: a template and a plain value in, a PDF/A-2b out.

Every text reaches typst as JSON data, so that no sign of a text can be a command. Signs that no font can show would make
PDF/A impossible; they are printed as the geta 〓, as Chinese typesetters do.
"""

import json
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from mingchuang.law.refusal import refuse

from .fonts import Chosen, chosen

GETA = "〓"
STANDARD: Literal["a-2b"] = "a-2b"
_TEMPLATES = Path(__file__).parent / "templates"
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
# Signs that join others, such as vowels of Tibetan, are named by their number there.
_NAMED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_ROUNDS = 40


@cache
def _source(name: str) -> bytes:
    return (_TEMPLATES / name).read_bytes()


def shown(text: str) -> str:
    """The text as it can be printed: no control signs, the geta for what no font of ours will ever have."""
    return "".join(map(_sign, unicodedata.normalize("NFC", text)))


def _sign(sign: str) -> str:
    if sign in "\n\r\t\u2028\u2029":
        return " "
    category = unicodedata.category(sign)
    if category in {"Cc", "Cf"} or "\ufe00" <= sign <= "\ufe0f":
        return ""
    if category in {"Co", "Cn", "Cs"} or (category in {"So", "Sk"} and sign > "\U0001f000"):
        return GETA
    return sign


def _every_text(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: item if key == "fonts" else _every_text(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_every_text(item, change) for item in value]
    return value


def pdf(template: str, value: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Set a value by a template (``document``, ``letter``, ``report``).

    ``pictures`` are the files that "img" nodes name. Raises `Refused("press.no_fonts")`, or
    `Refused("press.not_typeset")` when typst refuses the value.
    """
    fonts = chosen()
    data = _every_text(value, shown)
    with tempfile.TemporaryDirectory(prefix="mingchuang-press-") as folder:
        for name, content in {
            "main.typ": _source(f"{template}.typ"),
            "common.typ": _source("common.typ"),
            **(pictures or {}),
        }.items():
            (Path(folder) / name).write_bytes(content)
        for _ in range(_ROUNDS):
            try:
                return _compiled(Path(folder), data, fonts)
            except typst.TypstError as trouble:
                missing = _MISSING.search(str(trouble))
                if missing is None or not missing[1]:
                    raise refuse("press.not_typeset", why=str(trouble)[:500]) from trouble
                lost = str.maketrans(dict.fromkeys(_NAMED.sub(lambda one: chr(int(one[1], 16)), missing[1]), GETA))
                data = _every_text(data, lambda text, lost=lost: text.translate(lost))
    raise refuse("press.not_typeset", why="too many signs without a font")


def _compiled(folder: Path, data: Mapping[str, Any], fonts: Chosen) -> bytes:
    whole = {**data, "fonts": {"serif": list(fonts.serif), "sans": list(fonts.sans)}}
    return typst.compile(
        folder / "main.typ",
        root=folder,
        format="pdf",
        font_paths=fonts.collection,
        pdf_standards=[STANDARD],
        sys_inputs={"value": json.dumps(whole, ensure_ascii=False)},
    )
