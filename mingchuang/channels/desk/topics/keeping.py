"""What is typed in the composer and not saved: it is the text editor's own autosave, so that the two never part.

The row holds the form's values as the text editor keeps them, the body written from the blocks that are complete; beside
them ``composed``, the blocks as typed, which counts only as long as the text editor has not kept the row since.
"""

from datetime import date
from typing import Any

from mingchuang.channels.desk.base import SeatedRequest, by
from mingchuang.channels.desk.documents import merging, words
from mingchuang.channels.desk.documents.forms import EditionForm
from mingchuang.channels.desk.documents.pictures import for_desk, for_release
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.documents import drafts
from mingchuang.domains.documents.content import Content
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.law.documents.kinds import kinds
from mingchuang.press.sanitising import clean
from mingchuang.press.topics import read, written

from . import typed
from .checks import complete
from .typed import Composed


def state_of(bench: Workbench, kept: drafts.Unsaved | None, host: str) -> Composed:
    """What the composer opens with: what was kept, else the edition."""
    if kept is None:
        return Composed(bench.content.title, read(bench.content.body, host))
    title = str(kept.values.get("title", ""))
    found = typed.from_kept(str(kept.values.get("composed", "")), title) if "composed" in kept.values else None
    return found or Composed(title, read(kept_body(kept), host))


def kept_body(kept: drafts.Unsaved) -> str:
    """The body that was kept, as it would be stored."""
    return clean(for_release(str(kept.values.get("body", ""))))


def keep(
    request: SeatedRequest,
    public_id: str,
    content: Content,
    before: drafts.Unsaved | None,
    state: Composed,
    version: int,
) -> None:
    """Keep the state; whatever else the text editor kept stays as it was."""
    values = (before.values if before else as_typed(content)) | of_state(state) | {"composed": typed.kept(state)}
    drafts.keep(by=by(request), values=values, document=public_id, base_version=version)


def of_state(state: Composed) -> dict[str, str]:
    """The form's values that the composer sets."""
    return {"title": state.title, "body": for_desk(written(one for one in state.blocks if complete(one)))}


def as_typed(content: Content) -> dict[str, Any]:
    """An edition's content as the editor's form sends it."""
    return {name: _sent(value) for name, value in EditionForm.initial_of(content).items()}


def _sent(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return "" if value in (None, False) else "on" if value is True else str(value)


def form_of(bench: Workbench, kept: drafts.Unsaved | None, state: Composed) -> EditionForm:
    """The editor's own form, with the title and the body of the composer: saving goes the same way."""
    values = (kept.values if kept else as_typed(bench.content)) | of_state(state)
    kind = kinds()[bench.content.kind]
    values["keywords"] = _keywords(values.get("keywords", ""))
    data = merging.as_form_data(values)
    return EditionForm(data, kind=kind, places=words.places(bench.agency), agencies=agencies.agencies())


def _keywords(value: Any) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)
