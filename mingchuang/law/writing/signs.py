"""标点 and numerals: full width among Chinese, nothing doubled, brackets in pairs (GB/T 15834-2011, GB/T 15835-2011)."""

import re
from collections.abc import Iterator

from .values import Part, Remark, lines_of, remark

SOURCE = "GB/T 15834-2011"
NUMERALS = "GB/T 15835-2011"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_H = "一-鿿"
_NARROW = re.compile(
    rf"(?<=[{_H}”’》）〕%％])(?P<sign>[,;:?!])(?=[{_H}“‘《（〔]|$)|(?<=[{_H}0-9])(?P<last>[,;:])(?=[{_H}“《])",
    re.MULTILINE,
)
_STOP = re.compile(rf"(?<=[{_H}]{{4}})\.(?=[ \u3000]*$)", re.MULTILINE)
_ROUND = re.compile(r"[(（](?P<inner>[^()（）\n]{1,80})[)）]")
_QUOTES = re.compile(r'"(?P<inner>[^"\n]{1,60})"')
_DOUBLED = re.compile(r"([，、；：])\1+|(?<!。)。{2}(?!。)|[，、；：](?=[。！？])|(?<=[。！？])[，、；]|，、|、，")
_DOTS = re.compile(r"。{3,}|(?<![.0-9])\.{3,6}(?!\.)|(?<!…)…(?!…)")
_DIGITS = re.compile(r"[０-９]+(?:[．，][０-９]+)*[％]?")
_PAIRS = {"《": "》", "〈": "〉", "“": "”", "〔": "〕", "（": "）"}
_MARKED = re.compile(r"(?<![^\s，、；：。）)])(?:[0-9]{1,2}|[a-zA-Z]|[①-⑳])[）)]")
WHY = {
    "narrow": ("中文文本中应当使用全角标点。", "Punctuation among Chinese is of full width."),
    "doubled": ("标点符号重复。", "Two signs stand where one belongs."),
    "dots": ("省略号应当用“……”。", "An ellipsis is written ……."),
    "digits": ("数字应当用半角阿拉伯数字。", "Digits are of half width."),
    "pair": ("括号、引号或书名号没有成对。", "A bracket, a quotation mark or a title mark has no other half."),
}


def check(text: str, part: Part = "body") -> Iterator[Remark]:
    """Signs of the wrong width, doubled signs, dots and digits, and brackets without their other half."""
    for match in _NARROW.finditer(text):
        yield _sign("narrow", text, match.span(), _WIDE[match.group()], part)
    for match in _STOP.finditer(text):
        yield _sign("narrow", text, match.span(), "。", part)
    for match in _ROUND.finditer(text):
        if "(" not in match.group() and ")" not in match.group():
            continue
        if re.search(rf"[{_H}]", match["inner"]):
            yield _sign("narrow", text, match.span(), f"（{match['inner']}）", part)
    for match in _QUOTES.finditer(text):
        if re.search(rf"[{_H}]", match["inner"]):
            yield _sign("narrow", text, match.span(), f"“{match['inner']}”", part)
    for match in _DOUBLED.finditer(text):
        begin, end = max(0, match.start() - 1), min(len(text), match.end() + 1)
        yield _sign("doubled", text, (begin, end), _single(text[begin:end]), part)
    for match in _DOTS.finditer(text):
        yield _sign("dots", text, match.span(), "……", part)
    for match in _DIGITS.finditer(text):
        plain = match.group().translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
        yield remark("digits", text, match.span(), WHY["digits"], plain, part=part, source=NUMERALS)
    yield from _pairs(text, part)


def _single(around: str) -> str:
    """The passage with one sign where two stand: the one that ends more wins."""
    inner = re.sub(r"([，、；：。])\1+", r"\1", around)
    inner = re.sub(r"[，、；：]+(?=[。！？])", "", inner)
    inner = re.sub(r"(?<=[。！？])[，、；]+", "", inner)
    return inner.replace("，、", "，").replace("、，", "，")


def _pairs(text: str, part: Part) -> Iterator[Remark]:
    """In each line, the first sign of a pair that has no other half. A quotation may go on over several paragraphs."""
    for at, line in lines_of(text):
        if "\t" in line:
            continue
        kept = _MARKED.sub(lambda found: "\0" * len(found.group()), line)
        for opens, closes in _PAIRS.items():
            if opens == "“" and kept.count(opens) != kept.count(closes):
                continue
            place = _lonely(kept, opens, closes)
            if place is not None:
                yield _sign("pair", text, (at + place, at + place + 1), "", part)


def _lonely(line: str, opens: str, closes: str) -> int | None:
    standing: list[int] = []
    others = {"（": "(", "）": ")"}
    for place, sign in enumerate(line):
        if sign in (opens, others.get(opens)):
            standing.append(place)
        elif sign in (closes, others.get(closes)):
            if not standing:
                return place
            standing.pop()
    return standing[0] if standing else None


def _sign(fault: str, text: str, span: tuple[int, int], fix: str, part: Part) -> Remark:
    return remark("sign", text, span, WHY[fault], fix, part=part, source=SOURCE)
