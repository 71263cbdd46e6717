"""How an audit is shown: in a terminal, as a page, as a workbook."""

import html as escaping
from typing import Any

import click

from mingchuang.law.annual_report import format_by_id
from mingchuang.law.audit.basis import cited
from mingchuang.press.sheets import Sheet, as_xlsx

Result = dict[str, Any]
MARKS = {"error": ("错误", "red"), "warning": ("核对", "yellow"), "notice": ("提示", "cyan")}
VERDICTS = {"reconciles": "勾稽一致", "violated": "勾稽不符", "not_assessable": "无法审核"}
WIDTH = 9
HEADS = ("自然人", "企业", "科研", "公益", "法律", "其他", "总计")
FRAME = ("R1", "R2", "R3g", "R4")  # rows that are always drawn


def text(results: list[Result]) -> str:
    """A terminal report: each file's table three with the faulty cells marked, then its findings."""
    return "\n".join(_text(result) for result in results)


def _text(result: Result) -> str:
    lines = [click.style(f"■ {result['file']}", bold=True), f"  {_head(result)}"]
    if result["why"]:
        return "\n".join([*lines, f"  {result['why']}", ""])
    if any(f["id"].startswith(("T3.", "T4.", "X.narr_foi", "AGG")) for f in result["findings"]):
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
    """The rows of tables 3 and 4 that are wrong, and those that everything else hangs on; faulty cells in angle brackets."""
    fmt = format_by_id(result["format"] or "AR2021")
    faulty = {place for f in result["findings"] for place in f["where"] if isinstance(place, str)}
    lines = ["  " + "".join(_wide(name) for name in HEADS)]
    for row in fmt.t3_rows:
        ids = [f"T3.{row.id}.{column.id}" for column in fmt.t3_columns]
        if row.id in FRAME or faulty & set(ids):
            lines.append("  " + _cells(result, ids, faulty) + f"  {row.number}{row.zh}"[:30])
    for group in fmt.t4_groups:
        ids = [f"T4.{group.id}.{column.id}" for column in fmt.t4_columns]
        if faulty & set(ids):
            lines.append("  " + _cells(result, ids, faulty) + f"  {group.zh}（维持、纠正、其他、未结、总计）")
    return lines


def _cells(result: Result, ids: list[str], faulty: set[str]) -> str:
    shown = []
    for cell in ids:
        text = str(result["cells"].get(cell, "?"))
        marked = f"<{text}>".rjust(WIDTH) if cell in faulty else f"{text} ".rjust(WIDTH)
        shown.append(click.style(marked, fg="red", bold=True) if cell in faulty else marked)
    return "".join(shown)


def _wide(text: str) -> str:
    """A heading over a column of ``WIDTH``; a Chinese sign takes two places."""
    return " " * (WIDTH - 1 - 2 * len(text)) + text + " "


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
                _basis(found),
                found["id"],
            )
            rows.append("<tr>" + "".join(f"<td>{escaping.escape(cell)}</td>" for cell in cells) + "</tr>")
        rows.append("</tbody></table>")
    body = "\n".join(rows)
    head = '<head><meta charset="utf-8"><title>年度报告审核</title></head>'
    return f'<!doctype html>\n<html lang="zh-Hans">{head}\n<body>{body}</body></html>\n'


def xlsx(results: list[Result]) -> bytes:
    """A workbook: one sheet of files, one of findings."""
    files, findings = [], []
    for result in results:
        counts = [sum(f["severity"] == severity for f in result["findings"]) for severity in MARKS]
        facts = [result[key] for key in ("file", "agency", "year", "format", "published")]
        files.append([*facts, VERDICTS[result["verdict"]], *counts, result["why"]])
        for f in result["findings"]:
            where = "、".join(item if isinstance(item, str) else f"{item[0]}–{item[1]}" for item in f["where"])
            said = (f["sentence"], f["suggestion"], where, _basis(f), f["id"])
            findings.append([result["file"], result["agency"], MARKS[f["severity"]][0], *said])
    heads = ("文件", "机关", "年度", "格式", "发布日期", "结论", "错误", "核对", "提示", "说明")
    found = ("文件", "机关", "程度", "问题", "建议", "位置", "依据", "编号")
    return as_xlsx([Sheet("报告", heads, files), Sheet("问题", found, findings)], "年度报告审核")


def _basis(found: Result) -> str:
    """The source as a letter would cite it, without notes of our own."""
    return cited(found["source"]) or str(found["source"])
