"""How an audit is shown: in a terminal, as a page, as a workbook."""

import html as escaping
import io
from typing import Any

import click
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from mingchuang.law.annual_report import format_by_id

Result = dict[str, Any]
MARKS = {"error": ("错误", "red"), "warning": ("核对", "yellow"), "notice": ("提示", "cyan")}
VERDICTS = {"reconciles": "勾稽一致", "violated": "勾稽不符", "not_assessable": "无法审核"}
WIDTH = 7


def text(results: list[Result]) -> str:
    """A terminal report: each file's table three with the faulty cells marked, then its findings."""
    return "\n".join(_text(result) for result in results)


def _text(result: Result) -> str:
    lines = [click.style(f"■ {result['file']}", bold=True), f"  {_head(result)}"]
    if result["why"]:
        return "\n".join([*lines, f"  {result['why']}", ""])
    if any(f["id"].startswith("T3.") for f in result["findings"]):
        lines += _table(result)
    for found in result["findings"]:
        name, colour = MARKS[found["severity"]]
        lines.append(f"  {click.style(name, fg=colour)} {found['sentence']}  [{found['id']}]")
        if found["suggestion"]:
            lines.append(f"       建议：{found['suggestion']}")
    if not result["findings"]:
        lines.append("  没有发现问题。")
    return "\n".join([*lines, ""])


def _head(result: Result) -> str:
    who = result["agency"] or "机关未识别"
    year = f"{result['year']}年" if result["year"] else "年度未识别"
    return f"{who} · {year} · {VERDICTS[result['verdict']]}"


def _table(result: Result) -> list[str]:
    fmt = format_by_id(result["format"] or "AR2021")
    faulty = {
        place for f in result["findings"] if f["id"].startswith("T3.") for place in f["where"] if isinstance(place, str)
    }
    lines = []
    for row in fmt.t3_rows:
        cells = []
        for column in fmt.t3_columns:
            cell = f"T3.{row.id}.{column.id}"
            shown = str(result["cells"].get(cell, "?")).rjust(WIDTH)
            cells.append(click.style(shown, fg="red", bold=True, underline=True) if cell in faulty else shown)
        if any(f"T3.{row.id}.{column.id}" in faulty for column in fmt.t3_columns) or row.id in (
            "R1",
            "R2",
            "R3g",
            "R4",
        ):
            lines.append("  " + "".join(cells) + "  " + f"{row.number}{row.zh}"[:24])
    return lines


def html(results: list[Result]) -> str:
    """A page that stands alone: one section a file, its findings as a table."""
    rows = []
    for result in results:
        rows.append(f"<h2>{escaping.escape(result['file'])}</h2><p>{escaping.escape(_head(result))}</p>")
        if result["why"]:
            rows.append(f"<p>{escaping.escape(result['why'])}</p>")
            continue
        rows.append(
            "<table><thead><tr><th>程度</th><th>问题</th><th>建议</th><th>依据</th><th>编号</th></tr></thead><tbody>"
        )
        for found in result["findings"]:
            cells = (
                MARKS[found["severity"]][0],
                found["sentence"],
                found["suggestion"],
                found["source"],
                found["id"],
            )
            rows.append("<tr>" + "".join(f"<td>{escaping.escape(cell)}</td>" for cell in cells) + "</tr>")
        rows.append("</tbody></table>")
    body = "\n".join(rows)
    head = '<head><meta charset="utf-8"><title>年度报告审核</title></head>'
    return f'<!doctype html>\n<html lang="zh-Hans">{head}\n<body>{body}</body></html>\n'


def xlsx(results: list[Result]) -> bytes:
    """A workbook: one sheet of files, one of findings."""
    book = Workbook()
    files = book.active
    files.title = "报告"
    files.append(["文件", "机关", "年度", "格式", "发布日期", "结论", "错误", "核对", "提示", "说明"])
    findings = book.create_sheet("问题")
    findings.append(["文件", "机关", "程度", "问题", "建议", "位置", "依据", "编号"])
    for result in results:
        counts = [sum(f["severity"] == severity for f in result["findings"]) for severity in MARKS]
        facts = [result[key] for key in ("file", "agency", "year", "format", "published")]
        files.append([*map(_safe, facts), VERDICTS[result["verdict"]], *counts, result["why"]])
        for f in result["findings"]:
            where = "、".join(item if isinstance(item, str) else f"{item[0]}–{item[1]}" for item in f["where"])
            line = [
                result["file"],
                result["agency"],
                MARKS[f["severity"]][0],
                f["sentence"],
                f["suggestion"],
                where,
            ]
            findings.append([*map(_safe, line), f["source"], f["id"]])
    for sheet, widths in ((files, (36, 28, 8, 10, 12, 10)), (findings, (30, 24, 8, 70, 24, 30, 30, 18))):
        for index, width in enumerate(widths):
            sheet.column_dimensions[chr(65 + index)].width = width
        sheet.freeze_panes = "A2"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
    for line in findings.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _safe(value: Any) -> Any:
    """No cell becomes a formula because of what a file is called or quotes."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t" else value
