"""Writing: a document is begun, saved, discarded."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.models import Agency, Unit
from mingchuang.domains.catalogue.models import Section
from mingchuang.domains.documents import permissions, policies, shelving
from mingchuang.domains.documents.content import Content, columns, facts
from mingchuang.domains.documents.models import Document, Draft, Edition, Hand, Placement
from mingchuang.domains.documents.text import clean
from mingchuang.law.documents import index_numbers
from mingchuang.law.documents.metadata import check_saving
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.law.review import Move, State
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.numbering import next_number

from .common import Ref, agency, line, locked, may, open_edition, ref, void_passes

_AGENCIES = ("issuing_agency", "drafting_agency")


@act
def create(
    *, by: By, publishing_agency: str, content: Content, unit: str = "", form_key: str | None = None, carrier: str = ""
) -> Ref:
    """Begin a document: it gets its index number and its address, and a first edition in draft.

    ``form_key`` is the token of the form: a second click with the same one gives the first click's document.
    ``carrier`` is the noun whose record the document carries, for the kinds that only that noun writes.
    """
    policies.check_carrier(content.kind, carrier)
    publisher = agency(publishing_agency, "publishing_agency")
    permissions.check(Move.SUBMIT, by, publisher.code, None)
    policies.check_in_office(publisher)
    if form_key and (made := Document.objects.filter(form_key=form_key, created_by=by.who).first()):
        return ref(made, made.editions.latest("number"))
    values = _checked(content, by, publisher)
    check_number_free(values["document_number"], None)
    made_on = values["made_on"] or by.day
    pattern = agencies.setting(publisher.code, "index_pattern", by.day, "anhui")
    serial = next_number(index_numbers.series(pattern, publisher.credit_code, made_on))
    # The running number is where two clicks at once meet: the second looks again, and takes nothing.
    if form_key and (made := Document.objects.filter(form_key=form_key).first()):
        known = ref(made, made.editions.latest("number"))
        transaction.set_rollback(True)
        return known
    document = Document(
        public_id=new_public_id(),
        index_number=index_numbers.compose(pattern, publisher.credit_code, made_on, serial),
        publishing_agency=publisher,
        unit=_unit(publisher, unit),
        created_by=by.who,
        created_at=by.at,
        form_key=form_key or None,
    )
    mirror(document, values)
    store(document)
    edition = Edition.objects.create(
        document=document, number=1, state=State.DRAFT, created_at=by.at, saved_at=by.at, moved_at=by.at, **values
    )
    sign(edition, by)
    _place(document, content.sections, by)
    if form_key:
        Draft.objects.filter(person=by.who, document__isnull=True, form_key=form_key).delete()
    line("create", by=by, document=document, edition=edition, kind=edition.kind)
    return ref(document, edition)


@act
def save(*, by: By, document: str, content: Content, lock_version: int, carrier: str = "") -> Ref:
    """Save the open edition. Whoever saves is an author of it; an edition under review goes back to draft.

    Refused with ``documents.changed_meanwhile`` when somebody saved since ``lock_version``: compare, then save again.
    """
    found = locked(document)
    edition = open_edition(found)
    may(Move.SAVE, by, found, edition)
    policies.check_carrier(edition.kind, carrier)
    policies.check_carrier(content.kind, carrier)
    policies.check_not_changed(found, lock_version)
    values = _checked(content, by, found.publishing_agency)
    check_number_free(values["document_number"], found)
    sent_back = edition.state != State.DRAFT
    changed = _changed(found, edition, values, content)
    for name, value in values.items():
        setattr(edition, name, value)
    edition.state, edition.saved_at = State.DRAFT, by.at
    if sent_back:
        edition.moved_at = by.at
        edition.submitted_by = edition.submitted_at = edition.scheduled_by = edition.scheduled_for = None
        void_passes(edition, by)
    edition.save()
    if found.public_state == "none":
        mirror(found, values)
    else:
        # What is released keeps its own facts until the correction is released; only the claim on a 文号 is made now.
        found.document_number = values["document_number"] or found.document_number
    found.lock_version += 1
    store(found)
    sign(edition, by)
    _place(found, content.sections, by)
    Draft.objects.filter(person=by.who, document=found).delete()
    line("save", by=by, document=found, edition=edition, sent_back=sent_back, changed=changed)
    return ref(found, edition)


@act
def discard(*, by: By, document: str) -> Ref:
    """Give up the open draft. A 文号 that only this draft named is free again."""
    found = locked(document)
    edition = open_edition(found)
    edition.state = may(Move.DISCARD, by, found, edition)
    edition.moved_at = by.at
    edition.save(update_fields=["state", "moved_at"])
    released = found.current_release.document_number if found.current_release else ""
    found.document_number = released
    found.lock_version += 1
    found.save(update_fields=["document_number", "lock_version"])
    line("discard", by=by, document=found, edition=edition)
    return ref(found, edition)


def _changed(document: Document, edition: Edition, values: Mapping[str, Any], content: Content) -> list[str]:
    """The names of what a save changes, for the ledger: what was written there is in the editions."""
    own, typed = edition.details, values["details"]
    plain = {name: value for name, value in values.items() if name not in ("details", *_AGENCIES)}
    names = [name for name, value in plain.items() if getattr(edition, name) != value]
    names += [name for name in _AGENCIES if getattr(edition, f"{name}_id") != values[name].pk]
    names += sorted(name for name in {*own, *typed} if own.get(name) != typed.get(name))
    placed = tuple(document.placements.order_by("-first", "id").values_list("section_id", flat=True))
    return [
        *names,
        *(["sections"] if set(placed) != set(content.sections) or placed[:1] != content.sections[:1] else []),
    ]


def _checked(content: Content, by: By, publisher: Agency) -> dict[str, Any]:
    """The columns of an edition from the form, its body cleaned; every impossible value is refused at once."""
    values, refusals = columns(content)
    values["body"] = clean(content.body)
    impossible = check_saving(facts(Edition(**values)), by.day)
    if refusals or impossible:
        raise Refused(*refusals, *impossible)
    for name in _AGENCIES:
        code = getattr(content, name)
        values[name] = publisher if code in ("", publisher.code) else agency(code, name)
    return values


def check_number_free(number: str, document: Document | None) -> None:
    if not number:
        return
    holder = Document.objects.filter(document_number=number)
    if document is not None:
        holder = holder.exclude(pk=document.pk)
    title = holder.values_list("title", flat=True).first()
    if title is not None:
        raise Refused(Refusal("documents.number_taken", "document_number", {"text": number, "title": title}))


def store(document: Document) -> None:
    """Save the document; of two that claim one 文号 at the same moment the database lets one through."""
    if not document.document_number:
        document.save()
        return
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError:
        check_number_free(document.document_number, document)
        raise


def mirror(document: Document, values: Mapping[str, Any]) -> None:
    """Bring the document's own columns to what an edition says: to the draft before the first release, then to the release."""
    for name in ("title", "kind", "document_number", "made_on", "issuing_agency", "drafting_agency"):
        setattr(document, name, values[name])
    document.form, document.level = values["details"].get("form", ""), values["details"].get("level", "")


def _unit(publisher: Agency, code: str) -> Unit | None:
    if not code:
        return None
    found = Unit.objects.filter(agency=publisher, code=code, closed_on__isnull=True).first()
    if found is None:
        raise refuse("catalogue.unit_elsewhere", "unit", unit=code)
    return found


def sign(edition: Edition, by: By) -> None:
    """Whoever saves an edition is one of its authors. The database refuses an author whose pass still stands."""
    if Hand.objects.filter(edition=edition, person=by.who, level=0).exists():
        return
    try:
        with transaction.atomic():
            Hand.objects.create(edition=edition, person=by.who, level=0, verdict=Hand.WROTE, at=by.at)
    except IntegrityError:
        raise refuse("review.reviewer_may_not", move={"zh": Move.SAVE.zh, "en": Move.SAVE.en}) from None


def _place(document: Document, section_ids: tuple[int, ...], by: By) -> None:
    """Bring the placements to what the form says. Sections are of the publishing agency, open, and no groups."""
    wanted = list(dict.fromkeys(section_ids))
    present = {placement.section_id: placement for placement in document.placements.all()}
    if wanted == [pk for pk, one in sorted(present.items(), key=lambda item: (not item[1].first, item[1].pk))]:
        return
    sections = {
        one.pk: one
        for one in Section.objects.select_related("category").filter(
            pk__in=wanted, agency_id=document.publishing_agency_id
        )
    }
    for pk in wanted:
        check_section(sections.get(pk), already_there=pk in present)
    gone = [one for pk, one in present.items() if pk not in sections]
    if document.first_section_id and document.first_section_id not in sections:
        raise refuse("documents.first_placement_stays", "sections")
    shelving.take_off(gone)
    first = document.first_section_id or (wanted[0] if wanted else None)
    if first is not None and present:
        Placement.objects.filter(document=document, first=True).exclude(section_id=first).update(first=False)
    for pk in wanted:
        if pk not in present:
            Placement.objects.create(
                document=document, section=sections[pk], first=pk == first, placed_by=by.who, placed_at=by.at
            )
        elif pk == first and not present[pk].first:
            Placement.objects.filter(pk=present[pk].pk).update(first=True)


def check_section(section: Section | None, *, already_there: bool = False) -> Section:
    """Refuse a section that is unknown to the agency, closed, or a mere group."""
    if section is None:
        raise refuse("catalogue.unknown_section", "sections")
    if section.closed_on is not None and not already_there:
        raise refuse("catalogue.section_closed", "sections", name=section.category.name)
    if not section.category.holds_documents:
        raise refuse("catalogue.section_group", "sections", name=section.category.name)
    return section
