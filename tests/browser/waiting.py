"""A browser's page comes when it comes: what a test asks of it waits for it."""

from playwright.sync_api import Locator, expect


def every(locator: Locator) -> list[Locator]:
    """All that the locator finds, once there is one. (Its own ``all`` gives nothing on a page that is still on its way.)"""
    expect(locator.first).to_be_attached()
    return locator.all()
