"""条例 art.32: whoever refused or kept silent is told of a disclosure; the file stays open until it is done."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingchuang.domains.disclosure import actions, handing_out, queries
from mingchuang.domains.disclosure.models import Delivery, DisclosureRequest
from mingchuang.law.refusal import Refused
from mingchuang.ledger import chain
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
DAY, SENT, ON, DONE = date(2026, 3, 3), date(2026, 3, 5), date(2026, 4, 8), date(2026, 4, 9)
TELL = {"ref": "A", "matter": "供货合同的价款", "reasons": "涉及公共资金的使用"}


@pytest.fixture
def office(system: By) -> make.Office:
    return make.office(system)


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [refusal.code for refusal in caught.value.refusals]


def disclosed(office: make.Office, stance: str, code: str = "D02", ground: str = "") -> DisclosureRequest:
    """A request whose third party was asked and answered so (or kept silent), and its decision."""
    request = make.in_hand(office, DAY)
    public_id = request.public_id
    actions.start_inquiry(
        by=office.by("handler", SENT), request=public_id, recipient="third_party", party="某供货公司", matter="供货合同"
    )
    if stance == "silent":
        actions.record_silence(by=office.by("handler", date(2026, 3, 27)), request=public_id, ref="A")
    else:
        actions.record_opinion(by=office.by("handler", ON, 8), request=public_id, ref="A", day=ON, stance=stance)
    actions.draft_decision(
        by=office.by("handler", ON, 9), request=public_id, code=code, texts=make.TEXTS[code], withheld_ground=ground
    )
    actions.sign_off(by=office.by("approver", ON), request=public_id)
    actions.issue_reply(by=office.by("clerk", ON, 11), request=public_id)
    actions.deliver(by=office.by("clerk", ON, 12), request=public_id, way="online")
    request.refresh_from_db()
    return request


def next_act(office: make.Office, request: DisclosureRequest) -> str:
    rows = queries.every_row(office.agency.code, on=DONE)
    listed = next(row.next_act for row in rows if row.public_id == request.public_id)
    assert queries.case(request.public_id, office.by("clerk", DONE)).row.next_act == listed
    return listed


@pytest.mark.parametrize(
    ("stance", "kind", "words"),
    [
        ("refuse", "third_party_notice", "您（单位）不同意公开"),
        ("partly", "third_party_notice", "您（单位）不同意公开"),
        ("silent", "third_party_silent_notice", "在规定期限内未提出意见"),
    ],
)
def test_a_third_party_is_told_in_a_letter_and_the_file_waits_for_it(
    office: make.Office, stance: str, kind: str, words: str
) -> None:
    request = disclosed(office, stance)
    clerk = office.by("clerk", DONE)
    assert next_act(office, request) == "tell_third_party"
    with pytest.raises(Refused) as caught:
        actions.archive(by=clerk, request=request.public_id)
    assert codes(caught) == ["disclosure.third_party_untold"]
    number = actions.tell_third_party(by=office.by("handler", DONE), request=request.public_id, **TELL)
    letter = request.letters.get(number=number)
    text = "".join(one["text"] for one in letter.content["paragraphs"])
    assert (letter.kind, letter.ref) == (kind, "A")
    for piece in (words, "某供货公司：", "供货合同的价款", "涉及公共资金的使用", "第三十二条", "60日内", "6个月"):
        assert piece in text
    assert "王小明" not in text
    assert handing_out.to_staff(request.public_id, "letter", letter.public_id, clerk).content.startswith(b"%PDF-")
    assert kind not in [one.kind for one in queries.status(request.public_id, DONE).letters]
    assert next_act(office, request) == "deliver_notice"
    with pytest.raises(Refused) as caught:
        actions.archive(by=clerk, request=request.public_id)
    assert codes(caught) == ["disclosure.third_party_untold"]
    actions.deliver_notice(by=clerk, request=request.public_id, ref="A", way="mail", day=DONE, proof="邮件号 9")
    assert next_act(office, request) == "archive"
    actions.archive(by=clerk, request=request.public_id)
    assert [entry.act.split(".")[1] for entry in Entry.objects.order_by("seq")][-3:] == [
        "tell_third_party", "deliver_notice", "archive",
    ]  # fmt: skip
    assert not any(word in entry.facts for entry in Entry.objects.all() for word in ("供货", "公共资金", "邮件号"))
    assert chain.check().whole


@pytest.mark.parametrize(
    ("stance", "code", "ground", "owed"),
    [
        ("agree", "D02", "", False), ("refuse", "D01", "", False), ("refuse", "D21", "", False),
        ("refuse", "D03", "D14", False), ("refuse", "D03", "D15", True), ("silent", "D03", "", True),
    ],
)  # fmt: skip
def test_who_is_told_follows_from_what_was_answered_and_decided(
    office: make.Office, monkeypatch: pytest.MonkeyPatch, stance: str, code: str, ground: str, owed: bool
) -> None:
    if code == "D03" and not ground:
        # The part not given is explained by its own words.
        monkeypatch.setitem(make.TEXTS, "D03", {**make.TEXTS["D03"], "withheld_basis": "属于内部事务信息"})
    request = disclosed(office, stance, code, ground)
    case = queries.case(request.public_id, office.by("clerk", DONE))
    assert case.untold == (("A",) if owed else ())
    assert next_act(office, request) == ("tell_third_party" if owed else "archive")
    if not owed:
        with pytest.raises(Refused) as caught:
            actions.tell_third_party(by=office.by("handler", DONE), request=request.public_id, **TELL)
        assert codes(caught) == ["disclosure.nobody_to_tell"]
        actions.archive(by=office.by("clerk", DONE), request=request.public_id)


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"matter": " "}, "letters.fact_missing", "matter"), ({"reasons": ""}, "letters.fact_missing", "reasons"),
        ({"ref": "B"}, "disclosure.nobody_to_tell", "ref"),
    ],
)  # fmt: skip
def test_a_notice_says_what_and_why(office: make.Office, more: dict[str, Any], code: str, field: str) -> None:
    request = disclosed(office, "refuse")
    with pytest.raises(Refused) as caught:
        actions.tell_third_party(by=office.by("handler", DONE), request=request.public_id, **{**TELL, **more})
    assert (codes(caught), caught.value.refusals[0].field) == ([code], field)
    assert request.letters.filter(kind="third_party_notice").count() == 0


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"way": "online"}, "disclosure.delivery_missing"), ({"way": "pigeon"}, "disclosure.delivery_missing"),
        ({"day": ON}, "disclosure.date_before"), ({"day": date(2026, 4, 10)}, "disclosure.date_ahead"),
        ({"proof": ""}, "disclosure.proof_missing"), ({"ref": "B"}, "disclosure.nobody_to_tell"),
    ],
)  # fmt: skip
def test_a_notice_is_delivered_with_its_proof(office: make.Office, more: dict[str, Any], code: str) -> None:
    request = disclosed(office, "refuse")
    clerk = office.by("clerk", DONE)
    with pytest.raises(Refused):
        actions.deliver_notice(by=clerk, request=request.public_id, ref="A", way="mail", day=DONE, proof="1")
    actions.tell_third_party(by=office.by("handler", DONE), request=request.public_id, **TELL)
    with pytest.raises(Refused) as caught:
        actions.tell_third_party(by=office.by("handler", DONE), request=request.public_id, **TELL)
    assert codes(caught) == ["disclosure.nobody_to_tell"]
    before = Delivery.objects.count()
    with pytest.raises(Refused) as caught:
        actions.deliver_notice(
            by=clerk, request=request.public_id, **{"ref": "A", "way": "mail", "day": DONE, "proof": "1", **more}
        )
    assert codes(caught) == [code]
    assert Delivery.objects.count() == before


def test_the_register_asks_nothing_more_for_a_row(office: make.Office) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as made:
            queries.register(office.agency.code, on=DONE)
        return len(made)

    disclosed(office, "refuse")
    few = asked()
    told = disclosed(office, "refuse")
    actions.tell_third_party(by=office.by("handler", DONE), request=told.public_id, **TELL)
    disclosed(office, "agree")
    assert asked() == few
