"""What an edition still lacks before it can be submitted: the same questions the act asks, before it is done."""

from datetime import date

from mingchuang.domains.documents.content import keywords_of
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.law.documents.metadata import Metadata, check_submission
from mingchuang.law.refusal import Refusal


def missing(bench: Workbench, day: date) -> tuple[Refusal, ...]:
    """Every gap of the edition, as the submission would refuse it."""
    content = bench.content
    facts = Metadata(
        kind=content.kind,
        title=content.title,
        has_body=bool(content.body),
        has_attachment=bool(bench.files),
        publicity=content.publicity,
        publicity_reason=content.publicity_reason,
        document_number=content.document_number,
        made_on=content.made_on,
        issued_on=content.issued_on,
        effective_on=content.effective_on,
        expires_on=content.expires_on,
        summary=content.summary,
        keywords=keywords_of(content.keywords),
        source=content.source,
        topic=content.topic,
        audience=content.audience,
        life_stage=content.life_stage,
        placements=len(content.sections),
        details=content.details,
    )
    return check_submission(facts, day)
