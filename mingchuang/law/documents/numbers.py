"""发文字号 (文号): reading, normalising and checking.

GB/T 9704-2012, 7.2.5: the code of the organ, the year in full in 〔〕, the running number without 第 and without leading
zeros, then 号. Orders (令) and notices (公告) are numbered otherwise, and the platform must hold those too.
"""

import re
import unicodedata
from dataclasses import dataclass

from mingchuang.law.refusal import Refusal

_BRACKETS = str.maketrans(dict.fromkeys("([【［〔﹝（{", "〔") | dict.fromkeys(")]】］〕﹞）}", "〕"))
_LETTER = re.compile(r"^(?P<organ>[㐀-鿿A-Za-z·]{1,20})〔(?P<year>\d{2,4})〕第?(?P<serial>\d{1,5})(?P<annex>-\d+)?号?$")
_ORDER = re.compile(
    r"^(?P<organ>[㐀-鿿·]{1,30}?)(?P<type>令|公告|通告)(?:〔?(?P<year>\d{4})〕?年?)?(?:第)(?P<serial>\d{1,5})号$"
)
EARLIEST_YEAR = 1949


@dataclass(frozen=True)
class DocumentNumber:
    """A 文号 in its parts; ``str()`` is its official form and the key under which it is unique."""

    organ: str
    year: int | None
    serial: int
    form: str  # letter | order
    type: str = ""
    annex: str = ""

    def __str__(self) -> str:
        if self.form == "letter":
            return f"{self.organ}〔{self.year}〕{self.serial}{self.annex}号"
        year = f"{self.year}年" if self.year else ""
        return f"{self.organ}{self.type}{year}第{self.serial}号"


def _plain(text: str) -> str:
    """Full-width digits to ASCII, every bracket to 〔〕, no spaces (they are typing noise in a 文号)."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text.translate(_BRACKETS)).translate(_BRACKETS))


def parse(text: str) -> DocumentNumber | None:
    """The parts of a 文号, or None when the text is not one."""
    plain = _plain(text)
    if match := _LETTER.match(plain):
        return DocumentNumber(
            match["organ"], int(match["year"]), int(match["serial"]), "letter", annex=match["annex"] or ""
        )
    if match := _ORDER.match(plain):
        year = int(match["year"]) if match["year"] else None
        return DocumentNumber(match["organ"], year, int(match["serial"]), "order", match["type"])
    return None


def normalise(text: str) -> str:
    """The official form of a 文号; a text that is none comes back trimmed, so that nothing typed is lost."""
    found = parse(text)
    return str(found) if found else text.strip()


def check(text: str, latest_year: int, field: str = "document_number") -> tuple[Refusal, ...]:
    """What is wrong with a 文号, given the year in which it is entered; empty when nothing is."""
    found = parse(text)
    if found is None:
        return (Refusal("documents.number_unreadable", field, {"text": text.strip()[:60]}),)
    if found.serial == 0:
        return (Refusal("documents.number_is_zero", field, {"text": str(found)}),)
    if found.year is not None and not EARLIEST_YEAR <= found.year <= latest_year:
        return (Refusal("documents.number_year", field, {"text": str(found), "latest": latest_year}),)
    return ()


def find_all(text: str) -> tuple[DocumentNumber, ...]:
    """Every 文号 of letter form in a running text, in order, each once (for links and for the report's own checks)."""
    pattern = r"[㐀-鿿]{2,12}[〔\[（(【﹝]\d{4}[〕\]）)】﹞]第?\d{1,5}号"
    found = (parse(match) for match in re.findall(pattern, text))
    return tuple(dict.fromkeys(number for number in found if number))
