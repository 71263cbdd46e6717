"""Every check of a report, by family. A new check is added to its family's list and nowhere else."""

from mingchuang.law.audit.check import ReportCheck

from . import citations, content, form, identity, itself, narrative, plausible, rollup, tables, wording

CHECKS: tuple[ReportCheck, ...] = (
    tables.Tables(),
    *plausible.CHECKS,
    *narrative.CHECKS,
    *itself.CHECKS,
    *form.CHECKS,
    *identity.CHECKS,
    *wording.CHECKS,
    *citations.CHECKS,
    *content.CHECKS,
    *rollup.CHECKS,
)
