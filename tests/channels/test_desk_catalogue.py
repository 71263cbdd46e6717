"""The catalogue at the desk: an agency's sections, and one act for many agencies."""

import pytest
from django.urls import reverse

from mingchuang.channels.desk.once import new_token
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import actions, queries
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, text
from tests.factories.agencies import bureau, city
from tests.factories.documents import sections

pytestmark = pytest.mark.django_db
NEW = {
    "name": "专题专栏", "name_en": "Topics", "code": "zt-2026", "slug": "topics-2026", "parent": "", "outlet": "portal",
    "article": "", "freshness_days": "", "kinds": ["news"],
}  # fmt: skip


@pytest.fixture
def agency(system):
    found = bureau(system)
    sections(system, found)
    return found


def url(name, *args):
    return reverse(f"desk_catalogue:{name}", args=args)


@pytest.mark.parametrize("name", ["sections", "open", "template", "add"])
def test_pages_open_for_the_openness_office_and_not_for_a_drafter(client, system, agency, name):
    at_desk(client, system, agency, Role.OPENNESS)
    page = client.get(url(name))
    assert page.status_code == 200
    assert "style=" not in text(page)
    at_desk(client, system, agency, Role.DRAFTER)
    assert client.get(url(name)).status_code == 403


def test_an_inspector_sees_sections_and_no_buttons(client, system, agency):
    at_desk(client, system, agency, Role.INSPECTOR)
    page = text(client.get(url("sections")))
    assert "规范性文件" in page
    assert "开设栏目" not in page
    assert client.get(url("section", "fd01-gf")).status_code == 403


def test_a_section_is_changed_and_somebody_elses_change_stays(client, system, agency):
    at_desk(client, system, agency, Role.OPENNESS)
    address = url("section", "fd01-gf")
    form = client.get(address).context["form"]
    given = form.initial | {"owner": "", "about": "本局制定的规范性文件", "freshness_days": 30}
    assert client.post(address, given).status_code == 302
    again = client.post(address, given | {"about": "另一句"})
    assert again.status_code == 422
    assert "刚被他人修改" in text(again)
    assert "另一句" in text(again)
    assert (
        client.post(
            address, given | {"lock_version": form.initial["lock_version"] + 1, "freshness_days": 0}
        ).status_code
        == 422
    )


def test_a_section_is_closed_and_opened_again(client, system, agency):
    at_desk(client, system, agency, Role.OPENNESS)
    client.post(url("close", "fd01-gf"))
    assert "栏目已关闭" in text(client.get(url("sections")))
    assert "fd01-gf" in {one for one, _ in client.get(url("open")).context["form"].fields["categories"].choices}
    assert client.post(url("open"), {"once": new_token()}).status_code == 422
    client.post(url("open"), {"categories": ["fd01-gf"]})
    assert "fd01-gf" in {one.code for one in queries.sections(agency.code)}


def test_a_category_goes_to_many_agencies_in_one_act_after_a_look(client, system, agency):
    codes = [bureau(system, code=f"luan-b{number}", name=f"六安市第{number}局").code for number in range(50)]
    at_desk(client, system, city(system), Role.OPENNESS)
    before = Entry.objects.count()
    given = NEW | {"agencies": codes}
    preview = text(client.post(url("add"), given | {"step": "look"}))
    assert "50 个机关" in preview
    assert "/luan-b7/c/topics-2026" in preview
    assert Entry.objects.count() == before
    answer = client.post(url("add"), given | {"step": "act"})
    assert answer.url == url("template")
    assert Entry.objects.count() == before + 1
    assert all("zt-2026" in {one.code for one in queries.sections(code)} for code in codes[::10])
    twice = client.post(url("add"), given | {"step": "act"})
    assert twice.status_code == 422
    assert 'value="专题专栏"' in text(twice)


def test_wrong_input_comes_back_with_its_sentences(client, system, agency):
    at_desk(client, system, city(system), Role.OPENNESS)
    wrong = client.post(url("add"), NEW | {"agencies": [agency.code], "slug": "有 空格", "step": "act"})
    assert wrong.status_code == 422
    assert "小写字母" in text(wrong)
    assert client.post(url("add"), NEW | {"agencies": [], "step": "look"}).status_code == 422


def test_a_bureau_does_not_change_the_catalogue_for_all(client, system, agency):
    at_desk(client, system, agency, Role.OPENNESS)
    assert "增加目录节点" not in text(client.get(url("template")))
    answer = client.post(url("add"), NEW | {"agencies": [agency.code], "step": "act"})
    assert answer.status_code == 422
    assert "zt-2026" not in {one.code for one in queries.categories()}


def test_unknown_sections_are_404(client, system, agency):
    at_desk(client, system, agency, Role.OPENNESS)
    assert client.get(url("section", "nothing")).status_code == 404
    actions.close_section(by=system, agency=agency.code, category="fd01-gf")
    assert client.post(url("close", "fd01-gf")).status_code == 302
