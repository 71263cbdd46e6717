"""Who wrote an edition elsewhere than in the editor: the parts of an annual report are written in its own room."""

from collections.abc import Iterable
from datetime import datetime

from mingchuang.law.refusal import refuse
from mingchuang.law.review import OPEN, Move
from mingchuang.ledger.models import Person

from .models import Document, Edition, Hand


def also_wrote(document: Document, people: Iterable[Person], at: datetime) -> None:
    """Enter people among the authors of the open edition, inside the act that brings their text into it.

    From then on the database keeps them from passing it. Refused for one whose pass still stands.
    """
    edition = Edition.objects.get(document=document, state__in=sorted(OPEN))
    people = list(people)
    standing = Hand.objects.filter(edition=edition, verdict=Hand.PASSED, voided_at__isnull=True)
    if standing.filter(person__in=people).exists():
        raise refuse("review.reviewer_may_not", move={"zh": Move.SAVE.zh, "en": Move.SAVE.en})
    for person in people:
        Hand.objects.get_or_create(edition=edition, person=person, level=0, verdict=Hand.WROTE, defaults={"at": at})
