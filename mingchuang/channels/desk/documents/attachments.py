"""What is around an edition: its files, the documents it concerns."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.channels.desk.words import plain
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries.workbench import FileRow, LinkRow, Workbench
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.links import LinkType
from mingchuang.law.refusal import refuse
from mingchuang.law.review import Move
from mingchuang.look.dates import spoken_language

from .act_forms import LinkForm
from .words import document_address, titled

KEEPERS = (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)


@dataclass(frozen=True)
class FileShown:
    """A file of the edition and where its bytes are for staff."""

    id: str
    name: str
    size: str
    url: str


@dataclass(frozen=True)
class LinkShown:
    """A link in words; ``type`` and ``target`` name it for taking it back (outward links only)."""

    words: str
    title: str
    url: str
    type: str
    target: str
    released: bool


@dataclass(frozen=True)
class Parts:
    """Files and links as the pages show them."""

    files: Sequence[FileShown]
    links: Sequence[LinkShown]
    # Where a policy document and its interpretation go on together; "" for other kinds.
    together: str = ""


def parts_of(bench: Workbench) -> Parts:
    """Files and links of a document on the workbench."""
    shown = [one for one in bench.files if not one.inline]
    kind = kinds().get(bench.content.kind)
    paired = kind is not None and (kind.policy or kind.interpretation)
    together = reverse("desk_life:together", args=[bench.public_id]) if paired else ""
    return Parts([_file(bench.public_id, one) for one in shown], [_link(one) for one in bench.links], together)


def spoken_size(size: int) -> str:
    """120 KB, 3.4 MB."""
    return f"{max(1, round(size / 1024))} KB" if size < 1_000_000 else f"{size / 1_048_576:.1f} MB"


def _file(public_id: str, row: FileRow) -> FileShown:
    return FileShown(row.id, row.name, spoken_size(row.size), reverse("desk_documents:file", args=[public_id, row.id]))


def _link(row: LinkRow) -> LinkShown:
    link = LinkType(row.type)
    language = spoken_language()
    said = getattr(link, language) if row.outward else getattr(link, f"back_{language}")
    return LinkShown(
        said, row.title, document_address(row.public_id), row.type if row.outward else "", row.public_id, row.released
    )


@desk(*KEEPERS)
def links(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Say how this document concerns another; several that fit are offered."""
    bench = queries.workbench(public_id, by=by(request))
    form = LinkForm(request.POST or None)
    found: list[queries.Choice] = []
    if request.method == "POST" and form.is_valid():
        found = [
            one for one in queries.find(form.cleaned_data["target"], agency=bench.agency) if one.public_id != public_id
        ]
        chosen = next((one for one in found if one.public_id == form.cleaned_data["target"]), None)
        if chosen or len(found) == 1:
            with refusals_in(form):
                one = chosen or found[0]
                link_type = form.cleaned_data["link_type"]
                actions.link(by=by(request), source=public_id, target=one.public_id, link_type=link_type)
                said = _("Linked to “%(title)s”; both pages show it.") % {"title": titled(one.title)}
                return done(request, said, document_address(public_id))
        elif not found:
            form.add_error("target", _("No document matches. Check the number or type a part of the title."))
    context = {"form": form, "bench": bench, "found": found if len(found) > 1 else []}
    return show(request, "desk_documents/link.html", context)


@desk(*KEEPERS, methods=("POST",))
def unlink(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Take a link back."""
    with refusals_said(request):
        target, link_type = (plain(request.POST.get(name)) for name in ("target", "link_type"))
        actions.unlink(by=by(request), source=public_id, target=target, link_type=link_type)
        return done(request, _("The link has been taken back."), document_address(public_id))
    return HttpResponseRedirect(document_address(public_id))


def is_writer(bench: Workbench) -> bool:
    """May this person change the files of the open edition?"""
    return Move.SAVE in bench.moves


def file_of(bench: Workbench, file_id: str) -> FileRow:
    """The file of the edition with this id; refused when there is none."""
    found = next((one for one in bench.files if one.id == file_id), None)
    if found is None:
        raise refuse("documents.unknown", "file")
    return found
