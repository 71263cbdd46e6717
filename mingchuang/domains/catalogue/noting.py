"""情况说明: an agency says to the public why a section holds nothing, or nothing new."""

from mingchuang.law.refusal import refuse
from mingchuang.ledger import outbox
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record

from . import permissions
from .actions import section_of

LONGEST = 400


@act
def note_section(*, by: By, agency: str, category: str, note: str) -> None:
    """Put a note on a section, or (empty) take it away. The public reads it until something newer is released there."""
    permissions.require_for_sections(by, agency)
    section = section_of(agency, category)
    said = note.strip()
    if len(said) > LONGEST:
        raise refuse("catalogue.note_too_long", "note", length=len(said), longest=LONGEST)
    if section.closed_on is not None:
        raise refuse("catalogue.section_closed", "note", name=section.category.name)
    if not section.category.holds_documents:
        raise refuse("catalogue.section_group", "note", name=section.category.name)
    if section.note == said and (not said or section.noted_on == by.day):
        return
    section.note, section.noted_on = said, by.day if said else None
    section.lock_version += 1
    section.save(update_fields=["note", "noted_on", "lock_version"])
    outbox.changed(f"section-{agency}-{section.category.slug}")
    record("catalogue.note_section", by=by, subject=f"section:{agency}/{category}", agency=agency, note=said)
