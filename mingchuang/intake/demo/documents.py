"""The documents of one stream: when, by whom, called what, saying what."""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from .moments import Year
from .packaged import packaged
from .streams import Stream
from .values import PlannedDocument
from .words import Words

_STAGES = (("notice", "公开比选公告"), ("award", "成交结果公告"), ("contract", "合同公告"))
_LONGEST = 60
_ARTICLE = re.compile(r"^第[一二三四五六七八九十]+条　")
_PARAGRAPH = re.compile(r"<p>([^<]+)</p>")


class StreamPlan:
    """One stream being planned. ``used`` are the titles taken so far, ``targets`` what the stream explains or answers."""

    def __init__(self, year: Year, stream: Stream, used: set[str], targets: Sequence[PlannedDocument]) -> None:
        self.year, self.stream, self.used = year, stream, used
        self.targets = _chosen(targets, stream)
        topics = packaged("topics")["topics"]
        self.topics = [topic for topic in topics if not stream.topics or topic["id"] in stream.topics]

    def planned(self) -> Iterator[PlannedDocument]:
        """The stream's documents in order of time."""
        for index, minute in enumerate(self._minutes(random.Random(f"stream/{self.stream.id}"))):
            yield self._document(index, minute)

    def _minutes(self, draw: random.Random) -> list[int]:
        if self.targets:
            office = self.year.office
            return [office.minute(one.steps.released) + draw.randint(120, 900) for one in self.targets]
        if self.stream.months:
            return self.year.in_months(list(self.stream.months), draw)
        spread = self.year.monthly if self.stream.monthly else self.year.spread
        return spread(self.stream.count, draw)

    def _document(self, index: int, minute: int) -> PlannedDocument:
        stream, seed = self.stream, f"{self.stream.id}/{index}"
        # The stages of one purchase are about one thing.
        drawn = f"{stream.id}/{index // len(_STAGES)}" if stream.stages else seed
        draw = random.Random(seed)
        topic = self._topic(index, drawn)
        steps = self.year.steps(minute, draw, returned=draw.randrange(41) == 0)
        words = Words(drawn, topic, self._facts(index, steps.released.date(), steps.saved.date()))
        title = self._title(words, index)
        body = self._body(words, title, index)
        return PlannedDocument(
            key=seed, kind=stream.kind, title=title, body=body, sections=(stream.place,), topic=topic["id"], unit=topic["unit"],
            team=draw.randrange(2), steps=steps, facts=self._metadata(topic, body, index, steps.saved.date()),
            details=self._details(index, steps.saved.date(), steps.released.date()),
            file=f"{title[:40]}.pdf" if stream.file and index % stream.file == stream.file - 1 else "",
            picture=bool(stream.forms) and stream.forms[index] == "picture",
            target=self.targets[index].key if self.targets else f"{stream.answers}/{index}" if stream.answers else "",
            relation="replies_to" if stream.answers else "interprets",
        )  # fmt: skip

    def _topic(self, index: int, drawn: str) -> dict[str, Any]:
        """What it is about: the same as the document it explains, else drawn."""
        if self.targets:
            return next(topic for topic in self.topics if topic["id"] == self.targets[index].topic)
        if self.stream.nouns:
            return self.topics[index % len(self.topics)]
        return self.topics[random.Random(drawn).randrange(len(self.topics))]

    def _facts(self, index: int, released: date, made: date) -> dict[str, str]:
        # A page released in the morning speaks of yesterday.
        day = released - timedelta(days=1) if released.day > 1 else released
        facts = {
            "month": str(released.month), "day": str(day.day), "month_before": str((released.month - 2) % 12 + 1),
            "serial": str(index + 1), "date": written(made),
        }  # fmt: skip
        if self.stream.stages:
            facts["stage_name"] = _STAGES[index % len(_STAGES)][1]
        if self.stream.nouns:
            facts["noun"] = self.stream.nouns[index]
        if self.targets:
            facts["target"] = f"《{self.targets[index].title}》"
        return facts

    def _title(self, words: Words, index: int) -> str:
        """The title: a fixed stream has its own in order, the others one that is not used yet."""
        titles: list[str] = packaged("titles")[self.stream.titles_of or self.stream.forms[index]]
        if self.stream.fixed:
            title = titles[index]
        elif self.stream.stages:
            title = words.fill(titles[index // len(_STAGES) % len(titles)])
        else:
            title = next(self._drawn(words, titles))
        self.used.add(title)
        return title

    def _drawn(self, words: Words, titles: list[str]) -> Iterator[str]:
        for attempt in range(200):
            title = words.fill(words.draw.choice(titles))
            if attempt > 60:
                title = f"{title}（{attempt - 60}）"
            if title not in self.used and len(title) <= _LONGEST:
                yield title

    def _body(self, words: Words, title: str, index: int) -> str:
        stream = self.stream
        if stream.stages:
            words.facts["project_name"] = title.rpartition("项目")[0] + "项目"
            return words.body(f"{stream.body}_{_STAGES[index % len(_STAGES)][0]}")
        if stream.kind == "major_project":
            words.facts["project_name"] = title.rpartition("项目")[0] + "项目"
        with_table = stream.table and index % stream.table == stream.table // 2
        return words.body(stream.body) + (words.table() if with_table else "")

    def _metadata(self, topic: dict[str, Any], body: str, index: int, made: date) -> dict[str, Any]:
        keywords = (topic["noun"].strip("“”"), *topic["objects"][:2])
        facts = {"keywords": keywords, "topic": "综合政务", "audience": "社会公众", "summary": summary(body)}
        if self.stream.kind == "normative":
            facts |= issued(packaged("normative")["new"][index], made)
        return facts

    def _details(self, index: int, made: date, released: date) -> dict[str, Any]:
        stream, details = self.stream, dict(self.stream.details)
        if stream.forms:
            details |= {"level": stream.level, "form": stream.forms[index]}
        if stream.stages:
            details["stage"] = _STAGES[index % len(_STAGES)][0]
        if stream.approved:
            details["approved_on"] = made
        if stream.kind == "press_conference":
            details |= {"held_on": made, "spokesperson": "局分管负责同志"}
        if stream.kind == "consultation_draft":
            details |= consultation(released)
        if stream.kind == "consultation_result":
            details |= {"comments_received": 12 + 7 * index, "adopted": 8 + 3 * index}
        return details


def _chosen(targets: Sequence[PlannedDocument], stream: Stream) -> list[PlannedDocument]:
    """What the documents of a stream explain: all of the first stream named, then of the others evenly over the year."""
    if not targets:
        return []
    first = [one for one in targets if one.stream == stream.of[0]]
    others, left = targets[len(first) :], stream.count - len(first)
    return [*first, *(others[index * len(others) // left] for index in range(left))]


def summary(body: str) -> str:
    """What a drafter would put down as the content in a line: the first paragraph below the addressees, shortened."""
    found = [text for text in _PARAGRAPH.findall(body) if not ("各科室" in text and text.endswith("："))]
    text = _ARTICLE.sub("", found[0]) if found else ""
    return text if len(text) <= 60 else f"{text[:59]}…"


def written(day: date) -> str:
    """A day as it stands below a text."""
    return f"{day.year}年{day.month}月{day.day}日"


def issued(number: str, day: date) -> dict[str, Any]:
    """What a normative document of the city government's office carries: number, dates, and who issued it."""
    return {
        "document_number": number, "made_on": day, "issued_on": day, "effective_on": day,
        "issuing_agency": packaged("normative")["issuing"],
    }  # fmt: skip


def consultation(opens: date) -> dict[str, Any]:
    """The own fields of a consultation draft that opens on a day, for 32 days."""
    return {
        "basis": "国家和省关于政务信息化、政务数据管理的有关规定", "explanation": "起草过程中征求了县区和市直单位的意见。",
        "opens_on": opens, "closes_on": opens + timedelta(days=31), "phone": "0564-3382618",
        "post": "六安市佛子岭中路168号", "business": False,
    }  # fmt: skip
