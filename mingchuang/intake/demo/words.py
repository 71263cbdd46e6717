"""Titles and bodies drawn from the demo's word lists: the same seed gives the same text."""

import html
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .packaged import packaged

_SLOT = re.compile(r"\{([a-z_0-9-]+)\}")


class Words:
    """Draws words for one item: its facts first, then its topic, then the common lists."""

    def __init__(self, seed: str, topic: Mapping[str, Any], facts: Mapping[str, str]) -> None:
        self.draw = random.Random(seed)
        objects = self.draw.sample(topic["objects"], 2)
        hows, effects = self.draw.sample(topic["how"], 2), self.draw.sample(topic["effect"], 2)
        self.lists: dict[str, list[str]] = packaged("words")
        self.facts = {
            "noun": topic["noun"], "object": objects[0], "object2": objects[1], "how": hows[0], "how2": hows[1],
            "effect": effects[0], "effect2": effects[1], **facts,
        }  # fmt: skip
        self.objects: list[str] = topic["objects"]

    def fill(self, pattern: str) -> str:
        """The pattern with every {slot} drawn, drawn words filled in turn."""
        return _SLOT.sub(lambda slot: self._one(slot[1]), pattern)

    def _one(self, name: str) -> str:
        if name in self.facts:
            return self.facts[name]
        if name == "object_any":
            return self.draw.choice(self.objects)
        return self.fill(self.draw.choice(self.lists[name]))

    def body(self, pattern: str) -> str:
        """An HTML body by one of the patterns of bodies.yaml."""
        return "".join(self._block(block) for block in packaged("bodies")[pattern])

    def blocks(self, given: Sequence[str | Mapping[str, Any]]) -> str:
        """An HTML body from blocks as in bodies.yaml; a text alone is a paragraph."""
        return "".join(self._block({"p": block} if isinstance(block, str) else block) for block in given)

    def table(self) -> str:
        """A small table of figures by county, for items that carry one besides their text."""
        return self._table(
            {
                "head": ["地区", "办件量（件）", "网上办理占比"],
                "row": ["{county}", "{number}", "{share}"],
                "rows": [3, 6],
            }
        )

    def _block(self, block: Mapping[str, Any]) -> str:
        ((form, given),) = block.items()
        if form == "p":
            return _element("p", self.fill(given))
        if form == "h":
            return _element("h2", self.fill(given))
        if form == "maybe":
            return _element("p", self.fill(given)) if self.draw.random() < 0.5 else ""
        if form == "any":
            patterns = self.draw.sample(self.lists[given[1]], given[0])
            return "".join(_element("p", self.fill(one)) for one in patterns)
        if form == "sign":
            return _element("p", self.fill("{signature}")) + _element("p", self.fill("{date}"))
        return self._table(given)

    def _table(self, given: Mapping[str, Any]) -> str:
        head = "".join(_element("th", name) for name in given["head"])
        rows = [[self.fill(cell) for cell in row] for row in given.get("given", ())] or list(self._rows(given))
        body = "".join("<tr>" + "".join(_element("td", cell) for cell in row) + "</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _rows(self, given: Mapping[str, Any]) -> Iterator[list[str]]:
        """Rows drawn by the patterns, no two about the same thing."""
        known = set[str]()
        for _ in range(self.draw.randint(*given["rows"])):
            row = [self.fill(cell) for cell in given["row"]]
            if row[0] not in known:
                known.add(row[0])
                yield row


def _element(name: str, text: str) -> str:
    return f"<{name}>{html.escape(text, quote=False)}</{name}>"
