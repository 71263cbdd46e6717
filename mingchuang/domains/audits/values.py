"""What is handed in and out of the audits noun: plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from mingchuang.law.worded import Worded

Place = str | tuple[int, int]
Number = int | float


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


class Verdict(StrEnum):
    """What a person says of a finding; ``REOPENED`` takes the last word back."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    REOPENED = "reopened"


class Erasure(Worded):
    """Why a run is erased. A choice, not a text: it stands in the ledger for good."""

    MISTAKEN = "mistaken", "上传有误", "Uploaded by mistake"
    PERSONAL = "personal", "文件含有不应留存的个人信息", "The files hold personal data that must not be kept"
    REPLACED = "replaced", "已有更新的报告", "Newer reports have come"
    FINISHED = "finished", "审核工作已经结束", "The audit is over"


@dataclass(frozen=True)
class Upload:
    """A file as it was sent; its kind has been judged by the channel."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True)
class Added:
    """What became of an upload: public ids of the files kept, names of those that the run holds already."""

    kept: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True)
class FileResult:
    """What the audit of one file gave. ``agency`` is the code of an agency of this installation, or "".

    ``findings`` as the audit's JSON says them; ``body`` holds the text and the places of its cells; ``signature`` the
    sample of the text for comparing; ``beside`` files of the run that it was compared with.
    """

    file: str
    agency_name: str = ""
    agency_key: str = ""
    agency: str = ""
    year: int | None = None
    format: str = ""
    published: date | None = None
    verdict: str = "not_assessable"
    why: str = ""
    why_facts: Mapping[str, Any] = field(default_factory=_nothing)
    cells: Mapping[str, Number] = field(default_factory=_nothing)
    unread: tuple[str, ...] = ()
    findings: tuple[Mapping[str, Any], ...] = ()
    body: Mapping[str, Any] = field(default_factory=_nothing)
    signature: tuple[int, ...] = ()
    beside: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    engine: str = ""
    failed: bool = False


@dataclass(frozen=True)
class JudgementView:
    """The word that counts. ``reason`` is "" when none was given, or when it was erased with its file."""

    number: int
    verdict: Verdict
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class FindingView:
    """A finding and the judgement that counts, None while nobody has decided."""

    key: str
    id: str
    severity: str
    where: tuple[Place, ...]
    evidence: str
    source: str
    sentence: str
    sentence_en: str
    suggestion: str
    judgement: JudgementView | None = None

    @property
    def accepted(self) -> bool:
        return self.judgement is not None and self.judgement.verdict is Verdict.ACCEPTED

    @property
    def dismissed(self) -> bool:
        return self.judgement is not None and self.judgement.verdict is Verdict.DISMISSED


@dataclass(frozen=True)
class Mark:
    """A finding on the heat map: nothing of it that quotes the file. ``verdict`` is "" while undecided."""

    key: str
    id: str
    severity: str
    verdict: str = ""


@dataclass(frozen=True)
class FileRow:
    """A file as a row of its run. ``agency`` is the code of an agency here, "" when it is none of ours."""

    public_id: str
    number: int
    name: str
    sha256: str
    size: int
    state: str
    agency_name: str
    agency_key: str
    agency: str
    year: int | None
    format: str
    published: date | None
    verdict: str
    why: str
    marks: tuple[Mark, ...] = ()

    @property
    def settled(self) -> bool:
        return self.state in ("done", "failed")


@dataclass(frozen=True)
class FileView(FileRow):
    """A file with everything that was read and found, but for its text (``queries.text``).

    ``cells`` are numbers by cell id; what could not be read is missing and named in ``unread``.
    """

    run: str = ""
    why_facts: Mapping[str, Any] = field(default_factory=_nothing)
    cells: Mapping[str, Number] = field(default_factory=_nothing)
    unread: tuple[str, ...] = ()
    findings: tuple[FindingView, ...] = ()
    compared: tuple[str, ...] = ()
    engine: str = ""
    audited_at: datetime | None = None
    letter_number: str = ""
    letter_written: date | None = None

    @property
    def told(self) -> tuple[FindingView, ...]:
        """What a letter tells: findings accepted or not decided yet; dismissed ones are nobody's business any more."""
        return tuple(found for found in self.findings if not found.dismissed)


@dataclass(frozen=True)
class RunView:
    """A run and how far it is: numbers of files by state."""

    public_id: str
    agency: str
    agency_name: str
    name: str
    year: int | None
    created_by: str
    created_at: datetime
    lock_version: int
    states: Mapping[str, int] = field(default_factory=_nothing)

    @property
    def files(self) -> int:
        return sum(self.states.values())

    @property
    def left(self) -> int:
        """Files that still need work."""
        return self.files - self.states.get("done", 0) - self.states.get("failed", 0)

    @property
    def audited(self) -> int:
        """Files that were read and audited, compared with the others or not."""
        return self.files - self.states.get("waiting", 0)

    @property
    def finished(self) -> bool:
        return self.files > 0 and not self.left
