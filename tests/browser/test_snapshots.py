"""The pattern page in every mode, against the pictures kept in snapshots/: a component that looks different is named.

The pictures are small (a sixth of the size, one file a mode): what counts is arrangement, colour and what is there, not how a
letter is drawn. They are compared on the platform they were made on only, since another font or browser sets the same page
otherwise; on every other platform the test says how to make them anew. What must hold everywhere (contrast, no colour written
out, nothing beyond the edge) is measured by axe in `test_every_page.py` and by `tests/look`.

Renew after a change that was meant: `make pictures`.
"""

import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.browser.modes import MODES, chosen, shown_in

KEPT = Path(__file__).with_name("snapshots")
INDEX = KEPT / "index.json"
RENEW = os.environ.get("MINGCHUANG_PICTURES") == "renew"
PART, SCALE = 6, 0.5
# Pictures are compared tile by tile (TILE pixels wide and high), so that a small change is not lost in a large component;
# WORST, of 255: what keeping them small costs stays below half of it.
TILE, WORST = 8, 24
LARGEST = 1_000_000
pytestmark = pytest.mark.slow


def platform(page: Page) -> str:
    """What decides how a page is set: the browser and the Chinese font."""
    browser = page.context.browser
    font = subprocess.run(["fc-match", "sans-serif:lang=zh-cn", "family"], capture_output=True, text=True, check=False)
    return f"Chromium {browser.version.split('.')[0] if browser else ''}, {font.stdout.strip()}"


def taken(page: Page, mode: str) -> dict[str, Image.Image]:
    """Each component's part of the page, small."""
    boxes = """() => [...document.querySelectorAll("section.pattern")].map((one) => {
      const box = one.getBoundingClientRect();
      return [one.getAttribute("aria-labelledby").slice(8), box.left, box.top + scrollY, box.right, box.bottom + scrollY];
    })"""
    with shown_in(page, mode):
        whole = Image.open(io.BytesIO(page.screenshot(full_page=True, animations="disabled"))).convert("RGB")
        found = {}
        for name, *edges in page.evaluate(boxes):
            part = whole.crop(tuple(round(one * SCALE) for one in edges))
            size = max(1, round(part.width / SCALE / PART)), max(1, round(part.height / SCALE / PART))
            found[name] = part.resize(size, Image.Resampling.BOX)
    return found


def together(parts: dict[str, Image.Image]) -> Image.Image:
    """The parts under each other, as they are kept."""
    sheet = Image.new("RGB", (max(one.width for one in parts.values()), sum(one.height for one in parts.values())))
    top = 0
    for one in parts.values():
        sheet.paste(one, (0, top))
        top += one.height
    return sheet


def apart(sheet: Image.Image, sizes: dict[str, list[int]]) -> dict[str, Image.Image]:
    """The parts of a kept picture."""
    found, top = {}, 0
    for name, (width, height) in sizes.items():
        found[name] = sheet.crop((0, top, width, top + height))
        top += height
    return found


def differs(now: Image.Image, kept: Image.Image) -> str:
    """In what two pictures differ; "" when they are the same to the eye."""
    if abs(now.height - kept.height) > 2 or abs(now.width - kept.width) > 1:
        return f"{now.width * PART} × {now.height * PART}, kept {kept.width * PART} × {kept.height * PART}"
    box = (0, 0, min(now.width, kept.width), min(now.height, kept.height))
    grey = ImageChops.difference(now.crop(box), kept.crop(box)).convert("L")
    tiles = grey.resize((max(1, grey.width // TILE), max(1, grey.height // TILE)), Image.Resampling.BOX)
    _, worst = tiles.getextrema()
    return f"by {worst} of 255 at the worst place" if worst > WORST else ""


@pytest.mark.parametrize("mode", MODES)
def test_the_pattern_page_looks_as_it_did(mode: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1280, "height": 900}, device_scale_factor=SCALE)
    if mode == "elder":
        page.add_init_script(chosen(elder=True))
    index = json.loads(INDEX.read_text("utf-8")) if INDEX.exists() else {}
    here = platform(page)
    if not RENEW and index.get("platform") != here:
        pytest.skip(
            f"the pictures were made with {index.get('platform')}, this is {here}: `make pictures` makes its own"
        )
    page.goto("/look/patterns", wait_until="networkidle")
    now = taken(page, mode)
    target = KEPT / f"{mode}.webp"
    if RENEW:
        KEPT.mkdir(exist_ok=True)
        together(now).save(target, quality=80, method=6)
        index = {"platform": here, "modes": index.get("modes", {})}
        index["modes"][mode] = {name: [one.width, one.height] for name, one in now.items()}
        INDEX.write_text(json.dumps(index, indent=1, sort_keys=False) + "\n", "utf-8")
        return
    kept = apart(Image.open(target).convert("RGB"), index["modes"][mode])
    assert set(now) == set(kept)
    wrong = {name: why for name, one in now.items() if (why := differs(one, kept[name]))}
    assert not wrong, f"in {mode} these look different; `make pictures` if that was meant: {wrong}"


def test_a_picture_that_differs_is_told() -> None:
    """The measure itself: another colour, a thing gone, another height; and what is no difference."""
    plain = Image.new("RGB", (200, 100), "white")
    button = plain.copy()
    button.paste((11, 90, 125), (10, 10, 40, 18))
    red = plain.copy()
    red.paste((168, 32, 26), (10, 10, 40, 18))
    assert differs(button, button.copy()) == ""
    assert differs(button, Image.eval(button, lambda value: max(0, value - 2))) == ""
    assert differs(button, red)
    assert differs(button, plain)
    assert differs(plain, Image.new("RGB", (200, 110), "white"))


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in KEPT.glob("*.webp")) < LARGEST
