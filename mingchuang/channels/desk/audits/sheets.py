"""A run as a workbook. What looks like a formula stays text (``press/sheets``)."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from mingchuang.channels.desk.words import listed
from mingchuang.domains.audits.values import FileView, FindingView, RunView
from mingchuang.law.audit.basis import cited
from mingchuang.law.audit.families import check_named
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.press.sheets import Sheet, Value, as_xlsx

from .words import JUDGEMENTS, SEVERITIES, VERDICTS, reason, whose

MOST_SIGNS = 32_000  # what a cell of a workbook takes


def workbook(run: RunView, files: Sequence[FileView], day: date) -> bytes:
    """Three sheets: agencies against checks, findings, cells."""
    return as_xlsx([matrix(files), findings(files), cells(files)], run.name, day)


def matrix(files: Sequence[FileView]) -> Sheet:
    """How many findings of each check, dismissed ones left out."""
    every = {found.id for file in files for found in file.findings}
    checks = sorted(every, key=lambda one: (check_named(one).family, one))
    named = [f"{getattr(check_named(check), spoken_language())} {check}" for check in checks]
    heads = [
        _("Agency"), _("Year reported"), _("Report file"), _("Verdict"), *(str(word) for word in SEVERITIES.values()),
        _("Why not assessed"), *named,
    ]  # fmt: skip
    return Sheet(_("Agencies and checks"), heads, [_counts(file, checks) for file in files])


def _counts(file: FileView, checks: Sequence[str]) -> list[Value]:
    left = [found for found in file.findings if not found.dismissed]
    return [
        whose(file), file.year, file.name, str(VERDICTS.get(file.verdict, "")),
        *(sum(found.severity == name for found in left) for name in SEVERITIES), reason(file, file.why_facts),
        *(sum(found.id == check for found in left) or None for check in checks),
    ]  # fmt: skip


def findings(files: Sequence[FileView]) -> Sheet:
    """Every finding with the word that counts and its reason."""
    heads = [
        _("Agency"), _("Year reported"), _("Report file"), _("Severity"), _("Finding"), _("Evidence"), _("Suggestion"),
        _("Place"), _("Source"), _("Check"), _("Decision"), _("Reason given"), _("Decided by"), _("On"),
    ]  # fmt: skip
    rows = [_finding(file, found) for file in files for found in file.findings]
    return Sheet(_("Faults found"), heads, rows)


def _finding(file: FileView, found: FindingView) -> list[Value]:
    said = found.judgement
    words = found.sentence if spoken_language() == "zh" else found.sentence_en
    place = listed(item if isinstance(item, str) else f"{item[0]}–{item[1]}" for item in found.where)
    return [
        whose(file), file.year, file.name, str(SEVERITIES[found.severity]), words, found.evidence[:MOST_SIGNS], found.suggestion,
        place[:MOST_SIGNS], cited(found.source) or found.source, found.id,
        str(JUDGEMENTS[said.verdict]) if said else "", said.reason if said else "",
        said.by if said else "", plain_day(said.at) if said else "",
    ]  # fmt: skip


def cells(files: Sequence[FileView]) -> Sheet:
    """The numbers as read; a cell that could not be read stays empty."""
    ids = sorted({cell for file in files for cell in file.cells})
    rows = [[whose(file), file.year, file.format, *(file.cells.get(cell) for cell in ids)] for file in files]
    return Sheet(_("Cells"), [_("Agency"), _("Year reported"), _("Format"), *ids], rows)
