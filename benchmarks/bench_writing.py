"""What writing costs: keeping a long text while it is typed, comparing two editions, reading a Word file, checking a text.

Autosave is measured as the request the browser sends, through all of the middleware, on the database of MINGCHUANG_HOME or
MINGCHUANG_DATABASE_URL with the settings of production. The disk's own price is measured beside it: a transaction that
writes one small row.
"""

import io
import random
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import docx
from django.test import Client
from django.urls import reverse

from benchmarks.bench_acts import _disk, _p95, people, written
from mingchuang.domains.documents.content import Content
from mingchuang.domains.documents.queries.advice import advice
from mingchuang.domains.documents.side_by_side import side_by_side
from mingchuang.intake.documents.docx import read_docx
from mingchuang.press.sanitising import clean

ROUNDS = 200
KEPT_BYTES, EDITION_SIGNS, PAGES, SIGNS_A_PAGE = 50 * 1024, 20_000, 30, 700
BUDGETS = {"autosave": 20.0, "comparison": 300.0, "import": 2000.0, "findings": 600.0}
_WORDS = (
    "会议研究 数据共享 工作要求 各县区 有关单位 按时完成 数据归集 安全管理 政务服务 落实责任 加强监督 年底前 推进应用 建立机制"
).split()


def run() -> dict[str, dict[str, Any]]:
    """Milliseconds: p95 of an autosave, median of a comparison, of a Word file and of the findings about a text."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    draw = random.Random("bench-writing")
    old = body_of(draw, EDITION_SIGNS)
    figures = {
        "autosave_p95": _autosave(body_of(draw, KEPT_BYTES // 3)),
        "comparison": _figure(lambda: side_by_side(old, edited(old)), 7, "comparison", signs=EDITION_SIGNS),
        "comparison_of_strangers": _figure(
            lambda: side_by_side(old, body_of(random.Random("other"), EDITION_SIGNS)), 5, "comparison"
        ),
    }
    file = word_file(draw)
    figures["docx_import"] = _figure(
        lambda: read_docx("通知.docx", file), 5, "import", pages=PAGES, kilobytes=len(file) // 1024
    )
    content = Content("notice", "关于做好归集工作的通知", old)
    figures["findings_while_writing"] = _figure(
        lambda: advice(content, agency="bench-acts", files=0), 5, "findings", signs=EDITION_SIGNS
    )
    return figures


def _autosave(body: str) -> dict[str, Any]:
    """The editor's own request, again and again with a little more typed."""
    _, hands, section = people()
    document = written(hands, section)
    person = hands[0].who
    person.must_change_password = False
    person.save(update_fields=["must_change_password"])
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person)
    address = reverse("desk_documents:keep_open", args=[document])
    taken, worked = [], []
    for number in range(ROUNDS + 5):
        values = {"title": "归集工作通知", "body": f"{body}<p>{number}</p>", "lock_version": "1", "kind": "news"}
        began, work = time.perf_counter(), time.process_time()
        answer = client.post(address, values)
        taken.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - work) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"autosave answered {answer.status_code}")
    return {
        "value": round(_p95(taken[5:]), 2), "unit": "ms", "budget": BUDGETS["autosave"],
        "median": round(median(taken[5:]), 2), "p95_of_processor_time": round(_p95(worked[5:]), 2),
        "bytes": len(body.encode()), "one_row_transaction": round(median(_disk()), 2),
    }  # fmt: skip


def _figure(work: Callable[[], object], rounds: int, budget: str, **facts: int) -> dict[str, Any]:
    work()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return {"value": round(median(times), 1), "unit": "ms", "budget": BUDGETS[budget], **facts}


def sentence(draw: random.Random) -> str:
    """A sentence of official words."""
    return "，".join("".join(draw.choices(_WORDS, k=3)) for _ in range(3)) + "。"


def body_of(draw: random.Random, signs: int) -> str:
    """A body of so many signs: headings, paragraphs, and a table for every tenth paragraph."""
    blocks, length = [], 0
    while length < signs:
        paragraph = "".join(sentence(draw) for _ in range(4))
        blocks.append(f"<p>{paragraph}</p>")
        length += len(paragraph)
        if len(blocks) % 10 == 0:
            cells = "".join(f"<td>{draw.randrange(1000)}件</td>" for _ in range(4))
            blocks.append(f"<h2>第{len(blocks)}部分</h2><table><tbody>{f'<tr>{cells}</tr>' * 5}</tbody></table>")
    return clean("".join(blocks))


def edited(body: str) -> str:
    """The body after an afternoon's work: words changed all over, a paragraph gone, two that are new."""
    found = body.replace("数据共享", "数据开放", 40).replace("年底前", "明年三月底前", 30)
    first, _, rest = found.partition("</p>")
    return f"<p>新增的第一段。</p>{first}</p>{rest.partition('</p>')[2]}<p>新增的最后一段。</p>"


def word_file(draw: random.Random) -> bytes:
    """A Word file of `PAGES` pages: headings, paragraphs, a list and a table on every third page."""
    made = docx.Document()
    for page in range(PAGES):
        made.add_heading(f"第{page + 1}部分", 1)
        length = 0
        while length < SIGNS_A_PAGE:
            text = "".join(sentence(draw) for _ in range(4))
            made.add_paragraph(text)
            length += len(text)
        made.add_paragraph(sentence(draw), style="List Bullet")
        if page % 3 == 0:
            table = made.add_table(8, 4)
            for row in table.rows:
                for cell in row.cells:
                    cell.text = f"{draw.randrange(1000)}件"
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()
