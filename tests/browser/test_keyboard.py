"""Every page by keyboard alone: what can be clicked is reached, in the order of the page, and seen; Escape leads back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.modes import chosen

# What a person can act on: not switched off, seen, and one of a group of radios.
REACHABLE = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const group = (one) => one.type === "radio" && one !== (document.querySelector(`[name="${one.name}"]:checked`)
    ?? document.querySelector(`[name="${one.name}"]`));
  const ours = (one) => !one.closest(".jodit-container");
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 0;
  const able = (one) => !one.disabled && one.tabIndex >= 0 && one.type !== "hidden";
  return all.filter((one) => able(one) && ours(one) && seen(one) && !group(one)).length;
}"""
# A table that fits is no place to scroll: a script says so once it has measured the frame (look/components/table/table.js).
MEASURED = """() => [...document.querySelectorAll(".table-part > .table-frame")].every(
  (one) => (one.scrollWidth <= one.clientWidth) !== one.hasAttribute("tabindex"))"""
# The element that has the focus: its place in the document, and what is wrong with how it is seen.
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const place = [...document.querySelectorAll("*")].indexOf(one);
  const wrong = [];
  const mine = !one.closest(".jodit-container");
  if (mine && !(parseFloat(style.outlineWidth) >= 3 && style.outlineStyle !== "none")) wrong.push("no ring");
  if (box.bottom <= 0 || box.top >= innerHeight) wrong.push("not in the window");
  for (const bar of document.querySelectorAll(".elder-bar, .act-bar, .acts, .sides-head")) {
    const edge = bar.getBoundingClientRect(), sticks = getComputedStyle(bar).position === "sticky";
    if (sticks && !bar.contains(one) && box.top >= edge.top && box.bottom <= edge.bottom) wrong.push("under a bar");
  }
  return { place, mine, wrong, what: one.outerHTML.slice(0, 120) };
}"""
LONGEST = 400


def walked(page: Page) -> list[dict]:
    """What the Tab key reaches, from the top of the page to its end."""
    found: list[dict] = []
    for _ in range(LONGEST):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now is None or (found and now["place"] == found[0]["place"]):
            return found
        found.append(now)
    raise AssertionError(f"{page.url} has no end: {found[-1]}")


def check(page: Page) -> None:
    """Reached, in order, seen."""
    page.wait_for_function(MEASURED)
    expected = page.evaluate(REACHABLE)
    found = walked(page)
    places = [one["place"] for one in found]
    assert places == sorted(places), "the order is not that of the page"
    assert not [one for one in found if one["wrong"]], [one for one in found if one["wrong"]][:5]
    assert sum(one["mine"] for one in found) >= expected, f"{expected} to be reached, {len(found)} were"
    assert "skip-link" in found[0]["what"]


PUBLIC = ("/", "/agencies", "/{agency}/", "/{agency}/c/news", "/{agency}/d/{shown}", "/requests", "/{agency}/requests/new/person",
          "/requests/status", "/reports", "/nothing")  # fmt: skip


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_by_tab(path: str, site: Site, visit: Callable[..., Page]) -> None:
    check(visit(path.format(agency=site.agency, **site.documents)))


@pytest.mark.parametrize("path", ["/", "/{agency}/c/news", "/{agency}/d/{shown}"])
def test_a_page_in_the_mode_for_seniors_by_tab(path: str, site: Site, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script(chosen(elder=True))
    page.goto(path.format(agency=site.agency, **site.documents))
    check(page)
    page.get_by_role("button", name="更多选项").press("Enter")
    expect(page.locator(".site-navigation a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="更多选项")).to_be_focused()
    expect(page.locator(".site-navigation")).to_be_hidden()


@pytest.mark.parametrize(
    "path",
    [
        "/desk/",
        "/desk/documents/",
        "/desk/documents/new/",
        "/desk/documents/d/{draft}/",
        "/desk/documents/d/{waiting}/",
    ],
)
def test_a_page_of_the_desk_by_tab(path: str, site: Site, sign_in: Callable[..., Page]) -> None:
    page = sign_in("reviewer" if "waiting" in path else "drafter")
    answer = page.goto(path.format(**site.documents))
    assert answer is not None
    assert answer.status == 200
    check(page)


def test_a_dialog_takes_the_focus_and_gives_it_back(site: Site, sign_in: Callable[..., Page]) -> None:
    page = sign_in("drafter")
    page.goto(f"/desk/documents/d/{site.documents['draft']}/")
    opener = page.locator("[data-dialog]").first
    opener.press("Enter")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
        )
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_menu_opens_and_closes_by_keyboard(site: Site, visit: Callable[..., Page]) -> None:
    page = visit(f"/{site.agency}/d/{site.documents['shown']}")
    menu, body = page.locator("details.share > summary"), page.locator(".share-body")
    menu.press("Enter")
    expect(body).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".share-text")).to_be_focused()
    page.keyboard.press("Escape")
    expect(body).to_be_hidden()
    expect(menu).to_be_focused()
    menu.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(body).to_be_hidden()


def test_a_refused_form_begins_at_its_reasons_and_leads_to_the_field(site: Site, visit: Callable[..., Page]) -> None:
    page = visit(f"/{site.agency}/requests/new/person")
    page.get_by_role("button", name="下一步").press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('main input, main select, main textarea')")
