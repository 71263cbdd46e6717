"""What a heat map is given: who was looked at down the side, what was looked for along the top, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from mingchuang.look.values import Link

TONES = {"error": "stop", "warning": "warning", "notice": "info", "settled": "check", "clear": "", "unknown": "pause"}


@dataclass(frozen=True)
class HeatCell:
    """A square. ``tone``: error, warning, notice, settled, clear or unknown; the text says it in words as well.

    ``label`` is what a screen reader says of the link, which stands without its heads when it is reached by Tab.
    """

    text: str
    tone: str = "clear"
    url: str = ""
    label: str = ""
    more: str = ""

    @property
    def icon(self) -> str:
        return TONES[self.tone]


@dataclass(frozen=True)
class HeatColumn:
    """A head: its name, and where it leads (opens or closes a group); ``group`` of those that belong together."""

    label: str
    url: str = ""
    hint: str = ""
    open: bool = False


@dataclass(frozen=True)
class HeatRow:
    """A line: whose it is, where that leads, a second line of particulars, and its squares in the order of the heads."""

    label: str
    cells: Sequence[HeatCell]
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class HeatMap:
    """The whole map; ``corner`` names what stands down the side; without rows ``empty`` is said."""

    caption: str
    corner: str
    columns: Sequence[HeatColumn]
    rows: Sequence[HeatRow]
    empty: str = ""
    exports: Sequence[Link] = ()
