"""Files that the demo attaches: small, real, made on the spot."""

from datetime import date
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from mingchuang.press import fonts
from mingchuang.press.documents import DocumentValue, render

_PAGE = (
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
)


def pdf(number: int) -> bytes:
    """A one-page PDF that names its number, a few hundred bytes."""
    text = f"BT /F1 16 Tf 72 760 Td (Demo attachment No. {number}) Tj ET"
    stream = f"4 0 obj<</Length {len(text)}>>stream\n{text}\nendstream endobj\n"
    font = "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    body = _PAGE + stream + font
    places = [body.index(f"{index} 0 obj") for index in range(1, 6)]
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + tail).encode()


def official(title: str, body: str, issuer: str = "", dated: date | None = None, number: str = "") -> bytes:
    """A document as it was sealed and sent, set by the press; the plain page where there is no Chinese font."""
    if not fonts.available():
        return pdf(1)
    day = f"{dated.year}年{dated.month}月{dated.day}日" if dated else ""
    return render(DocumentValue(title=title, body=body, document_number=number, issuer=issuer, dated=day))


def drawn(name: str) -> bytes:
    """A picture for the library: a plan of a hall, the way in four steps, or columns."""
    return {"hall": _hall, "steps": lambda: picture(1), "columns": _columns}[name]()


def _hall() -> bytes:
    image = Image.new("RGB", (1200, 800), "#f5f7f8")
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 60, 1140, 740), outline="#5b6670", width=10)
    for place in range(6):
        draw.rectangle((100 + place * 110, 100, 190 + place * 110, 200), fill="#0b5a7d")
    for place in range(3):
        draw.rectangle((960, 120 + place * 150, 1080, 220 + place * 150), fill="#8aa9b8")
    draw.ellipse((520, 480, 680, 600), fill="#c9763a")
    draw.rectangle((520, 725, 680, 755), fill="#f5f7f8")
    return _png(image)


def _columns() -> bytes:
    image = Image.new("RGB", (1200, 800), "#ffffff")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(44)
    for place, share in enumerate((71, 77, 82, 86)):
        left = 160 + place * 250
        draw.rectangle((left, 700 - share * 6, left + 150, 700), fill="#0b5a7d")
        draw.text((left + 75, 670 - share * 6), f"{share}%", fill="#2b3338", font=font, anchor="mm")
    draw.line((80, 700, 1140, 700), fill="#5b6670", width=6)
    return _png(image)


def picture(number: int) -> bytes:
    """A way in four steps as PNG, from 1 to 4; how far the line is drawn follows the number."""
    image = Image.new("RGB", (800, 240), "#f5f7f8")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(44)
    draw.line((100, 120, 700, 120), fill="#d5dadf", width=8)
    draw.line((100, 120, 300 + number % 3 * 200, 120), fill="#0b5a7d", width=8)
    for step in range(4):
        middle = 100 + step * 200
        draw.ellipse((middle - 46, 74, middle + 46, 166), fill="#0b5a7d")
        draw.text((middle, 120), str(step + 1), fill="#ffffff", font=font, anchor="mm")
    return _png(image)


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
