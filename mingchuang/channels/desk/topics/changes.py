"""What one button of the composer does to the blocks. Nothing is saved by any of them."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from mingchuang.press.topics import Block, Chosen

from .names import name_of, request_pointer
from .typed import MOST_BLOCKS, UNDONE, Composed


@dataclass(frozen=True)
class Changed:
    """The blocks after it, the block it concerns, what has the focus there, and the sentence that says what happened."""

    state: Composed
    at: int = 0
    focus: str = ""
    said: str = ""


def add(state: Composed, kind: str, code: str) -> Changed:
    """One more block at the end."""
    if len(state.blocks) >= MOST_BLOCKS:
        return Changed(
            state, len(state.blocks) - 1, said=_("A page holds at most %(most)s blocks.") % {"most": MOST_BLOCKS}
        )
    made = request_pointer(code) if kind == "pointer" else Block(kind)
    if kind == "links":
        made = replace(made, links=(("", ""),))
    at = len(state.blocks)
    said = _("Added as block %(number)s: %(name)s.") % {"number": at + 1, "name": name_of(kind)}
    return Changed(replace(state, blocks=(*state.blocks, made)), at, "first", said)


def move(state: Composed, at: int, by: int) -> Changed:
    """A block one place up (-1) or down (1); the button keeps the focus, so that it can be pressed again."""
    to = at + by
    if not (0 <= at < len(state.blocks) and 0 <= to < len(state.blocks)):
        return Changed(state, at)
    rows = list(state.blocks)
    rows[at], rows[to] = rows[to], rows[at]
    at_end = to == (0 if by < 0 else len(rows) - 1)
    focus = ("down" if by < 0 else "up") if at_end else ("up" if by < 0 else "down")
    said = _("“%(name)s” is now block %(number)s.") % {"name": called(rows[to]), "number": to + 1}
    return Changed(replace(state, blocks=tuple(rows)), to, focus, said)


def remove(state: Composed, at: int) -> Changed:
    """Take a block out; it can be put back."""
    if not 0 <= at < len(state.blocks):
        return Changed(state)
    gone = state.blocks[at]
    left = state.blocks[:at] + state.blocks[at + 1 :]
    removed = (*state.removed, (at, gone))[-UNDONE:]
    return Changed(
        replace(state, blocks=left, removed=removed), at, "undo", _("Removed: “%(name)s”.") % {"name": called(gone)}
    )


def undo(state: Composed) -> Changed:
    """Put the block that was removed last back in its place."""
    if not state.removed:
        return Changed(state)
    at, block = state.removed[-1]
    at = min(at, len(state.blocks))
    blocks = (*state.blocks[:at], block, *state.blocks[at:])
    said = _("Put back: “%(name)s”.") % {"name": called(block)}
    return Changed(replace(state, blocks=blocks, removed=state.removed[:-1]), at, "remove", said)


def choose(state: Composed, at: int, chosen: Chosen) -> Changed:
    """A document into a block: one more of a hand-picked list, else the one."""
    block = state.blocks[at]
    if block.kind == "pointer":
        made = replace(block, to=f"/{chosen.agency}/d/{chosen.document}", title=block.title or chosen.words)
    elif block.kind == "pair":
        made = replace(block, documents=(chosen,))
    elif any(one.document == chosen.document for one in block.documents):
        return Changed(state, at, "find", _("It is in the list already."))
    else:
        made = replace(block, documents=(*block.documents, chosen))
    return _put(state, at, made, "find", _("Chosen: “%(title)s”.") % {"title": chosen.words})


def move_document(state: Composed, at: int, number: int, by: int) -> Changed:
    """A hand-picked document one place up or down, or out of the list (``by`` 0)."""
    rows = list(state.blocks[at].documents)
    if not 0 <= number < len(rows):
        return Changed(state, at)
    one = rows.pop(number)
    if by == 0:
        said = _("Taken out of the list: “%(title)s”.") % {"title": one.words}
        return _put(state, at, replace(state.blocks[at], documents=tuple(rows)), "find", said)
    to = min(max(0, number + by), len(rows))
    rows.insert(to, one)
    said = _("“%(name)s” is now number %(number)s.") % {"name": one.words, "number": to + 1}
    at_end = to in (0, len(rows) - 1)
    way = ("down" if by < 0 else "up") if at_end and len(rows) > 1 else ("up" if by < 0 else "down")
    return _put(state, at, replace(state.blocks[at], documents=tuple(rows)), f"document-{to}-{way}", said)


def add_link(state: Composed, at: int, row: tuple[str, str] = ("", "")) -> Changed:
    """One more row of a list of links."""
    rows = [one for one in state.blocks[at].links if row == ("", "") or any(one)]
    made = replace(state.blocks[at], links=(*rows, row))
    return _put(state, at, made, f"link-{len(rows)}", _("One more link."))


def remove_link(state: Composed, at: int, number: int) -> Changed:
    """A row less."""
    rows = state.blocks[at].links
    return _put(
        state, at, replace(state.blocks[at], links=rows[:number] + rows[number + 1 :]), "add-link", _("One link less.")
    )


def set_picture(state: Composed, at: int, src: str, alt: str) -> Changed:
    """A picture of the library, with its words."""
    return _put(
        state, at, replace(state.blocks[at], src=src, alt=alt), "alt", _("Chosen: “%(title)s”.") % {"title": alt}
    )


def _put(state: Composed, at: int, block: Block, focus: str, said: str) -> Changed:
    return Changed(replace(state, blocks=(*state.blocks[:at], block, *state.blocks[at + 1 :])), at, focus, said)


def called(block: Block) -> str:
    """A block by its heading, else by its kind."""
    return block.title or name_of(block.kind)
