"""The applicant's pages: form, summary, query code, status, correction, withdrawal; no cookie of a session, nothing lost."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingchuang.domains.disclosure import actions
from mingchuang.domains.disclosure.models import CodeAttempt, DisclosureRequest
from mingchuang.ledger.acts import By
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
FORM = "/luan-data/requests/new/person"
STATUS = "/luan-data/requests/status"
TYPED = {key: value for key, value in make.PERSON.items() if key != "applicant_kind"}


@pytest.fixture
def office(system: By) -> make.Office:
    return make.office(system)


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


def field(html: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
    assert found, name
    return found[1]


def opened(visitor: Client, address: str = FORM) -> dict[str, str]:
    html = visitor.get(address).content.decode()
    return {"csrfmiddlewaretoken": field(html, "csrfmiddlewaretoken"), "form_key": field(html, "form_key")}


def proof() -> SimpleUploadedFile:
    return SimpleUploadedFile("身份证.pdf", make.PDF, "application/pdf")


def handed_in(visitor: Client, hidden: dict[str, str] | None = None, **changes: str) -> str:
    sent = visitor.post(FORM, {**(hidden or opened(visitor)), **TYPED, **changes, "act": "send", "identity": proof()})
    assert sent.status_code == 200, sent.content.decode()
    found = re.search(r'class="code">([^<]+)<', sent.content.decode())
    assert found
    return found[1]


def status_page(visitor: Client, code: str) -> str:
    html = visitor.get(STATUS).content.decode()
    answer = visitor.post(STATUS, {"csrfmiddlewaretoken": field(html, "csrfmiddlewaretoken"), "code": code})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_the_form_is_not_cached_and_only_it_sets_a_cookie(office: make.Office, visitor: Client) -> None:
    landing = visitor.get("/luan-data/requests")
    assert landing.status_code == 200
    assert not landing.cookies
    form = visitor.get(FORM)
    assert set(form.cookies) == {"csrftoken"}
    assert "no-store" in form.headers["Cache-Control"]


def test_an_application_is_checked_summed_up_and_handed_in(office: make.Office, visitor: Client) -> None:
    hidden = opened(visitor)
    summary = visitor.post(FORM, {**hidden, **TYPED, "act": "check"})
    html = summary.content.decode()
    assert summary.status_code == 200
    assert "居民身份证" in html and TYPED["description"] in html
    assert not DisclosureRequest.objects.exists()
    code = handed_in(visitor, hidden)
    request = DisclosureRequest.objects.get()
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", code)
    assert (request.channel, request.applicant["name"], request.state) == ("web", "王小明", "received")
    page = status_page(visitor, code.lower().replace("-", " "))
    assert request.register_number in page and TYPED["description"] in page


def test_a_second_click_shows_the_same_code_and_writes_nothing(office: make.Office, visitor: Client) -> None:
    hidden = opened(visitor)
    assert handed_in(visitor, hidden) == handed_in(visitor, hidden)
    assert DisclosureRequest.objects.count() == 1


def test_a_form_key_that_is_not_ours_is_replaced(office: make.Office, visitor: Client) -> None:
    hidden = opened(visitor)
    first = handed_in(visitor, {**hidden, "form_key": "1" * 40})
    second = handed_in(visitor, {**hidden, "form_key": "1" * 40})
    assert first != second


def test_everything_typed_stays_and_every_reason_is_said(office: make.Office, visitor: Client) -> None:
    hidden = opened(visitor)
    typed = {**TYPED, "id_number": "110105194912310021", "phone": "", "description": "一段 <b>不会丢</b> 的话"}
    answer = visitor.post(FORM, {**hidden, **typed, "act": "check"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "校验位不符" in html and "至少填写一种联系方式" in html
    assert 'value="110105194912310021"' in html and "一段 &lt;b&gt;不会丢&lt;/b&gt; 的话" in html
    assert field(html, "form_key") == hidden["form_key"]


def test_without_proof_of_identity_the_summary_comes_back(office: make.Office, visitor: Client) -> None:
    answer = visitor.post(FORM, {**opened(visitor), **TYPED, "act": "send"})
    assert answer.status_code == 422
    assert "身份证明" in answer.content.decode()
    assert not DisclosureRequest.objects.exists()


def test_change_brings_back_what_was_typed_without_a_complaint(office: make.Office, visitor: Client) -> None:
    answer = visitor.post(FORM, {**opened(visitor), **TYPED, "act": "change"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="王小明"' in html and "error-summary" not in html


def test_an_organisation_names_its_kind_and_its_people(office: make.Office, visitor: Client) -> None:
    address = "/luan-data/requests/new/organisation"
    hidden = opened(visitor, address)
    typed = {**make.COMPANY, "applicant_kind": ""}
    html = visitor.post(address, {**hidden, **typed, "act": "check"}).content.decode()
    assert "请选择申请人类型" in html
    sent = visitor.post(address, {**hidden, **make.COMPANY, "act": "send", "identity": proof()})
    assert sent.status_code == 200
    assert DisclosureRequest.objects.get().applicant_kind == "commercial"


def test_a_wrong_code_tells_nothing_and_the_sixth_try_waits(office: make.Office, visitor: Client) -> None:
    code = handed_in(visitor)
    html = visitor.get(STATUS).content.decode()
    token = field(html, "csrfmiddlewaretoken")
    for _ in range(5):
        answer = visitor.post(STATUS, {"csrfmiddlewaretoken": token, "code": "AAAA-BBBB-CCCC"})
        assert answer.status_code == 422 and "没有查到申请" in answer.content.decode()
    answer = visitor.post(STATUS, {"csrfmiddlewaretoken": token, "code": code})
    assert "尝试次数过多" in answer.content.decode()
    CodeAttempt.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert visitor.post(STATUS, {"csrfmiddlewaretoken": token, "code": code}).status_code == 200


def test_the_code_of_one_agency_opens_nothing_in_another(office: make.Office, visitor: Client) -> None:
    code = handed_in(visitor)
    html = visitor.get("/luan/requests/status").content.decode()
    token = field(html, "csrfmiddlewaretoken")
    answer = visitor.post("/luan/requests/status", {"csrfmiddlewaretoken": token, "code": code})
    assert answer.status_code == 422


def test_the_status_page_answers_when_and_whose_move(office: make.Office, visitor: Client) -> None:
    code = handed_in(visitor)
    page = status_page(visitor, code)
    due = DisclosureRequest.objects.get().due_on
    assert f"{due.year}年{due.month}月{due.day}日" in page
    assert "起算之日" in page


def test_a_correction_and_a_withdrawal_from_the_page(office: make.Office, visitor: Client) -> None:
    code = handed_in(visitor)
    request = DisclosureRequest.objects.get()
    today = request.received_on
    clerk, handler = office.by("clerk", today, 23), office.by("handler", today, 23)
    actions.confirm_receipt(by=clerk, request=request.public_id, subject="某项目批复")
    actions.assign(by=clerk, request=request.public_id, unit="office")
    actions.ask_correction(
        by=handler, request=request.public_id, unclear="年份", items="请写明年份", guidance="写大致时间",
        reply_until=today + timedelta(days=15),
    )  # fmt: skip
    page = status_page(visitor, code)
    assert "请写明年份" in page
    hidden = {"csrfmiddlewaretoken": field(page, "csrfmiddlewaretoken"), "ticket": field(page, "ticket")}
    empty = visitor.post("/luan-data/requests/correction", {**hidden, "text": " "})
    assert empty.status_code == 422
    sent = visitor.post("/luan-data/requests/correction", {**hidden, "text": "2019年的批复"})
    assert sent.status_code == 200
    request.refresh_from_db()
    assert (request.state, request.correction.answer) == ("in_hand", "2019年的批复")
    unsure = visitor.post("/luan-data/requests/withdrawal", hidden)
    assert unsure.status_code == 422
    visitor.post("/luan-data/requests/withdrawal", {**hidden, "sure": "yes"})
    request.refresh_from_db()
    assert request.state == "withdrawn"


def test_a_ticket_of_another_agency_or_a_made_up_one_is_refused(office: make.Office, visitor: Client) -> None:
    code = handed_in(visitor)
    page = status_page(visitor, code)
    hidden = {"csrfmiddlewaretoken": field(page, "csrfmiddlewaretoken"), "sure": "yes"}
    for address, ticket in (
        ("/luan/requests/withdrawal", field(page, "ticket")),
        ("/luan-data/requests/withdrawal", "made-up"),
    ):
        assert visitor.post(address, {**hidden, "ticket": ticket}).status_code == 422
    assert DisclosureRequest.objects.get().state == "received"


def test_pages_of_an_unknown_agency_do_not_exist(office: make.Office, visitor: Client) -> None:
    for address in ("/nowhere/requests", "/nowhere/requests/new/person", "/nowhere/requests/status"):
        assert visitor.get(address).status_code == 404


def test_english_pages_speak_english(office: make.Office, visitor: Client) -> None:
    html = visitor.get("/en" + FORM).content.decode()
    assert "Resident identity card" in html and "居民身份证" not in html


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.dictionaries(
        st.sampled_from([*TYPED, "email", "address", "fax", "agent_name", "title", "help_needed", "form_key", "act"]),
        st.text(max_size=80) | st.sampled_from(["send", "check", "change", "natural", "mail", "paper", "\x00", "𠮷"]),
    )
)
def test_whatever_is_posted_is_answered_and_what_was_typed_comes_back(
    office: make.Office, typed: dict[str, str]
) -> None:
    visitor = Client()
    answer = visitor.post(FORM, {**TYPED, **typed})
    assert answer.status_code in (200, 422)
    said = typed.get("agent_name", "").strip()
    if said.isalnum() and answer.status_code == 422:
        assert said in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("照片.jpg", b"not a picture"),
        ("身份证.pdf", b""),
        ("身份证.pdf.exe", make.PDF),
        ("身份证.html", b"<script>alert(1)</script>"),
        ("身份证.png", make.PDF),
    ],
)
def test_a_file_that_is_not_what_it_says_is_named_and_nothing_is_written(
    office: make.Office, visitor: Client, name: str, content: bytes
) -> None:
    sent = SimpleUploadedFile(name, content, "image/jpeg")
    answer = visitor.post(FORM, {**opened(visitor), **TYPED, "act": "send", "identity": sent})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "field-error" in html and TYPED["description"] in html
    assert not DisclosureRequest.objects.exists()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(code=st.text(max_size=60), ticket=st.text(max_size=60), text=st.text(max_size=60))
def test_whatever_is_typed_on_the_status_pages_is_answered(
    office: make.Office, code: str, ticket: str, text: str
) -> None:
    visitor = Client()
    assert visitor.post(STATUS, {"code": code}).status_code in (422, 429)
    assert visitor.post("/requests/status", {"code": code, "agency": text}).status_code == 422
    for name in ("correction", "withdrawal", "matter"):
        answer = visitor.post(f"/luan-data/requests/{name}", {"ticket": ticket, "text": text, "sure": "yes"})
        assert answer.status_code == 422
    assert visitor.get("/luan-data/requests/files/" + "x" * 40).status_code == 410
