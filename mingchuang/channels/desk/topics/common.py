"""What the pages of this room share."""

from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.refusal import refuse
from mingchuang.law.review import OPEN


def require_topic(bench: Workbench, *, to_change: bool = False) -> None:
    """Refuse for what is no page, and ``to_change`` where no edition is open."""
    kind = kinds().get(bench.content.kind)
    if kind is None or not kind.page:
        raise refuse("topics.not_a_page", title=bench.content.title)
    if to_change and bench.state not in OPEN:
        raise refuse("documents.nothing_open", title=bench.content.title)
