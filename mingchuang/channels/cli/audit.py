"""`mingchuang audit FILE…`: find the faults of annual reports, from any bureau, in any file."""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from os import cpu_count
from pathlib import Path
from typing import Any

import click

from mingchuang.intake.reports.audit import SUFFIXES, Previous, as_json, audit_file, previous
from mingchuang.law.refusal import Refusal
from mingchuang.look.sentences import sentence


def _one(before: Previous | None, path: Path) -> dict[str, Any]:
    done = audit_file(path, before)
    report = done.case.report
    why = sentence(Refusal(report.why_unassessable, "", report.why_facts)) if report.why_unassessable else ""
    return as_json(str(path), done, why)


def _files(paths: tuple[Path, ...]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        found += sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES) if path.is_dir() else [path]
    return found


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--previous",
    "before",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Last year's report or reports.",
)
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "html", "xlsx"]), default="text", show_default=True
)
@click.option("--json", "as_text_json", is_flag=True, help="The same as --format json.")
@click.option("--out", type=click.Path(path_type=Path), help="Write there instead of standard output.")
@click.option("--jobs", default=cpu_count() or 1, show_default="all cores", type=click.IntRange(1, 64))
def audit(
    paths: tuple[Path, ...], before: tuple[Path, ...], shape: str, as_text_json: bool, out: Path | None, jobs: int
) -> None:
    """Audit annual reports. Exit 0: clean; 1: an error was found; 2: a file could not be read."""
    files = _files(paths)
    work = partial(_one, previous(before) if before else None)
    results: list[dict[str, Any]] = []
    with click.progressbar(length=len(files), file=sys.stderr, hidden=len(files) < 2, label="审核 audit") as bar:
        for result in _run(work, files, jobs):
            results.append(result)
            bar.update(1)
    _write(results, "json" if as_text_json else shape, out)
    if any(result["why"] for result in results):
        sys.exit(2)
    sys.exit(1 if any(f["severity"] == "error" for r in results for f in r["findings"]) else 0)


def _run(work: Any, files: list[Path], jobs: int) -> Any:
    if len(files) < 8 or jobs == 1:
        yield from map(work, files)
        return
    with ProcessPoolExecutor(min(jobs, len(files))) as pool:
        yield from pool.map(work, files, chunksize=4)


def _json(results: list[dict[str, Any]]) -> str:
    return json.dumps(results, ensure_ascii=False, indent=1) + "\n"


def _write(results: list[dict[str, Any]], shape: str, out: Path | None) -> None:
    from . import audit_output

    data: str | bytes
    if shape == "xlsx":
        data = audit_output.xlsx(results)
    else:
        data = {"json": _json, "text": audit_output.text, "html": audit_output.html}[shape](results)
    if out is not None:
        out.write_bytes(data if isinstance(data, bytes) else data.encode())
    elif isinstance(data, bytes):
        sys.stdout.buffer.write(data)
    else:
        click.echo(data, nl=False)
