"""A run of the audit, its files with what was found in them, and the judgements of people."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from mingchuang.domains.agencies.models import Agency
from mingchuang.ledger.fields import EncryptedJSONField, EncryptedTextField

STATES = ("waiting", "read", "paired", "done", "failed")
VERDICTS = ("", "reconciles", "violated", "not_assessable")
JUDGEMENTS = ("accepted", "dismissed", "reopened")


class AuditRun(models.Model):
    """Some reports, audited together by one agency. Erasing a run drops the row; its ledger lines stay."""

    public_id = models.CharField(max_length=16, unique=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="audit_runs")
    name = models.CharField(max_length=80)
    # What the reports are of, where the run is of one year only.
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    lock_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="audit_run_has_a_name"),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__gte=2008, year__lte=2100), name="audit_run_year_sensible"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class AuditedFile(models.Model):
    """One file of a run and what was read and found. All that may quote the file is encrypted, its name too.

    ``marks`` repeats of each finding what is nobody's data: key, check id, severity. So the heat map decrypts nothing.
    """

    public_id = models.CharField(max_length=16, unique=True)
    run = models.ForeignKey(AuditRun, on_delete=models.PROTECT, related_name="files")
    number = models.PositiveIntegerField()
    name = EncryptedTextField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=8, default="waiting")
    # Files that are being worked on, and how often that was begun: one that stops the machine is not tried for ever.
    taken_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    agency_name = models.CharField(max_length=120, blank=True)
    # The name without what is written now one way and now another: what a body's reports are found by.
    agency_key = models.CharField(max_length=120, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    format = models.CharField(max_length=8, blank=True)
    published = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=16, blank=True)
    # The code of the sentence that says why it could not be assessed, or "".
    why = models.CharField(max_length=60, blank=True)
    marks = models.JSONField(default=list)
    # Public ids of files of the run that it has been compared with, and of those it has still to be compared with.
    beside = models.JSONField(default=list)
    wanted = models.JSONField(default=list)
    # Findings, numbers, facts of ``why``; text with places; a sample of the text for comparing.
    summary = EncryptedJSONField(null=True, blank=True)
    body = EncryptedJSONField(null=True, blank=True)
    signature = EncryptedJSONField(null=True, blank=True)
    engine = models.CharField(max_length=16, blank=True)
    audited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        indexes: ClassVar = [
            models.Index(fields=["agency_key", "year"], name="audited_by_body_and_year"),
            models.Index(fields=["sha256"], name="audited_by_content"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "sha256"], name="audited_once_a_run"),
            models.UniqueConstraint(fields=["run", "number"], name="audited_number_once"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="audited_state_known"),
            models.CheckConstraint(condition=Q(verdict__in=VERDICTS), name="audited_verdict_known"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "failed"]) | Q(summary__isnull=False, audited_at__isnull=False),
                name="audited_has_a_result",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class Judgement(models.Model):
    """What a person said of a finding; the newest of the auditing agency counts. The table is append-only.

    Found by the content of the file and the finding's key, so the next run of the same file shows it again.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    # An HMAC over check, places and evidence: evidence may be an identity number.
    key = models.CharField(max_length=32)
    check_id = models.CharField(max_length=40)
    verdict = models.CharField(max_length=9)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["agency", "sha256"], name="judgement_by_file")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(verdict__in=JUDGEMENTS), name="judgement_verdict_known"),
        ]

    def __str__(self) -> str:
        return f"{self.check_id} {self.verdict}"


class JudgementReason(models.Model):
    """The words of a judgement. Apart from it, since they are encrypted anew with new keys and go when the file is erased."""

    judgement = models.OneToOneField(Judgement, on_delete=models.PROTECT, related_name="reason")
    text = EncryptedTextField()

    def __str__(self) -> str:
        return str(self.judgement_id)


class LetterNumber(models.Model):
    """The 文号 and the day of the letter of findings about a file. It goes with the file; its number is not given again."""

    file = models.OneToOneField(AuditedFile, on_delete=models.CASCADE, related_name="letter")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=40)
    written = models.DateField()
    numbered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    numbered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "text"], name="audit_letter_number_once"),
            models.CheckConstraint(condition=~Q(text=""), name="audit_letter_number_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text


class LetterTemplate(models.Model):
    """One version of the wording of an agency's letters of findings; the highest number counts. The table is append-only."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    body = models.TextField()
    # Working days from the day of the letter to the day by which it is answered.
    reply_days = models.PositiveSmallIntegerField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "number"], name="letter_template_number_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1, reply_days__gte=1, reply_days__lte=60) & ~Q(title="") & ~Q(body=""),
                name="letter_template_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.number}"
