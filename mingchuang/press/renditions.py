"""A picture in the sizes and cuts that texts need: decoded and encoded anew, so that nothing but pixels is kept."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from .files import MOST_PIXELS

CUTS = {"full": (1600, 1600, False), "half": (800, 800, False), "lead": (1280, 720, True), "thumb": (320, 240, True)}
"""Name → width, height, and whether it is cut to that shape around the focal point rather than fitted into it."""
QUALITY = 85


@dataclass(frozen=True)
class Cut:
    """One rendition: bytes, their media type and file name ending, width and height in pixels."""

    content: bytes
    media_type: str
    extension: str
    width: int
    height: int


def renditions(raw: bytes, focal: tuple[int, int] = (50, 50)) -> dict[str, Cut]:
    """The picture in every cut; ``focal`` is what matters in it, in per cent from the left and the top.

    Nothing is ever enlarged. Raises ValueError for what is no readable JPEG or PNG.
    """
    try:
        with Image.open(io.BytesIO(raw), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            picture = ImageOps.exif_transpose(opened)
            picture.load()
    except (OSError, SyntaxError, Image.DecompressionBombError) as trouble:
        raise ValueError("no readable picture") from trouble
    clear = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    whole = picture.convert("RGBA" if clear else "RGB")
    return {name: _encoded(_cut(whole, size, focal), clear) for name, size in CUTS.items()}


def _cut(picture: Image.Image, size: tuple[int, int, bool], focal: tuple[int, int]) -> Image.Image:
    width, height, shaped = size
    made = picture
    if shaped:
        box = _box(picture.size, width / height, focal)
        made = picture.crop(box)
    if made.width > width or made.height > height:
        made = made.copy()
        made.thumbnail((width, height), Image.Resampling.LANCZOS)
    return made


def _box(size: tuple[int, int], shape: float, focal: tuple[int, int]) -> tuple[int, int, int, int]:
    """The largest part of that shape, with the focal point as near its middle as the edges allow."""
    width, height = size
    wide, high = min(width, max(1, round(height * shape))), min(height, max(1, round(width / shape)))
    left = min(max(0, round(width * focal[0] / 100 - wide / 2)), width - wide)
    top = min(max(0, round(height * focal[1] / 100 - high / 2)), height - high)
    return left, top, left + wide, top + high


def _encoded(picture: Image.Image, clear: bool) -> Cut:
    kept = io.BytesIO()
    if clear:
        picture.save(kept, "PNG", optimize=True)
        return Cut(kept.getvalue(), "image/png", "png", picture.width, picture.height)
    picture.save(kept, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Cut(kept.getvalue(), "image/jpeg", "jpg", picture.width, picture.height)
