"""When no mail of an alert comes: quiet hours, absence, weekends and holidays; and what then becomes of it."""

from datetime import datetime

import pytest
from django.core import mail

from mingchuang.channels.schedule.alerting import alert
from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.alerts import outbox
from mingchuang.domains.alerts.kinds import Mail
from mingchuang.domains.documents import actions as documents
from mingchuang.ledger.acts import SHANGHAI, By
from tests.factories import documents as factory
from tests.factories.agencies import staff
from tests.factories.alerts import MINUTE, MORNING, submitted, wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return factory.three(system)


@pytest.fixture(autouse=True)
def sender(settings):
    settings.MAIL_FROM = "window@luan.example"
    settings.MAIL_ADDRESS = "https://luan.example"


@pytest.fixture
def refusing():
    """A mail server that takes nothing until it is called."""
    patch = pytest.MonkeyPatch()
    patch.setattr("django.core.mail.EmailMessage.send", lambda _mail: (_ for _ in ()).throw(OSError("busy")))
    yield patch.undo
    patch.undo()


def test_a_mail_that_failed_is_not_tried_again_in_quiet_hours_over_midnight(people, refusing):
    wish(people.reviewer, quiet=(20, 7))
    submitted(people)
    list(alert(MORNING.replace(hour=19, minute=59)))
    refusing()
    for hour in (20, 23):
        list(alert(MORNING.replace(hour=hour)))
    list(alert(MORNING.replace(day=13, hour=6)))
    assert not mail.outbox
    list(alert(MORNING.replace(day=13, hour=7)))
    assert len(mail.outbox) == 1


def test_a_mail_that_failed_reaches_nobody_who_went_away_or_wants_none_meanwhile(people, system, refusing):
    other = staff(system, people.agency, Role.REVIEWER)
    wish(people.reviewer)
    submitted(people)
    list(alert(MORNING + MINUTE))
    agencies.record_absence(
        by=By(people.reviewer, MORNING), agency=people.agency, person=people.reviewer,
        first_day=MORNING.date(), last_day=MORNING.date(), deputies={Role.REVIEWER: other},
    )  # fmt: skip
    refusing()
    list(alert(MORNING + 30 * MINUTE))
    assert not mail.outbox
    wish(people.reviewer, Mail.OFF)
    list(alert(MORNING.replace(day=13)))
    assert not mail.outbox
    assert outbox.backlog(MORNING.replace(day=13)).waiting == 0


def test_one_that_waits_holds_up_no_other(people, refusing):
    """The mails of those who sleep stand before that of somebody awake."""
    wish(people.reviewer, quiet=(10, 7))
    wish(people.final)
    submitted(people)
    list(alert(MORNING + MINUTE))
    documents.review(by=factory.hand(people.reviewer, MORNING, 90), document=submitted(people))
    refusing()
    list(alert(MORNING.replace(hour=11, minute=30)))
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("day", "rests"), [(14, True), (15, True), (16, False)])
def test_mail_at_once_waits_for_a_working_day(people, day, rests):
    """The 14th and 15th of March 2026 are a weekend."""
    wish(people.reviewer)
    at = MORNING.replace(day=day)
    submitted(people, at)
    list(alert(at + MINUTE))
    assert len(mail.outbox) == (0 if rests else 1)
    list(alert(MORNING.replace(day=16)))
    assert len(mail.outbox) == 1


def test_holidays_rest_and_make_up_workdays_do_not(people):
    """Labour Day of 2026 is a Friday; the Saturday a week later is worked for it."""
    wish(people.reviewer)
    holiday, worked = (datetime(2026, 5, day, 9, tzinfo=SHANGHAI) for day in (1, 9))
    submitted(people, holiday)
    list(alert(holiday + MINUTE))
    assert not mail.outbox
    list(alert(worked))
    assert len(mail.outbox) == 1


def test_who_wants_it_is_mailed_on_rest_days(people):
    wish(people.reviewer, rest_days=True)
    saturday = MORNING.replace(day=14)
    submitted(people, saturday)
    list(alert(saturday + MINUTE))
    assert len(mail.outbox) == 1


def test_a_digest_that_could_not_be_sent_gives_way_to_the_next(people, refusing):
    wish(people.reviewer, Mail.DIGEST, digest=10)
    submitted(people)
    list(alert(MORNING.replace(hour=10)))
    refusing()
    list(alert(MORNING.replace(day=13, hour=11)))
    assert len(mail.outbox) == 1
