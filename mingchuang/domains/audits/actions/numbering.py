"""Letters of findings get their 文号: the next numbers of the agency's series, or one that the registry has given."""

from datetime import date

from django.db import IntegrityError, transaction

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.audits import policies, queries
from mingchuang.domains.audits.models import AuditedFile, LetterNumber
from mingchuang.domains.audits.permissions import check_auditor
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.numbering import next_number
from mingchuang.ledger.record import record

from .common import taken

SERIES = "公审"  # what stands between the agency's code and the year, as in the other letters of an openness office


@act
def number_letters(*, by: By, run: str, written: date) -> int:
    """Give the next numbers, in order, to the letters of a run that have none; gives how many. One line for all of them.

    Letters with nothing to tell get none. A number that the registry gave to another letter is passed over.
    """
    found = taken(run, by)
    policies.check_letter_day(written, by.day)
    bare = [file for file in queries.files(run) if file.told and not file.letter_number]
    rows = {row.public_id: row for row in found.files.filter(public_id__in=[file.public_id for file in bare])}
    given = []
    for file in bare:
        given.append(_next(found.agency, written))
        _keep(rows[file.public_id], found.agency, given[-1], written, by)
    if given:
        record(
            "audits.number_letters", by=by, subject=f"audit:{run}", agency=found.agency.code, number=len(given),
            first=given[0], last=given[-1],
        )  # fmt: skip
    return len(given)


@act
def set_letter_number(*, by: By, file: str, number: str, written: date) -> str:
    """Write down the number and the day of one letter as the registry gave them; gives the number in its official form.

    Refused for what is no 文号, another year than the day's, and a number that another letter of the agency has.
    """
    row = AuditedFile.objects.select_for_update(of=("self",)).select_related("run__agency").filter(public_id=file)
    found = row.first()
    if found is None:
        raise refuse("audits.unknown_file", "file")
    agency = found.run.agency
    check_auditor(by, agency.code)
    text = policies.check_letter(number, written, by.day)
    try:
        with transaction.atomic():
            LetterNumber.objects.filter(file=found).delete()
            _keep(found, agency, text, written, by)
    except IntegrityError:
        raise refuse("audits.letter_number_taken", "number", number=text) from None
    record("audits.set_letter_number", by=by, subject=f"audited:{file}", agency=agency.code, letter=text)
    return text


def _next(agency: Agency, written: date) -> str:
    """The next number of the year that no letter has yet: 六数公审〔2026〕3号."""
    series = f"{agency.letter_prefix or agency.short_name}{SERIES}"
    while True:
        text = f"{series}〔{written.year}〕{next_number(f'letter:{agency.code}/{SERIES}/{written.year}')}号"
        if not LetterNumber.objects.filter(agency=agency, text=text).exists():
            return text


def _keep(row: AuditedFile, agency: Agency, text: str, written: date, by: By) -> None:
    LetterNumber.objects.create(
        file=row, agency=agency, text=text, written=written, numbered_by=by.who, numbered_at=by.at
    )
