"""Third parties who must be told in writing that their information is disclosed, and why (条例 art.32).

Owed to every third party who was asked and refused, agreed in part only, or kept silent, where the decision discloses. A partial
disclosure that keeps back what concerns third parties (D03 on the ground of D14) discloses nothing of theirs. The article
speaks of who refused; telling who kept silent is this platform's practice: they can only defend a right they hear of.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingchuang.law.disclosure.decisions import WITHHELD_GROUNDS

from .models import Delivery, DisclosureRequest, Inquiry, Letter

# How a third party answered → the letter it gets.
KINDS = {
    "refuse": "third_party_notice", "partly": "third_party_notice", "silent": "third_party_silent_notice",
}  # fmt: skip
# The grounds of a partial disclosure that keep nothing back for the third party's sake.
NOT_FOR_THEM = ("", *(ground for ground in WITHHELD_GROUNDS if ground != "D14"))


def _discloses() -> Q:
    """The inquiries of requests whose own decision or an ordered one discloses."""
    found = Q()
    for decision in ("decision", "redecisions"):
        partial = {f"request__{decision}__code": "D03", f"request__{decision}__withheld_ground__in": NOT_FOR_THEM}
        found |= Q(**{f"request__{decision}__code": "D02"}) | Q(**partial)
    return found


def _owed(request: DisclosureRequest) -> list[str]:
    """The references of the inquiries whose addressee is to be told."""
    first = getattr(request, "decision", None)
    decided = [*([first] if first else []), *request.redecisions.all()]
    if not any(one.code == "D02" or (one.code == "D03" and one.withheld_ground in NOT_FOR_THEM) for one in decided):
        return []
    return [one.ref for one in request.inquiries.all() if one.recipient == "third_party" and one.stance in KINDS]


def untold(request: DisclosureRequest) -> tuple[str, ...]:
    """The references of the inquiries whose addressee has no notice yet."""
    owed = _owed(request)
    told = set(_letters(request).values_list("ref", flat=True)) if owed else set()
    return tuple(ref for ref in owed if ref not in told)


def undelivered(request: DisclosureRequest) -> tuple[str, ...]:
    """The references of the notices of which no delivery is recorded."""
    if not _owed(request):
        return ()
    return tuple(_letters(request).filter(deliveries__isnull=True).values_list("ref", flat=True))


def letter_of(request: DisclosureRequest, ref: str) -> Letter | None:
    """The notice to the third party of an inquiry."""
    return _letters(request).filter(ref=ref).first()


def _letters(request: DisclosureRequest) -> QuerySet[Letter]:
    return request.letters.filter(kind__in=set(KINDS.values()))


def _lacking(done: QuerySet[Letter] | QuerySet[Delivery]) -> Exists:
    owed = Q(recipient="third_party", stance__in=list(KINDS)) & _discloses()
    return Exists(Inquiry.objects.filter(owed, ~Exists(done), request=OuterRef("pk")))


def without_letter() -> Exists:
    """For a query of requests: whether a third party has no notice yet."""
    kinds = set(KINDS.values())
    return _lacking(Letter.objects.filter(request=OuterRef("request"), ref=OuterRef("ref"), kind__in=kinds))


def without_delivery() -> Exists:
    """For a query of requests: whether a notice is not written or not delivered yet."""
    kinds = set(KINDS.values())
    letters = {"letter__request": OuterRef("request"), "letter__ref": OuterRef("ref"), "letter__kind__in": kinds}
    return _lacking(Delivery.objects.filter(**letters))
