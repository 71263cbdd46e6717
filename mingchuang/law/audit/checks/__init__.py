"""Every check of a report, by family. A new check is added to its family's list and nowhere else."""

from mingchuang.law.audit.check import ReportCheck

from . import content, form, itself, narrative, plausible, tables

CHECKS: tuple[ReportCheck, ...] = (
    tables.Tables(),
    *plausible.CHECKS,
    *narrative.CHECKS,
    *itself.CHECKS,
    *form.CHECKS,
    *content.CHECKS,
)
