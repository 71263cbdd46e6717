"""What a file is that cannot be kept: told, so that whoever sends it knows what to do. Nothing here decides."""

# The container of Word, Excel and PowerPoint before 2007, of WPS, and of newer files with a password.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_NEWER = {
    "DOCX": frozenset({"doc", "dot", "wps", "wpt", "docx", "rtf"}),
    "XLSX": frozenset({"xls", "xlt", "et", "ett", "xlsx"}),
    "PPTX": frozenset({"ppt", "pps", "dps", "dpt", "pptx"}),
}
MACRO_NAMES = frozenset("docm dotm xlsm xltm pptm potm ppsm".split())
_SIGNS = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "GZ"),
    (b"MZ", "EXE"),
    (b"ID3", "MP3"),
    (b"AT&TFORM", "DjVu"),
)


def told(content: bytes, extension: str, accepted: str) -> tuple[str, dict[str, str]]:
    """The refusal (a code of ``press``) for a file of no accepted kind, and its facts besides name and accepted kinds."""
    old = content.startswith(_OLD_OFFICE)
    if old and _PASSWORD in content:
        return "archive_encrypted", {}
    if old or content.startswith(b"{\\rtf"):
        to = _newer(extension)
        return ("file_old_office", {"to": to}) if to in accepted else ("file_kind", {})
    kind = _named(content)
    return ("file_kind_told", {"kind": kind}) if kind and kind.lower() != extension else ("file_kind", {})


def _newer(extension: str) -> str:
    return next((kind for kind, names in _NEWER.items() if extension in names), "DOCX")


def _named(content: bytes) -> str:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[4:8] == b"ftyp":
        return "HEIC" if content[8:11] in (b"hei", b"mif", b"hev") else "MP4"
    head = content[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<svg") or (head.startswith(b"<?xml") and b"<svg" in head):
        return "SVG"
    if head.startswith((b"<!doctype html", b"<html")):
        return "HTML"
    return next((kind for sign, kind in _SIGNS if content.startswith(sign)), "")
