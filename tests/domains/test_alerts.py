"""Alerts: told once, cleared by the work itself, mailed once whatever happens, never more than title and number."""

from datetime import timedelta

import pytest
from django.core import mail

from mingchuang.channels.cli import checkup
from mingchuang.channels.schedule.alerting import alert
from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.alerts import outbox, policies, queries
from mingchuang.domains.alerts.kinds import Kind, Mail
from mingchuang.domains.alerts.models import Alert, AlertMail
from mingchuang.domains.documents import actions as documents
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from mingchuang.readings.waiting import waiting
from tests.factories import documents as factory
from tests.factories.agencies import staff
from tests.factories.alerts import MINUTE, MORNING, submitted, told, wish
from tests.factories.disclosure import in_hand, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return factory.three(system)


@pytest.fixture(autouse=True)
def sender(settings):
    settings.MAIL_FROM = "window@luan.example"
    settings.MAIL_ADDRESS = "https://luan.example"


def test_what_waits_is_told_once_and_cleared_by_the_work_itself(people):
    made = submitted(people, title="待审的信息")
    for _ in range(3):
        list(alert(MORNING + 5 * MINUTE))
    assert told(people.reviewer) == [(Kind.MINE, "待审的信息")]
    assert queries.unread(people.reviewer) == 1
    documents.send_back(by=factory.hand(people.reviewer, MORNING, 6), document=made, opinion="请补充")
    list(alert(MORNING + 7 * MINUTE))
    assert told(people.reviewer) == []
    assert told(people.reviewer, "all") == [(Kind.MINE, "待审的信息")]
    assert (Kind.RETURNED, "待审的信息") in told(people.drafter)


def test_nothing_is_looked_at_where_nothing_happened(people, django_assert_max_num_queries):
    submitted(people)
    list(alert(MORNING))
    with django_assert_max_num_queries(12):
        list(alert(MORNING + MINUTE))


def test_overdue_is_told_when_the_day_comes_without_any_act(people):
    factory.draft(people, MORNING, title="该公开了", made_on=MORNING.date())
    list(alert(MORNING))
    assert told(people.drafter) == [(Kind.MINE, "该公开了")]
    list(alert(MORNING + timedelta(days=60)))
    assert set(told(people.drafter)) == {(Kind.MINE, "该公开了"), (Kind.OVERDUE, "该公开了")}


def test_a_mail_holds_titles_and_numbers_and_nothing_of_the_applicant(system):
    place = office(system)
    in_hand(place, MORNING.date() - timedelta(days=2))
    wish(place.handler)
    list(alert(MORNING))
    (sent,) = mail.outbox
    assert sent.to == ["a@luan.example"]
    assert "某项目批复" in sent.body
    assert "2026-0001" in sent.body
    for secret in ("王小明", "11010519491231002X", "0564-3380000", "批复文件"):
        assert secret not in sent.body + sent.subject


def test_mail_goes_once_and_again_only_for_something_new(people):
    wish(people.reviewer)
    submitted(people)
    for minute in range(3):
        list(alert(MORNING + minute * MINUTE))
    assert len(mail.outbox) == 1
    submitted(people, MORNING + 4 * MINUTE)
    list(alert(MORNING + 9 * MINUTE))
    assert len(mail.outbox) == 2


def test_nothing_is_sent_twice_when_the_process_is_killed_while_sending(people, monkeypatch):
    """The mail left and nobody could note it: it is not sent again, and the doctor is told of it."""
    wish(people.reviewer)
    submitted(people)
    monkeypatch.setattr(outbox, "sent", lambda *_given: (_ for _ in ()).throw(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        list(alert(MORNING + MINUTE))
    monkeypatch.undo()
    list(alert(MORNING + 2 * MINUTE))
    assert len(mail.outbox) == 1
    assert outbox.backlog(MORNING + timedelta(hours=1)).unsure == 1
    (finding,) = checkup.alert_mail()
    assert "of 1 nobody knows" in finding.what


def test_a_server_that_refuses_is_tried_again_and_its_answer_is_not_kept(people, monkeypatch):
    wish(people.reviewer)
    submitted(people)

    def refuse(_mail):
        raise OSError("550 a@luan.example is unknown")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", refuse)
        list(alert(MORNING + MINUTE))
    waiting_mail = AlertMail.objects.get()
    assert (waiting_mail.tries, waiting_mail.failure) == (1, "OSError")
    list(alert(MORNING + MINUTE + timedelta(seconds=20)))
    assert not mail.outbox
    list(alert(MORNING + 5 * MINUTE))
    assert len(mail.outbox) == 1


def test_no_mail_in_quiet_hours_and_none_to_somebody_away(people, system):
    other = staff(system, people.agency, Role.REVIEWER)
    wish(people.reviewer, quiet=(9, 14))
    submitted(people)
    list(alert(MORNING + MINUTE))
    assert not mail.outbox
    list(alert(MORNING.replace(hour=14)))
    assert len(mail.outbox) == 1
    agencies.record_absence(
        by=By(people.reviewer, MORNING), agency=people.agency, person=people.reviewer,
        first_day=MORNING.date(), last_day=MORNING.date(), deputies={Role.REVIEWER: other},
    )  # fmt: skip
    submitted(people, MORNING + 8 * MINUTE)
    list(alert(MORNING.replace(hour=15)))
    assert len(mail.outbox) == 1


def test_the_digest_comes_once_a_working_day_from_its_hour_on(people):
    wish(people.reviewer, Mail.DIGEST, digest=10)
    submitted(people)
    list(alert(MORNING + MINUTE))
    assert not mail.outbox
    for hour in (10, 11, 15):
        list(alert(MORNING.replace(hour=hour)))
    assert len(mail.outbox) == 1
    saturday, monday = MORNING.replace(day=14, hour=11), MORNING.replace(day=16, hour=11)
    list(alert(saturday))
    assert len(mail.outbox) == 1
    list(alert(monday))
    assert len(mail.outbox) == 2


def test_a_kind_that_is_silent_is_not_mailed_and_no_mail_without_a_sender(people, settings):
    wish(people.reviewer, silent=[Kind.MINE])
    submitted(people)
    list(alert(MORNING + MINUTE))
    assert not mail.outbox
    settings.MAIL_FROM = ""
    wish(people.final)
    list(alert(MORNING + 2 * MINUTE))
    assert not AlertMail.objects.exists()


def test_a_deputy_is_told_of_the_work_of_the_absent(system):
    place = office(system)
    in_hand(place, MORNING.date() - timedelta(days=2))
    deputy = staff(system, place.agency, Role.HANDLER)
    agencies.record_absence(
        by=By(place.handler, MORNING), agency=place.agency, person=place.handler,
        first_day=MORNING.date(), last_day=MORNING.date(), deputies={Role.HANDLER: deputy},
    )  # fmt: skip
    list(alert(MORNING))
    assert told(deputy) == [(Kind.MINE, "某项目批复")]
    assert [one.subject for one in waiting(deputy, MORNING.date() + timedelta(days=1))] == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"address": ""}, "address_missing"),
        ({"address": "not an address"}, "address_invalid"),
        ({"digest": 24}, "no_such_hour"),
        ({"kind": Mail.DIGEST, "digest": 22}, "digest_in_quiet_hours"),
    ],
)
def test_wishes_that_make_no_sense_are_refused(people, changes, code):
    with pytest.raises(Refused) as caught:
        wish(people.reviewer, changes.pop("kind", Mail.AT_ONCE), **changes)
    assert f"alerts.{code}" in {one.code for one in caught.value.refusals}


def test_a_wish_is_one_line_without_the_address_and_the_same_again_is_none(people):
    before = Entry.objects.count()
    wish(people.reviewer)
    wish(people.reviewer)
    assert Entry.objects.count() == before + 1
    assert "luan.example" not in Entry.objects.latest("seq").facts


@pytest.mark.parametrize(
    ("hour", "first", "last", "quiet"),
    [(8, 20, 7, False), (23, 20, 7, True), (7, 20, 7, False), (6, 20, 7, True), (9, 9, 9, False), (10, 9, 12, True)],
)
def test_quiet_hours_may_go_over_midnight(hour, first, last, quiet):
    assert policies.quiet(hour, first, last) is quiet


def test_an_alert_that_waits_again_since_the_same_moment_stands_again(people):
    from mingchuang.domains.alerts import upkeep

    submitted(people)
    found = waiting(people.reviewer, MORNING.date())
    assert upkeep.follow(people.reviewer, found, MORNING) == 1
    assert upkeep.follow(people.reviewer, [], MORNING) == 0
    assert upkeep.follow(people.reviewer, found, MORNING) == 0
    assert Alert.objects.filter(person=people.reviewer, cleared_at__isnull=True).count() == 1


def test_what_was_settled_a_quarter_ago_is_forgotten_and_what_waits_is_not(people):
    made = submitted(people)
    submitted(people, title="一直等着")
    list(alert(MORNING))
    documents.review(by=factory.hand(people.reviewer, MORNING, 5), document=made)
    list(alert(MORNING + 6 * MINUTE))
    assert len(told(people.reviewer, "all")) == 2
    list(alert(MORNING + timedelta(days=100)))
    assert {title for _, title in told(people.reviewer, "all")} == {"一直等着"}
