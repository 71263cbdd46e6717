"""The footer of a government site: from the settings, or the demo's own, marked as such."""

import json

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from mingchuang.look import identity as module
from mingchuang.look.identity import NEEDED, identity

MARK = "均为演示数据"
EMPTY = {"name": "某市政务公开", "sponsor": "", "organiser": "", "code": "", "icp": "", "police": "", "contact": ""}


@pytest.fixture(autouse=True)
def fresh():
    module._invented.cache_clear()
    yield
    module._invented.cache_clear()


@pytest.fixture
def demo_file(settings, tmp_path):
    from mingchuang.channels.cli.demo import write_identity

    settings.HOME = tmp_path / "home"
    settings.DEMO_IDENTITY = settings.HOME / "demo-identity.json"
    write_identity()
    return settings.DEMO_IDENTITY


def footer() -> str:
    request = RequestFactory().get("/")
    page = render_to_string("look/layouts/site.html", {"request": request})
    return page[page.index("<footer") :]


def test_the_demo_has_a_whole_footer_that_says_what_it_is(settings, demo_file):
    settings.SITE_IDENTITY = EMPTY
    site = identity()
    assert site.demo
    assert all(getattr(site, name) for name in (*NEEDED, "organiser"))
    assert site.name == "某市政务公开"
    assert MARK in footer()
    assert f"主办单位：{site.sponsor}" in footer()


def test_one_real_setting_takes_the_demo_away_whole(settings, demo_file):
    settings.SITE_IDENTITY = EMPTY | {"code": "3401000001", "icp": "皖ICP备1号"}
    site = identity()
    assert not site.demo
    assert site.sponsor == ""
    assert MARK not in footer()
    assert '<a href="https://beian.miit.gov.cn/">皖ICP备1号</a>' in footer()


def test_without_demo_and_settings_nothing_is_invented(settings, tmp_path):
    settings.SITE_IDENTITY, settings.DEMO_IDENTITY = EMPTY, tmp_path / "none.json"
    assert [name for name in NEEDED if getattr(identity(), name)] == []
    assert MARK not in footer()


def test_what_the_file_may_say_is_bounded(settings, demo_file):
    settings.SITE_IDENTITY = EMPTY
    demo_file.write_text(json.dumps({"name": "另一个名字", "demo": "", "sponsor": "甲"}), encoding="utf8")
    site = identity()
    assert (site.name, site.demo, site.sponsor) == ("某市政务公开", True, "甲")


def test_the_doctor_names_what_a_production_footer_lacks(settings, demo_file, monkeypatch):
    from mingchuang.channels.cli import checkup

    settings.SITE_IDENTITY = EMPTY
    assert list(checkup.footer()) == [], "a checkout may have any footer"
    monkeypatch.setattr(checkup, "in_production", lambda: True)
    (found,) = checkup.footer()
    assert found.severity == "error"
    settings.SITE_IDENTITY = EMPTY | {"sponsor": "某市人民政府办公室", "icp": "皖ICP备1号"}
    assert [one.mend for one in checkup.footer()] == [
        "Set MINGCHUANG_SITE_CODE.", "Set MINGCHUANG_SITE_POLICE.", "Set MINGCHUANG_SITE_CONTACT.",
    ]  # fmt: skip
