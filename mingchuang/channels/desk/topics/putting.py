"""What is put into a block from elsewhere: a document, a picture of the library, a file of the page."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by
from mingchuang.channels.desk.documents.attachments import parts_of
from mingchuang.channels.desk.words import plain
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.addresses import file_address
from mingchuang.domains.documents.queries import pictures, topical
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.law.refusal import refuse
from mingchuang.ledger import files
from mingchuang.press.topics import Chosen

from . import changes
from .changes import Changed
from .typed import Composed


def chosen(state: Composed, at: int, agency: str, document: str, day: date) -> Changed:
    """A document that readers can read. Refused when it is none (``topics.document_withheld``)."""
    row = topical.standing([document], day).get(document)
    if row is None or row.agency != agency:
        raise refuse("topics.document_withheld", "find", title=document)
    return changes.choose(state, at, Chosen(row.agency, row.public_id, row.title))


def put(
    request: SeatedRequest, bench: Workbench, state: Composed, given: Sequence[str], version: int
) -> tuple[Changed, int]:
    """A picture of the library: kept with the edition as a wide strip. Gives the version to go on with as well."""
    at = int(given[0]) if len(given) == 2 and given[0].isdecimal() and int(given[0]) < len(state.blocks) else -1
    if at < 0:
        raise refuse("documents.picture_unknown", "picture")
    cut = pictures.rendition(given[1], "lead", by=by(request))
    content = files.read(cut.sha256, sealed=False)
    made = actions.attach(by=by(request), document=bench.public_id, name=cut.name, content=content, inline=True)
    # Adding a file is an edit of one's own; a version that was behind before it stays behind.
    now = queries.workbench(bench.public_id, by=by(request)).lock_version if version == bench.lock_version else version
    return changes.set_picture(state, at, f"/files/{made}", cut.alt), now


def file(request: SeatedRequest, bench: Workbench, state: Composed, at: int) -> Changed:
    """A file of the page as one more row of links."""
    wanted = plain(request.POST.get(f"block-{at}-file"), 40)
    found = next((one for one in parts_of(bench).files if one.id == wanted), None)
    if found is None:
        return Changed(state, at, "add-link", _("The page has no such file. Attach it in the text editor."))
    return changes.add_link(state, at, (found.name, file_address(bench.agency, bench.public_id, found.id)))
