"""Office packages written the same way every time: no clock, no machine, nothing in them that a text could do."""

import io
import re
import zipfile
from datetime import date

# ZIP knows no earlier day.
FIRST = date(1980, 1, 1)
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
# What XML 1.0 cannot hold.
XML_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def fit(text: str) -> str:
    """The text without what an office file cannot hold; white space of any kind is one blank."""
    return re.sub(r"\s+", " ", XML_UNFIT.sub("", text)).strip()


def settled(package: bytes, day: date | None) -> bytes:
    """The package with every time in it set to the beginning of a day, so that the same value gives the same bytes."""
    moment = max(day or FIRST, FIRST)
    stated = f"{moment.isoformat()}T00:00:00Z".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            content = given.read(name)
            if name == _CORE:
                content = _MODIFIED.sub(lambda found: found[1] + stated, content)
            entry = zipfile.ZipInfo(name, (moment.year, moment.month, moment.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            # 0600, as the library does; 3 is Unix, so that no system writes its own mark.
            entry.external_attr, entry.create_system = 0o600 << 16, 3
            made.writestr(entry, content)
    return out.getvalue()
