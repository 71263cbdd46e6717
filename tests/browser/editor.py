"""The editor in a real browser: where it is, and writing a text in it."""

from playwright.sync_api import Page

EDITOR = ".jodit-wysiwyg"
# The editor is a library of its own: what it draws is not ours to mend, what surrounds it is.
NOT_OURS = (
    "aria-allowed-role",
    "aria-required-children",
    "aria-required-parent",
    "nested-interactive",
    "aria-allowed-attr",
)


def write(page: Page, title: str, body: str) -> None:
    """Fill the form of a new notice."""
    page.goto("/desk/documents/new/notice/")
    page.fill("#id_title", title)
    page.click(EDITOR)
    page.keyboard.insert_text(body)


def expect_text(page: Page, text: str) -> None:
    """The editor's text holds it. The editor's library keeps signs that show nothing where a selection was."""
    page.wait_for_function(
        "([selector, text]) => document.querySelector(selector).textContent.replaceAll('\ufeff', '').includes(text)",
        arg=[EDITOR, text],
    )
