"""An agency's own templates beside the shipped ones, and who has an editor open."""

from datetime import timedelta

import pytest

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions, presence
from mingchuang.domains.documents.models import Presence
from mingchuang.domains.documents.queries import templates as queries
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import documents as factory
from tests.factories.agencies import bureau, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return factory.three(system)


def keep(by, people, **given):
    values = {
        "kind": "notice",
        "name": "工作通知",
        "title": "关于做好【××】工作的通知",
        "body": "<p>各科室：</p>",
    } | given
    return actions.keep_template(by=by, agency=people.agency.code, **values)


def test_an_own_template_stands_in_the_place_of_the_shipped_one_until_it_is_put_away(people, at):
    by, code = By(people.drafter, at), people.agency.code
    shipped = queries.templates(code, "notice")
    assert [one.own for one in shipped] == [False, False]
    made = keep(by, people, body="<p onclick=x>各科室：</p><script>x</script>")
    own, other = queries.templates(code, "notice")
    assert (own.own, own.zh, own.body) == (True, "工作通知", "<p>各科室：</p>")
    assert other == shipped[1]
    assert keep(by, people, body="<p>改过</p>") == made
    assert queries.template(code, made).body == "<p>改过</p>"
    assert [one.act for one in Entry.objects.order_by("-seq")[:2]] == ["documents.keep_template"] * 2
    actions.retire_template(by=by, template=made)
    assert queries.templates(code, "notice") == shipped
    with pytest.raises(Refused, match="template_unknown"):
        actions.retire_template(by=by, template=made)
    with pytest.raises(Refused, match="template_unknown"):
        queries.template(code, made)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "nonsense"}, "kind_unknown"), ({"kind": "annual_report"}, "kind_unknown"),
        ({"name": " "}, "template_name_missing"), ({"name": "长" * 61}, "text_too_long"),
        ({"title": "", "body": "<script>x</script>"}, "template_empty"), ({"body": "<div>" * 500}, "too_deep"),
    ],
)  # fmt: skip
def test_what_is_no_template_is_refused(people, at, given, code):
    before = Entry.objects.count()
    with pytest.raises(Refused, match=code):
        keep(By(people.drafter, at), people, **given)
    assert Entry.objects.count() == before


def test_another_agency_has_its_own(people, at, system):
    other = bureau(system, code="jyj", name="六安市教育局")
    stranger = staff(system, other, Role.DRAFTER)
    made = keep(By(people.drafter, at), people)
    for act in (lambda by: keep(by, people), lambda by: actions.retire_template(by=by, template=made)):
        with pytest.raises(Refused, match="not_your_agency"):
            act(By(stranger, at))
    assert [one.own for one in queries.templates("jyj", "notice")] == [False, False]


def test_two_people_see_each_other_while_both_are_there(people, at, system):
    made = factory.draft(people, at)
    second = staff(system, people.agency, Role.DRAFTER, name="钱编写")
    seconds = presence.PRESENT.total_seconds()
    assert presence.here(by=By(people.drafter, at), document=made) == ()
    assert presence.here(by=By(second, at + timedelta(seconds=5)), document=made) == (people.drafter.name,)
    assert presence.here(by=By(people.drafter, at + timedelta(seconds=15)), document=made) == ("钱编写",)
    late = at + timedelta(seconds=seconds + 6)
    assert presence.here(by=By(people.drafter, late), document=made) == ()
    assert presence.here(by=By(people.drafter, at), document="nosuchdocument") == ()
    assert Presence.objects.count() == 2
    third = staff(system, people.agency, Role.DRAFTER)
    presence.here(by=By(third, at + timedelta(days=2)), document=made)
    assert Presence.objects.count() == 1


def test_who_may_not_read_a_draft_is_told_nothing(people, at, system):
    made = factory.draft(people, at)
    stranger = staff(system, bureau(system, code="jyj", name="六安市教育局"), Role.DRAFTER)
    with pytest.raises(Refused, match="not_your_agency"):
        presence.here(by=By(stranger, at), document=made)
    assert not Presence.objects.exists()
