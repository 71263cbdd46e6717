"""Random people do random acts in random order: whatever they try, what must always be true stays true."""

import random
from datetime import timedelta

import pytest

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions, figures, queries
from mingchuang.domains.documents.models import Document, Edition, Fragment, Hand, Placement, Release
from mingchuang.law.refusal import Refused
from mingchuang.law.review import OPEN
from mingchuang.ledger import chain
from mingchuang.ledger.acts import By
from mingchuang.ledger.fingerprints import sha256
from mingchuang.ledger.models import Entry
from tests.factories.agencies import staff
from tests.factories.documents import content, section, three

pytestmark = pytest.mark.django_db
STEPS, MOST = 200, 4
WRITING = (0, 1, 8, 18)


def attempt(dice, writers, readers, moment, agency, documents):
    """One act with arguments at random; documents grow as they are made. Few write, else everybody is soon an author."""
    weights = [4 if len(documents) < MOST else 0, 2, 9, 9, 9, 9, 1, 1, 3, 1, 2, 2, 3, 1, 1, 1, 2, 1, 1]
    act = dice.choices(range(len(weights)), weights=weights)[0]
    by = By(dice.choice(writers if act in WRITING else readers), moment)
    one = dice.choice(documents) if documents else ""
    other = dice.choice(documents) if documents else ""
    version = Document.objects.filter(public_id=one).values_list("lock_version", flat=True).first() or 0
    choices = (
        lambda: documents.append(actions.create(by=by, publishing_agency=agency.code, content=content(agency)).public_id),
        lambda: actions.save(
            by=by, document=one, content=content(agency, slug=dice.choice(["news", "notices"])), lock_version=version
        ),
        lambda: actions.submit(by=by, document=one),
        lambda: actions.review(by=by, document=one),
        lambda: actions.approve(by=by, document=one),
        lambda: actions.release(by=by, document=one),
        lambda: actions.send_back(by=by, document=one, opinion="请补充"),
        lambda: actions.recall(by=by, document=one),
        lambda: actions.correct(by=by, document=one, change_note="更正"),
        lambda: actions.discard(by=by, document=one),
        lambda: actions.schedule(by=by, document=one, at=by.at + timedelta(hours=dice.choice([-1, 1]))),
        lambda: actions.ask_withdrawal(
            by=by, document=one, reason=dice.choice(["error", "withdrawn", "consolidated"]),
            explanation="说明", redirect_to=other,
        ),
        lambda: actions.withdraw(by=by, document=one),
        lambda: actions.decline_withdrawal(by=by, document=one),
        lambda: actions.place(by=by, document=one, section=section(agency, "notices")),
        lambda: actions.unplace(by=by, document=one, section=section(agency, "notices")),
        lambda: actions.link(by=by, source=one, target=other, link_type=dice.choice(["amends", "repeals", "interprets"])),
        lambda: actions.unlink(by=by, source=one, target=other, link_type="interprets"),
        lambda: actions.attach(by=by, document=one, name="a.txt", content=dice.choice([b"one", b"two"])),
    )  # fmt: skip
    following = {"draft": 2, "submitted": 3, "reviewed": 4, "approved": 5}
    state = Edition.objects.filter(document__public_id=one, state__in=following).values_list("state", flat=True).first()
    # Half of the time the usual next act, by whoever comes along; else nothing would ever be released.
    choices[following[state] if state and dice.random() < 0.5 else act]()


def check(at):
    """What must always be true."""
    for document in Document.objects.prefetch_related("editions", "placements"):
        states = [edition.state for edition in document.editions.all()]
        assert sum(state in OPEN for state in states) <= 1
        assert sum(state in ("released", "withdrawn") for state in states) == (document.public_state != "none")
        readable = document.public_state in ("shown", "explained")
        page = queries.page("luan-data", document.public_id, "zh-hans", at.date())
        assert hasattr(page, "html") is readable
        if not readable:
            expected = {"none": "unknown", "gone": "gone", "redirect": "redirect"}[document.public_state]
            assert page.what == expected
        assert Fragment.objects.filter(document=document).count() == 2 * readable
        assert all(bool(placement.shown_at) is readable for placement in document.placements.all())
    for release in Release.objects.all():
        assert sha256(release.value) == release.fingerprint
        hands = Hand.objects.filter(edition=release.edition, voided_at=None).exclude(verdict="returned")
        people = [(hand.person_id, hand.level) for hand in hands]
        assert len({person for person, _ in people}) == len(people)
        assert sorted(level for _, level in people if level) == [1, 2]
    assert not Edition.objects.filter(state="approved", flags__gt=0).exists()
    shown = Placement.objects.filter(shown_at__isnull=False).values("section").distinct()
    for row in shown:
        listed = queries.section_list(row["section"], on=at.date(), size=100)
        assert listed.total == len(listed.rows)


@pytest.mark.parametrize("seed", range(3))
def test_a_random_walk_keeps_every_invariant(system, at, seed):
    dice = random.Random(seed)
    people = three(system)
    writers = [people.drafter, staff(system, people.agency, Role.DRAFTER, Role.REVIEWER)]
    readers = [*writers, people.reviewer, people.final, people.openness]
    readers += [staff(system, people.agency, Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER) for _ in range(3)]
    documents, moment = [], at
    for step in range(STEPS):
        moment += timedelta(minutes=1)
        before, known = Entry.objects.count(), len(documents)
        try:
            attempt(dice, writers, readers, moment, people.agency, documents)
            assert Entry.objects.count() in (before, before + 1)
        except Refused:
            assert (Entry.objects.count(), len(documents)) == (before, known)
        if step % 20 == 0:
            check(moment)
    check(moment)
    assert chain.check().whole
    assert Release.objects.exists()
    readable = Document.objects.filter(public_state__in=["shown", "explained"])
    counted = figures.released("luan-data", at.year)
    assert counted["proactive.by_outlet.portal"] == readable.filter(outlet="portal").count()
