"""The annual report of an agency: its text, its signed entries, its reasons, and what was submitted."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

FORMATS = ("AR2019", "AR2021")
NARRATIVES = ("preamble", "overview", "problems", "other")


class AnnualReport(models.Model):
    """One report of one agency and year. Its course is that of its document (三审); see ``queries.State``."""

    public_id = models.CharField(max_length=16, unique=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="annual_reports")
    year = models.PositiveSmallIntegerField()
    format = models.CharField(max_length=8)
    # Made at the first submission; from then on the document carries the report through the three people.
    document = models.OneToOneField(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    lock_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year"], name="report_once_a_year"),
            models.CheckConstraint(condition=Q(format__in=FORMATS), name="report_format_known"),
            models.CheckConstraint(
                condition=Q(year__in=[2019, 2020], format="AR2019") | Q(year__gte=2021, format="AR2021"),
                name="report_format_of_its_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}"


class Narrative(models.Model):
    """One narrative part as sanitised HTML; ``{{figure:T3.R1.total}}`` stands for a counted figure."""

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="narratives")
    section = models.CharField(max_length=12)
    body = models.TextField(blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    lock_version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "section"], name="narrative_once_a_section"),
            models.CheckConstraint(condition=Q(section__in=NARRATIVES), name="narrative_section_known"),
        ]


class Author(models.Model):
    """Who wrote in the report before its submission number ``number``: neither reviewer nor final reviewer of it."""

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="authors")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "edition", "person"], name="report_author_once"),
        ]


class SignedEntry(models.Model):
    """A number that no records give: a cell of table 2, or a named figure. Two different people sign it."""

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="entries")
    # A cell id (T2.5.licence.previous) or the dotted path of a named figure.
    key = models.CharField(max_length=80)
    label = models.CharField(max_length=80, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=6)
    source = models.CharField(max_length=200)
    first_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    second_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "key"], name="entry_once_a_key"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(source=""), name="entry_named_with_source"),
            models.CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=F("first_by")), name="entry_two_people"
            ),
            models.CheckConstraint(
                condition=Q(second_by__isnull=True, second_at__isnull=True)
                | Q(second_by__isnull=False, second_at__isnull=False),
                name="entry_second_paired",
            ),
        ]


class Explanation(models.Model):
    """Why a soft rule is broken, or (for T3.carry) the correction of last year's report that is cited."""

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="explanations")
    check_id = models.CharField(max_length=60)
    reason = models.CharField(max_length=400)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "check_id"], name="explanation_once"),
            models.CheckConstraint(condition=~Q(check_id="") & ~Q(reason=""), name="explanation_says_something"),
        ]


class Submission(models.Model):
    """The report as it was handed to the reviewers: every number and text, frozen. The table is append-only.

    ``content`` is the canonical JSON that was hashed; ``edition`` is the edition of the document that carried it.
    """

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    edition = models.PositiveIntegerField()
    content = models.TextField()
    fingerprint = models.CharField(max_length=64)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "number"], name="submission_number_once"),
            models.CheckConstraint(condition=~Q(content="") & ~Q(fingerprint=""), name="submission_has_content"),
        ]
