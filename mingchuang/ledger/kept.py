"""What a page asks more than once is asked once: answers kept while one page is made, and never across an act.

with one_page():            # around a page that only reads
    roles(person, day)      # asks the database
    roles(person, day)      # does not
"""

import functools
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """Within, a function marked `kept` asks the same question once."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Within, everything is asked of the database, and what was kept before is forgotten: for acts, which change it."""
    answers = _answers.get()
    if answers is None:
        yield
        return
    token = _answers.set(None)
    try:
        yield
    finally:
        _answers.reset(token)
        answers.clear()


def kept(question: Callable[P, Hashable]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function that only reads and whose answer nobody changes; ``question`` tells its arguments apart."""

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            answers = _answers.get()
            if answers is None:
                return function(*args, **kwargs)
            key = (function, question(*args, **kwargs))
            if key not in answers:
                answers[key] = function(*args, **kwargs)
            found: R = answers[key]
            return found

        return asked

    return wrap
