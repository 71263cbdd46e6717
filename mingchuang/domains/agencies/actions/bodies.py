"""What is done to agencies, their units and their choices."""

from datetime import date
from typing import Any

from mingchuang.domains.agencies import permissions
from mingchuang.domains.agencies.models import Agency, AgencySetting, Unit
from mingchuang.domains.agencies.reserved import RESERVED
from mingchuang.domains.agencies.signals import renamed
from mingchuang.law.refusal import refuse
from mingchuang.ledger import outbox
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record

from .saving import save_clean

# What an amendment may change; code, credit code and level are an agency's identity.
AMENDABLE = frozenset(
    "name short_name name_en address postcode phone fax email office_name office_hours duties review_organ court "
    "letter_prefix order division".split()
)


@act
def found_agency(*, by: By, code: str, name: str, level: str, parent: Agency | None, **facts: Any) -> Agency:
    """Enter an agency. Its code is the first part of its addresses, so words the site itself uses are refused."""
    if parent is not None:
        permissions.require_manager(by, parent.code)
    elif not by.who.is_system:
        raise refuse("agencies.root_by_set_up_only", "parent")
    if code in RESERVED:
        raise refuse("agencies.code_reserved", "code", code=code)
    if Agency.objects.filter(code=code).exists():
        raise refuse("agencies.code_taken", "code", code=code)
    facts.setdefault("short_name", name)
    agency = Agency(code=code, name=name, level=level, parent=parent, **facts)
    save_clean(agency)
    outbox.changed("agencies", "home", *([f"agency-{parent.code}"] if parent else []))
    record("agencies.found", by=by, subject=f"agency:{code}", agency=code, name=name, level=level)
    return agency


@act
def amend_agency(*, by: By, agency: Agency, lock_version: int, **changes: Any) -> Agency:
    """Change an agency's particulars; somebody else's change in between is not overwritten."""
    permissions.require_manager(by, agency.code)
    unknown = set(changes) - AMENDABLE
    if unknown:
        raise ValueError(f"not to be amended: {sorted(unknown)}")
    fresh = Agency.objects.select_for_update().get(pk=agency.pk)
    if fresh.lock_version != lock_version:
        raise refuse("agencies.changed_meanwhile", "", name=fresh.name)
    said = _said_on_pages(fresh)
    for field, value in changes.items():
        setattr(fresh, field, value)
    fresh.lock_version += 1
    save_clean(fresh)
    if _said_on_pages(fresh) != said:
        renamed.send(sender=Agency, agency=fresh.pk)
    outbox.changed("agencies", f"agency-{agency.code}", "home")
    record("agencies.amend", by=by, subject=f"agency:{agency.code}", agency=agency.code, fields=sorted(changes))
    return fresh


def _said_on_pages(agency: Agency) -> tuple[str, ...]:
    """What the stored pages of its documents say of an agency."""
    return agency.name, agency.name_en, agency.office_name, agency.phone, agency.office_hours


@act
def open_unit(*, by: By, agency: Agency, code: str, name: str, order: int = 0) -> Unit:
    """Enter a unit (科室) of an agency."""
    permissions.require_manager(by, agency.code)
    if Unit.objects.filter(agency=agency, code=code).exists():
        raise refuse("agencies.unit_code_taken", "code", code=code)
    unit = Unit(agency=agency, code=code, name=name, order=order)
    save_clean(unit)
    record("agencies.open_unit", by=by, subject=f"unit:{agency.code}/{code}", agency=agency.code, name=name)
    return unit


@act
def close_unit(*, by: By, unit: Unit) -> Unit:
    """Close a unit: it is no longer offered; whoever works in it keeps their roles until they are ended."""
    code = unit.agency.code
    permissions.require_manager(by, code)
    if unit.closed_on is not None:
        raise refuse("agencies.unit_closed_already", "", name=unit.name)
    unit.closed_on = by.day
    unit.save(update_fields=["closed_on"])
    record("agencies.close_unit", by=by, subject=f"unit:{code}/{unit.code}", agency=code)
    return unit


@act
def choose(*, by: By, agency: Agency, name: str, value: str, since: date) -> AgencySetting:
    """Set one of the choices that the law leaves to the agency, from a day on (foi_workflow §2: which receipt is day 0)."""
    permissions.require_manager(by, agency.code)
    setting, _ = AgencySetting.objects.update_or_create(
        agency=agency, name=name, since=since, defaults={"value": value}
    )
    record(
        "agencies.choose",
        by=by,
        subject=f"agency:{agency.code}",
        agency=agency.code,
        name=name,
        value=value,
        since=since,
    )
    return setting
