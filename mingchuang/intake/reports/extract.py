"""What every reader of a file kind makes: one running text, and the grids of its tables with places in that text."""

from dataclasses import dataclass, field

from mingchuang.law.audit.values import Link, Span


class Unreadable(Exception):
    """The file cannot be assessed; ``code`` names why (a key of sentences.yaml)."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table: its text, place, top-left position and how many rows and columns it covers."""

    text: str
    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Grid:
    """A table; ``at`` finds the cell that covers a position, spans expanded."""

    cells: tuple[GridCell, ...]

    def rows(self) -> list[dict[int, GridCell]]:
        """For each row, the covering cell by column."""
        height = max((c.row + c.rows for c in self.cells), default=0)
        table: list[dict[int, GridCell]] = [{} for _ in range(height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    table[row].setdefault(column, cell)
        return table


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of text without line ends, and its place."""

    text: str
    span: Span


@dataclass(frozen=True)
class Extract:
    """A file as text: ``kind`` is txt, html, docx, pdf or xlsx.

    ``lines`` and ``centres`` are what a page of a PDF shows: its visual rows and the horizontal middles of their pieces.
    """

    kind: str
    text: str
    grids: tuple[Grid, ...] = ()
    hidden: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    lines: tuple[tuple[Token, ...], ...] = ()
    centres: tuple[tuple[float, ...], ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)


class Writer:
    """Builds the running text piece by piece and remembers where each piece stands."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0

    def write(self, text: str) -> Span:
        """Append and return the place."""
        start = self.length
        self._pieces.append(text)
        self.length += len(text)
        return start, self.length

    def line(self, text: str = "") -> Span:
        """Append a line; the place excludes its end."""
        span = self.write(text)
        self.write("\n")
        return span

    def since(self, start: int) -> str:
        """What was written from a place on that is the start of a piece."""
        kept: list[str] = []
        place = self.length
        for piece in reversed(self._pieces):
            if place <= start:
                break
            kept.append(piece)
            place -= len(piece)
        return "".join(reversed(kept))

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._pieces)
