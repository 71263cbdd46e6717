"""Writing: a report is begun, its narrative parts are saved."""

from django.db import IntegrityError, transaction

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.reports import permissions, preamble
from mingchuang.domains.reports.models import NARRATIVES, AnnualReport, Narrative
from mingchuang.law.annual_report import format_for
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.press.sanitising import clean

from .common import editable, line, wrote


@act
def begin(*, by: By, agency: str, year: int) -> str:
    """Begin the report of a year in the format of that year; gives its public id. One that exists is given back as it is.

    Refused for a year before the first format and for one that has not begun.
    """
    fmt = format_for(year)
    permissions.check_writer(by, agency)
    found = AnnualReport.objects.filter(agency__code=agency, year=year).first()
    if found is not None:
        return found.public_id
    if year > by.day.year:
        raise refuse("reports.year_not_begun", "year", year=year)
    body = Agency.objects.get(code=agency)
    try:
        with transaction.atomic():
            report = AnnualReport.objects.create(
                public_id=new_public_id(), agency=body, year=year, format=fmt.id, opened_by=by.who, opened_at=by.at
            )
    except IntegrityError:
        return AnnualReport.objects.get(agency=body, year=year).public_id
    for section, text in preamble.texts(fmt, body, year).items():
        Narrative.objects.create(report=report, section=section, body=clean(text), saved_by=by.who, saved_at=by.at)
    wrote(report, by)
    line("begin", by=by, report=report, format=fmt.id)
    return report.public_id


@act
def write(*, by: By, report: str, section: str, body: str, lock_version: int) -> int:
    """Save a narrative part; gives its new ``lock_version``. Somebody else's text in between is not overwritten."""
    found = editable(report)
    permissions.check_writer(by, found.agency.code)
    if section not in NARRATIVES:
        raise refuse("reports.section_unknown", "section")
    narrative = Narrative.objects.select_for_update().get(report=found, section=section)
    if narrative.lock_version != lock_version:
        raise refuse("reports.changed_meanwhile", "body", section=section)
    narrative.body, narrative.saved_by, narrative.saved_at = clean(body), by.who, by.at
    narrative.lock_version += 1
    narrative.save()
    wrote(found, by)
    line("write", by=by, report=found, section=section)
    return narrative.lock_version
