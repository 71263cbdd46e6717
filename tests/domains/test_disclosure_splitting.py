"""拆分登记: a form with several matters becomes several requests; nothing of what was written is lost, all are counted."""

from datetime import date

import pytest

from mingchuang.domains.disclosure import actions, figures, queries
from mingchuang.domains.disclosure.actions import Matter
from mingchuang.domains.disclosure.models import DisclosureRequest, Part, Splitting
from mingchuang.domains.disclosure.queries import family
from mingchuang.law.annual_report import format_for
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 3)
TWO = (Matter("某项目批复", "某项目的批复文件"), Matter("某项目概算", "某项目的概算批复"))


@pytest.fixture
def office(system: By) -> make.Office:
    return make.office(system)


def split(office: make.Office, request: DisclosureRequest, *matters: Matter, **more: object) -> tuple[str, ...]:
    made = actions.split(by=office.by("clerk", date(2026, 3, 4)), request=request.public_id, matters=matters, **more)
    request.refresh_from_db()
    return made


def test_each_matter_is_a_request_of_its_own_with_the_same_receipt(office: make.Office) -> None:
    request = make.received(office, DAY)
    written = request.content["description"]
    (public_id,) = split(office, request, *TWO)
    part = DisclosureRequest.objects.get(public_id=public_id)
    assert (part.received_on, part.due_on, part.state) == (DAY, request.due_on, "registered")
    assert (part.applicant, part.applicant_index) == (request.applicant, request.applicant_index)
    assert [part.content["description"], request.content["description"]] == ["某项目的概算批复", "某项目的批复文件"]
    assert part.register_number != request.register_number
    assert family.whole(public_id) == family.whole(request.public_id) == written
    course = [line.act for line in queries.case(public_id, office.by("clerk", date(2026, 3, 5))).lines]
    assert course == ["disclosure.receive", "disclosure.split"]
    line = Entry.objects.get(act="disclosure.split")
    assert part.register_number in line.facts
    assert "概算" not in line.facts


def test_all_parts_are_counted_as_new_and_as_open(office: make.Office) -> None:
    request = make.received(office, DAY)

    def counted(row: str) -> int:
        return figures.table_3(format_for(2026), office.agency.code, 2026)[row][0]

    assert (counted("R1"), counted("R4")) == (1, 1)
    split(office, request, *TWO)
    assert (counted("R1"), counted("R4")) == (2, 2)


def test_a_part_is_split_again_and_the_family_stays_one(office: make.Office) -> None:
    request = make.received(office, DAY)
    (second,) = split(office, request, *TWO)
    part = DisclosureRequest.objects.get(public_id=second)
    (third,) = split(office, part, Matter("概算一期", "一期概算"), Matter("概算二期", "二期概算"))
    expected = [request.public_id, second, third]
    for one in expected:
        assert [each.public_id for each in family.of(one)] == expected
    assert (Splitting.objects.count(), Part.objects.count()) == (2, 2)


def test_the_papers_of_the_form_go_with_every_part(office: make.Office) -> None:
    taken = make.from_site(office, DAY)
    actions.confirm_receipt(by=office.by("clerk", DAY, 15), request=taken.public_id, subject="两件事项")
    request = DisclosureRequest.objects.get(public_id=taken.public_id)
    (second,) = split(office, request, *TWO)
    papers = [list(one.files.values_list("purpose", "sha256")) for one in DisclosureRequest.objects.order_by("id")]
    assert papers[0] == papers[1] != []
    assert len(queries.case(second, office.by("clerk", DAY, 16)).files) == 1


@pytest.mark.parametrize(
    ("matters", "code"),
    [
        (TWO[:1], "disclosure.too_few_matters"),
        ((TWO[0],) * 7, "disclosure.too_many_matters"),
        ((TWO[0], Matter("摘要", " ")), "disclosure.matter_incomplete"),
        ((TWO[0], Matter("", "内容")), "disclosure.matter_incomplete"),
        ((TWO[0], Matter("摘" * 121, "内容")), "disclosure.too_long"),
        ((TWO[0], Matter("摘要", "内" * 5001)), "disclosure.too_long"),
    ],
)
def test_what_is_incomplete_writes_nothing(office: make.Office, matters: tuple[Matter, ...], code: str) -> None:
    request = make.received(office, DAY)
    with pytest.raises(Refused) as caught:
        split(office, request, *matters)
    assert code in [refusal.code for refusal in caught.value.refusals]
    assert DisclosureRequest.objects.count() == 1
    assert not Splitting.objects.exists()


def test_once_in_hand_it_is_too_late(office: make.Office) -> None:
    request = make.in_hand(office, DAY)
    with pytest.raises(Refused, match=r"disclosure\.not_now"):
        split(office, request, *TWO)


def test_a_page_that_is_out_of_date_does_not_split_twice(office: make.Office) -> None:
    request = make.received(office, DAY)
    version = request.lock_version
    split(office, request, *TWO, lock_version=version)
    with pytest.raises(Refused, match=r"disclosure\.changed_meanwhile"):
        split(office, request, *TWO, lock_version=version)


def test_another_form_is_no_part_of_the_family(office: make.Office) -> None:
    mine, other = make.received(office, DAY), make.received(office, DAY)
    split(office, mine, *TWO)
    assert family.of(other.public_id) == ()
    assert other.public_id not in {one.public_id for one in family.of(mine.public_id)}
    assert family.whole(other.public_id) == ""
