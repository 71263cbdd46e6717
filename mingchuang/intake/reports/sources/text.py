"""Plain text, in the encodings that government offices use."""

from mingchuang.intake.reports.extract import Extract, Unreadable

MOST = 8 << 20  # bytes: a long report is 200 KB
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decode(data: bytes) -> str:
    """UTF-8 (with or without mark), UTF-16 with mark, else GB18030; refuses bytes that are none of them."""
    if len(data) > MOST:
        raise Unreadable("reports.too_large", most=MOST >> 20)
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("reports.encoding_unknown")


def extract(data: bytes) -> Extract:
    """The text as it stands."""
    text = decode(data)
    if "\x00" in text:
        raise Unreadable("reports.not_text")
    return Extract("txt", text)
