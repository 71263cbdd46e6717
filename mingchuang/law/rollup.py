"""A government's report beside the reports of its bodies, cell by cell: what it states, what they add up to, who explains it.

条例 art. 49; 国办公开办函〔2021〕30号: the report of a government is the sum of its bodies, its own office among them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mingchuang.law.annual_report import Format

Number = int | float | Decimal
Cells = Mapping[str, Number]


@dataclass(frozen=True)
class Line:
    """One cell: what the government states, the sum of its bodies, and each body's number in the order they were given.

    A number that somebody does not state is None, and then nothing is compared: it is not taken for 0.
    """

    cell: str
    stated: Decimal | None
    parts: tuple[Decimal | None, ...]

    @property
    def summed(self) -> Decimal | None:
        """The sum of the bodies; None when one of them does not state the cell."""
        known = [part for part in self.parts if part is not None]
        return sum(known, Decimal(0)) if len(known) == len(self.parts) else None

    @property
    def difference(self) -> Decimal | None:
        """Stated less summed: below 0 something is left out, above 0 something is counted that no body reports."""
        return None if self.stated is None or self.summed is None else self.stated - self.summed

    @property
    def state(self) -> str:
        """equal, differs, or open when it cannot be compared."""
        return "open" if self.difference is None else "differs" if self.difference else "equal"

    @property
    def silent(self) -> tuple[int, ...]:
        """The places of the bodies that do not state the cell."""
        return tuple(place for place, part in enumerate(self.parts) if part is None)

    @property
    def suspects(self) -> tuple[int, ...]:
        """The places of the bodies whose number alone is the difference: left out (below 0) or counted twice (above 0)."""
        if not self.difference:
            return ()
        return tuple(place for place, part in enumerate(self.parts) if part == abs(self.difference))


def compare(government: Cells, bodies: Sequence[Cells], fmt: Format) -> tuple[Line, ...]:
    """Every cell of the format, in the order of the printed tables."""
    return tuple(
        Line(cell.id, _exact(government.get(cell.id)), tuple(_exact(body.get(cell.id)) for body in bodies))
        for cell in fmt.cells()
    )


def common_suspects(lines: Sequence[Line]) -> tuple[int, ...]:
    """The bodies that explain every difference at once, wherever their number is not 0: one was left out altogether."""
    wrong = [line for line in lines if line.state == "differs"]
    if not wrong:
        return ()
    places = set(wrong[0].suspects)
    for line in wrong[1:]:
        places &= set(line.suspects)
    signs = {line.difference is not None and line.difference < 0 for line in wrong}
    if len(signs) > 1:
        return ()
    right = [line for line in lines if line.state == "equal"]
    return tuple(sorted(place for place in places if not any(line.parts[place] for line in right)))


def _exact(value: Number | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
