"""`mingchuang verify [FILE|-]`: the ledger and all releases, or one text against what was released."""

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from .main import with_records
from .screen import CANNOT, FOUND, read_text

if TYPE_CHECKING:
    from mingchuang.readings.verify.everything import Whole
    from mingchuang.readings.verify.reading import Verdict

WHY = {
    "gap": "缺少这一行 / the line is missing",
    "link": "与上一行不相连 / it is not linked to the line before",
    "altered": "内容被改动 / it was altered",
    "unrecorded": "台账中没有这次发布 / the ledger knows no such release",
}
OUTCOMES = {
    "same": "与已发布的原文一致。 / This is what was released.",
    "within": "包含完整、未改动的原文。 / It holds the released text, whole and unchanged.",
    "excerpt": "是已发布文字的一部分，未见改动。 / It is an unchanged part of a released text.",
    "retired": "是发布的原文，但该信息已标明不再适用或者已并入其他信息。 / "
    "This is what was released, but it is marked as no longer current or was merged into another.",
    "superseded": "是较早的版本，后来已更正。 / It is an earlier edition, since corrected.",
    "withdrawn": "曾经发布，后来已撤回。 / It was released and has since been withdrawn.",
    "differs": "与已发布的原文不一致，共 {changed} 字不同。 / It differs from what was released in {changed} characters.",
    "none": "没有发布过这样的文字。 / No such text was released.",
}


@click.command()
@click.argument("file", metavar="[FILE|-]", required=False)
def verify(file: str | None) -> None:
    """Check the whole ledger and every release; or say whether, when and by whom a text was released, and what differs.

    Exit 0 if all is as it was released, 1 if something differs, 2 if it could not be checked.
    """
    text = read_text(file) if file else None
    with_records()
    sound = _everything() if text is None else _text(text)
    sys.exit(0 if sound else FOUND)


def _everything() -> bool:
    from mingchuang.readings.verify.everything import check_everything

    found = check_everything()
    click.echo(json.dumps(whole_as_json(found), ensure_ascii=False))
    if found.broken_line is not None:
        click.echo(f"台账第 {found.broken_line} 行 / ledger line {found.broken_line}: {WHY[found.why]}", err=True)
    for broken in found.broken_releases:
        click.echo(f"{broken.public_id} v{broken.version}: {WHY[broken.why]}", err=True)
    if found.sound:
        click.echo(
            f"台账 {found.lines} 行、发布 {found.releases} 件，全部完好。 / "
            f"{found.lines} ledger lines and {found.releases} releases, all as they were written.",
            err=True,
        )
    return found.sound


def _text(text: str) -> bool:
    from mingchuang.law.refusal import Refused
    from mingchuang.look.sentences import sentences
    from mingchuang.readings.verify.reading import ask

    try:
        verdict = ask(text)
    except Refused as refused:
        for zh, en in zip(sentences(refused, "zh-hans"), sentences(refused, "en"), strict=True):
            click.echo(f"{zh} / {en}", err=True)
        sys.exit(CANNOT)
    click.echo(json.dumps(verdict_as_json(verdict), ensure_ascii=False))
    click.echo(OUTCOMES[verdict.outcome].format(changed=verdict.changed), err=True)
    return verdict.genuine


def whole_as_json(found: "Whole") -> dict[str, Any]:
    """The check of everything: lines, the first broken one and why, releases, the broken ones and why."""
    return {
        "sound": found.sound,
        "ledger": {"lines": found.lines, "broken_line": found.broken_line, "why": found.why or None},
        "releases": found.releases,
        "broken_releases": [
            {"public_id": one.public_id, "version": one.version, "fingerprint": one.fingerprint, "why": one.why}
            for one in found.broken_releases
        ],
    }


def verdict_as_json(verdict: "Verdict") -> dict[str, Any]:
    """The answer for one text: outcome, the release it was compared with, and the differences in order."""
    release = verdict.release
    return {
        "outcome": verdict.outcome,
        "released": release
        and {
            "public_id": release.public_id,
            "index_number": release.index_number,
            "title": release.title,
            "version": release.version,
            "fingerprint": release.fingerprint,
            "released_at": release.released_at.isoformat(),
            "agency": release.agency,
            "agency_name": release.agency_name,
            "state": release.state,
        },
        "changed": verdict.changed,
        "around": verdict.around,
        "differences": [{"kind": part.kind, "text": part.text} for part in verdict.parts],
    }
