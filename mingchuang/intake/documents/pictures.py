"""The pictures of a file, each decoded and encoded anew: nothing but pixels comes along."""

import hashlib
import io
from collections import Counter
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps

from mingchuang.press.files import MEGABYTE, MOST_PIXELS

FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")
LARGEST = 20 * MEGABYTE
MOST = 20
LONGEST_SIDE = 1600


@dataclass(frozen=True)
class Picture:
    """A picture as it will be kept; ``placeholder`` is its name in the body until then."""

    placeholder: str
    name: str
    content: bytes
    alt: str


class Pictures:
    """Collects the pictures of one file. ``left`` counts those that could not come along and those without words."""

    def __init__(self) -> None:
        self.kept: list[Picture] = []
        self.left: Counter[str] = Counter()
        self._seen: dict[str, str] = {}

    def take(self, image: Any) -> dict[str, str]:
        """The attributes of a picture's element, as the converter asks for them; an empty source takes the picture out."""
        with image.open() as source:
            raw = source.read(LARGEST + 1)
        digest = hashlib.sha256(raw).hexdigest()
        alt = " ".join((image.alt_text or "").split())[:200]
        if digest not in self._seen:
            made = encoded(raw)
            if made is None or len(self.kept) >= MOST:
                self.left["picture" if made is None else "too_many_pictures"] += 1
                return {"src": ""}
            extension, content = made
            placeholder = f"picture{len(self.kept) + 1:04d}"
            self.kept.append(Picture(placeholder, f"图片{len(self.kept) + 1}.{extension}", content, alt))
            self._seen[digest] = placeholder
        self.left["wordless"] += not alt
        return {"src": f"/files/{self._seen[digest]}", "alt": alt}


def encoded(raw: bytes) -> tuple[str, bytes] | None:
    """("jpg" or "png", the bytes) at most `LONGEST_SIDE` wide and high; None for what is no picture we can read."""
    if len(raw) > LARGEST:
        return None
    try:
        with Image.open(io.BytesIO(raw), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            photo = opened.format == "JPEG"
            upright = ImageOps.exif_transpose(opened) or opened
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            made = upright.convert(
                "RGB" if photo else "RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB"
            )
            kept = io.BytesIO()
            made.save(kept, "JPEG" if photo else "PNG", **({"quality": 85} if photo else {"optimize": True}))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return ("jpg" if photo else "png"), kept.getvalue()
