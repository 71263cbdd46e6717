"""Files that the demo attaches: small, real, made on the spot."""

from io import BytesIO

from PIL import Image, ImageDraw

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


def picture(number: int) -> bytes:
    """A small chart as PNG: three bars whose lengths follow the number."""
    image = Image.new("RGB", (640, 360), "#ffffff")
    draw = ImageDraw.Draw(image)
    for row in range(3):
        length = 160 + (number * 37 + row * 91) % 400
        draw.rectangle((40, 60 + row * 90, 40 + length, 110 + row * 90), fill="#0b5a7d")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
