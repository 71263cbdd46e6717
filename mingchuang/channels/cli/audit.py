"""`mingchuang audit FILE…`: find the faults of annual reports, from any bureau, in any file."""

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from os import cpu_count
from pathlib import Path
from typing import Any

import click

from mingchuang.intake.reports.audit import (
    Previous,
    added,
    as_json,
    audit_report,
    copied,
    files_of,
    previous,
    read_file,
)  # fmt: skip
from mingchuang.intake.reports.neighbours import alike, signature
from mingchuang.law.audit.values import Report
from mingchuang.law.refusal import Refusal
from mingchuang.look.sentences import sentence

MANY = 8  # files: below that a second process costs more than it saves


def _one(before: Previous | None, below: tuple[Path, ...], path: Path) -> tuple[dict[str, Any], frozenset[int]]:
    """A file's audit, and the sample of its text that is compared with the others'."""
    report = read_file(path)
    done = audit_report(report, before, _bodies(report, below))
    why = sentence(Refusal(report.why_unassessable, "", report.why_facts)) if report.why_unassessable else ""
    return as_json(str(path), done, why), signature(report)


def _bodies(report: Report, below: tuple[Path, ...]) -> tuple[Report, ...]:
    """The reports of the bodies below for the same year."""
    read = (read_file(path) for path in below)
    return tuple(body for body in read if body.year == report.year and body.agency != report.agency)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--previous", "before", multiple=True, type=click.Path(exists=True, path_type=Path), help="Last year's report or reports.",
)  # fmt: skip
@click.option(
    "--sum-of", "below", multiple=True, type=click.Path(exists=True, path_type=Path),
    help="Reports of all bodies below: each audited report must be their sum.",
)  # fmt: skip
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "html", "xlsx"]), default="text", show_default=True
)
@click.option("--json", "as_text_json", is_flag=True, help="The same as --format json.")
@click.option("--out", type=click.Path(path_type=Path), help="Write there instead of standard output.")
@click.option("--jobs", default=cpu_count() or 1, show_default="all cores", type=click.IntRange(1, 64))
def audit(
    paths: tuple[Path, ...],
    before: tuple[Path, ...],
    below: tuple[Path, ...],
    shape: str,
    as_text_json: bool,
    out: Path | None,
    jobs: int,
) -> None:
    """Audit annual reports. Exit 0: clean; 1: an error was found; 2: a file could not be read, or there is none."""
    files = files_of(paths)
    if not files:
        click.echo("这些文件夹里没有报告文件。 No report files in these folders.", err=True)
        sys.exit(2)
    work = partial(_one, previous(before) if before else None, tuple(files_of(below)))
    results = _audited(work, files, jobs)
    _write(results, "json" if as_text_json else shape, out)
    if any(result["why"] for result in results):
        sys.exit(2)
    sys.exit(1 if any(f["severity"] == "error" for r in results for f in r["findings"]) else 0)


def _audited(work: Any, files: list[Path], jobs: int) -> list[dict[str, Any]]:
    """Every file's audit, then what the files have in common with each other."""
    results: list[dict[str, Any]] = []
    samples: list[frozenset[int]] = []
    with click.progressbar(length=len(files), file=sys.stderr, hidden=len(files) < 2, label="审核 audit") as bar:
        for result, sample in _run(work, files, jobs):
            results.append(result)
            samples.append(sample)
            bar.update(1)
    pairs = alike(samples)
    places = sorted(pairs)
    others = [[files[other] for other in pairs[place]] for place in places]
    for place, found in zip(places, map(copied, [files[place] for place in places], others), strict=True):
        results[place]["findings"] += added(results[place]["findings"], found)
    return results


def _run(work: Any, files: list[Path], jobs: int) -> Iterator[tuple[dict[str, Any], frozenset[int]]]:
    if len(files) < MANY or jobs == 1:
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
