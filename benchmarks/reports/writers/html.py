"""HTML: a plain page, a page as a browser saves it, and one as a text program exports it."""

from html import escape

from benchmarks.reports.draft import Draft

from .boxes import printed


def _table(draft: Draft, table: str, tag: str = "td", filler: bool = False) -> str:
    lines = []
    for row in printed(draft, table):
        cells = []
        for box in row:
            spans = (f' rowspan="{box.rows}"' if box.rows > 1 else "") + (
                f' colspan="{box.columns}"' if box.columns > 1 else ""
            )
            inner = escape(box.text)
            cells.append(
                f"<{tag}{spans}><p><span>{inner}</span></p></{tag}>" if filler else f"<{tag}{spans}>{inner}</{tag}>"
            )
        lines.append("<tr>" + "".join(cells) + ("<td></td>" if filler else "") + "</tr>")
    return f"<table border=1>{''.join(lines)}</table>"


def _body(draft: Draft, filler: bool = False) -> str:
    out = [f"<p>{escape(draft.preface)}</p>"]
    for part in draft.parts:
        out.append(f"<h3>{escape(part.heading)}</h3>")
        out += [f"<p>{escape(words)}</p>" for words in part.paragraphs]
        if part.table and part.table not in draft.dropped:
            out.append(_table(draft, part.table, filler=filler))
    out += [f'<p style="display:none">{escape(words)}</p>' for words in draft.hidden]
    out += [f'<p><a href="{escape(address)}">{escape(words)}</a></p>' for words, address in draft.links]
    return "\n".join(out)


def _meta(draft: Draft) -> str:
    rows = "".join(f"<li><b>{escape(key)}：</b>{escape(value)}</li>" for key, value in draft.metadata)
    return f"<ul>{rows}<li><b>发布日期：</b>{draft.published}</li></ul>"


def plain(draft: Draft) -> bytes:
    """A page with nothing round it."""
    title = escape(draft.title)
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head>"
        f"<body><h1>{title}</h1>{_meta(draft)}{_body(draft)}</body></html>"
    ).encode()


def saved(draft: Draft) -> bytes:
    """A page of a government site as saved: navigation, scripts, a layout table, GBK."""
    title = escape(draft.title)
    menu = "".join(
        f"<li><a href='/c{n}.html'>{name}</a></li>"
        for n, name in enumerate(("首页", "政务公开", "政务服务", "互动交流"))
    )
    page = (
        f"<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'><title>{title}-和州市人民政府</title>"
        f"<script>var n=1;</script></head><body><div class=nav><ul>{menu}</ul></div>"
        "<div>当前位置：<a href=/>首页</a> &gt; 政府信息公开年报</div>"
        f"<table width=100%><tr><td><table><tr><td>{title}</td></tr></table>"
        f"</td></tr><tr><td>{_meta(draft)}<div>{_body(draft)}</div></td></tr></table>"
        "<div class=foot>主办：和州市人民政府办公室 网站标识码：3405000001 "
        "<a href='http://www.beian.gov.cn/'>公安备案</a></div></body></html>"
    )
    return page.encode("gb18030")


def nested(draft: Draft) -> bytes:
    """As a text program exports it: paragraphs and spans in cells, an empty column at the end of every table."""
    title = escape(draft.title)
    return (
        f"<html><head><meta charset=utf-8><title>{title}</title></head><body><p>{title}</p>"
        f"<p>发布时间：{draft.published}</p>{_meta(draft)}{_body(draft, filler=True)}</body></html>"
    ).encode()
