"""Dark, high contrast, few colours, little motion, paper, and 长者模式: asked for by the device or chosen by the reader."""

from collections.abc import Callable
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.modes import chosen

GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK, BLACK = "rgb(255, 255, 255)", "rgb(21, 25, 29)", "rgb(0, 0, 0)"


def document(site: Site) -> str:
    return f"/{site.agency}/d/{site.documents['shown']}"


def test_the_device_says_dark_and_the_reader_says_otherwise(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("/", color_scheme="dark")
    assert page.evaluate(GROUND) == DARK
    page.get_by_role("button", name="浅色").click()
    assert page.evaluate(GROUND) == LIGHT
    page.goto(document(site))
    assert page.evaluate(GROUND) == LIGHT
    expect(page.get_by_role("button", name="浅色")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="跟随系统").click()
    assert page.evaluate(GROUND) == DARK
    assert not page.context.cookies()


def test_a_choice_holds_at_the_desk_and_in_the_other_language(sign_in: Callable[..., Page]) -> None:
    page = sign_in("drafter")
    assert page.evaluate(GROUND) == LIGHT
    page.get_by_role("button", name="深色").click()
    for path in ("/desk/", "/en/desk/", "/en/"):
        page.goto(path)
        assert page.evaluate(GROUND) == DARK, path


def test_more_contrast_in_both_schemes(visit: Callable[..., Page]) -> None:
    page = visit("/", contrast="more", color_scheme="dark")
    assert page.evaluate(GROUND) == BLACK
    page.get_by_role("button", name="浅色").click()
    ink = "getComputedStyle(document.body).color"
    assert (page.evaluate(GROUND), page.evaluate(ink)) == (LIGHT, BLACK)
    plain = visit("/", color_scheme="dark")
    plain.get_by_role("button", name="高对比度").click()
    assert plain.evaluate(GROUND) == BLACK
    plain.get_by_role("button", name="高对比度").click()
    assert plain.evaluate(GROUND) == DARK


def test_the_choice_is_there_before_the_first_paint(site: Site, new_page: Callable[..., Page]) -> None:
    """It waits for no module: with every one of them lost, the page is still as chosen."""
    page = new_page()
    page.add_init_script(chosen(scheme="dark", elder=True))
    page.route("**/look.*js", lambda route: route.abort())
    page.goto(document(site))
    assert page.evaluate(GROUND) == DARK
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "25px"


def test_a_kept_choice_that_is_no_choice_of_ours_is_left_aside(new_page: Callable[..., Page]) -> None:
    for kept in (
        "localStorage.setItem('look', '{')",
        "localStorage.setItem('look', '[1]')",
        chosen(scheme="<b>", size=9),
    ):
        page = new_page()
        page.add_init_script(kept)
        page.goto("/")
        assert page.evaluate(GROUND) == LIGHT, kept
        assert page.get_attribute("html", "data-scheme") is None


def test_a_page_is_one_page_for_every_cache(site: Site) -> None:
    bodies = set()
    for cookie in ("", "look=dark", "look=elder"):
        with urlopen(Request(site.url(document(site)), headers={"Cookie": cookie})) as answer:
            bodies.add((answer.headers["ETag"], answer.read()))
            assert answer.headers["Cache-Control"].startswith("public")
            assert "cookie" not in (answer.headers["Vary"] or "").lower()
            assert "Set-Cookie" not in answer.headers
    assert len(bodies) == 1


def test_paper_is_white_whatever_was_chosen(site: Site, new_page: Callable[..., Page]) -> None:
    page = new_page(color_scheme="dark")
    page.add_init_script(chosen(scheme="dark", elder=True, contrast=True, size=2))
    page.goto(document(site))
    page.emulate_media(media="print")
    ink = "getComputedStyle(document.querySelector('.document-body')).color"
    assert page.evaluate(ink) == BLACK
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.notice, .metadata-grid dt')).color")
        == "rgb(74, 81, 89)"
    )
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "16px"
    expect(page.locator(".elder-bar")).to_be_hidden()


def test_nothing_moves_for_who_asks_for_stillness(new_page: Callable[..., Page]) -> None:
    longest = "Math.max(...[...document.querySelectorAll('*')].map(one => parseFloat(getComputedStyle(one).transitionDuration)))"
    page = new_page(reduced_motion="reduce")
    page.goto("/")
    assert page.evaluate(longest) == 0
    moving = new_page(reduced_motion="no-preference")
    moving.goto("/")
    assert 0 < moving.evaluate(longest) <= 0.15


def test_what_a_ground_tells_is_told_in_the_systems_colours(site: Site, new_page: Callable[..., Page]) -> None:
    page = new_page(forced_colors="active")
    page.goto(f"/{site.agency}/c/news?page=2")
    grounds = "names => names.map(name => getComputedStyle(document.querySelector(name)).backgroundColor)"
    current, other = page.evaluate(grounds, [".pager [aria-current]", ".pager li a"])
    assert current != other


CHOICES = """() => {
  const bar = document.querySelector(".elder-bar").getBoundingClientRect();
  const shown = [...document.querySelectorAll(":is(header, nav, main, footer) :is(a, button, summary)")];
  return shown.filter((one) => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility() && !one.closest(".elder-bar, .document-body, p, td, .skip-link") && box.height > 1
      && box.top >= 0 && box.bottom <= bar.top;
  }).map((one) => one.textContent.trim());
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
  && [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
  && !one.closest(".visually-hidden, .elder-bar")).map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
SIZES = [{"width": 360, "height": 740}, {"width": 1280, "height": 900}]


@pytest.mark.parametrize(
    "path", ["/", "/agencies", "/{agency}/", "/{agency}/c/news", "/{agency}/d/{shown}", "/requests", "/nothing"]
)
@pytest.mark.parametrize("viewport", SIZES, ids=["phone", "desk"])
def test_a_screen_of_the_mode_for_seniors(path: str, viewport: dict, site: Site, new_page: Callable[..., Page]) -> None:
    """25 px, one column, six choices, nothing beyond the edge, and the two acts always in sight."""
    page = new_page(viewport=viewport)
    page.add_init_script(chosen(elder=True))
    page.goto(path.format(agency=site.agency, **site.documents))
    assert page.evaluate(SMALLEST) >= 25
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    for more in (False, True):
        if more:
            page.get_by_role("button", name="更多选项").click()
        end, at = page.evaluate("document.documentElement.scrollHeight"), 0
        while at < end:
            page.evaluate("at => window.scrollTo(0, at)", at)
            shown = page.evaluate(CHOICES)
            assert len(shown) <= 6, (at, shown)
            for name in ("朗读", "更大"):
                expect(page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
            at += viewport["height"] // 2


def test_the_mode_for_seniors_is_in_every_header_and_is_kept(site: Site, visit: Callable[..., Page]) -> None:
    page = visit("/")
    expect(page.get_by_role("button", name="朗读")).to_be_hidden()
    for path in ("/agencies", "/requests", "/reports", "/nothing", "/en/", "/accounts/login/"):
        page.goto(path)
        expect(page.locator("header [data-look-elder]")).to_be_visible()
    page.goto("/")
    page.get_by_role("button", name="长者模式").click()
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    sizes = [page.evaluate(size)]
    for _ in range(2):
        page.get_by_role("button", name="更大").click()
        sizes.append(page.evaluate(size))
    assert sizes == [25, 30, 36]
    page.goto(document(site))
    assert page.evaluate(size) == 36
    page.get_by_role("button", name="恢复大小").click()
    assert page.evaluate(size) == 25
    page.get_by_role("button", name="普通模式").click()
    page.reload()
    assert page.evaluate(size) == 18


VOICES = """
window.said = [];
const voices = { getVoices: () => [{ lang: "zh-CN" }], cancel: () => { window.said.push("|"); },
  speak: (one) => { window.said.push(one.text); if (!window.slow) setTimeout(() => one.onend(), 0); } };
Object.defineProperty(window, "speechSynthesis", { value: voices });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_a_page_is_read_aloud_from_its_title_to_its_end(site: Site, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script(chosen(elder=True))
    page.add_init_script(VOICES)
    page.goto(document(site))
    page.get_by_role("button", name="朗读").click()
    expect(page.get_by_text("本页已经读完。")).to_be_visible()
    said = page.evaluate("window.said")
    spoken = "".join(said)
    assert (
        spoken.index("六安市公共数据共享管理办法") < spoken.index("为了规范公共数据共享") < spoken.index("有效期五年")
    )
    assert "无条件共享" in spoken
    assert spoken.count("为了规范公共数据共享") == 1
    assert max(len(one) for one in said) <= 120


def test_reading_stops_when_asked_and_by_escape(site: Site, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script(chosen(elder=True))
    page.add_init_script(VOICES + "window.slow = true;")
    page.goto(document(site))
    for halt in (lambda: page.get_by_role("button", name="停止朗读").click(), lambda: page.keyboard.press("Escape")):
        page.get_by_role("button", name="朗读").click()
        expect(page.locator(".being-read")).to_have_count(1)
        halt()
        expect(page.locator(".being-read")).to_have_count(0)
        assert page.evaluate("window.said.at(-1)") == "|"


def test_a_device_without_a_voice_says_so(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script(chosen(elder=True))
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined });")
    page.goto("/")
    page.get_by_role("button", name="朗读").click()
    expect(page.get_by_role("status").filter(has_text="不能朗读")).to_be_in_viewport()
    expect(page.get_by_role("button", name="朗读")).to_be_visible()
