"""A government beside its bodies: exactly the cells that differ, and who explains them."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.annual_report import format_for
from mingchuang.law.rollup import Cells, common_suspects, compare

FMT = format_for(2024)
IDS = [cell.id for cell in FMT.cells()]
NUMBERS = st.lists(st.integers(0, 9999), min_size=len(IDS), max_size=len(IDS)).map(
    lambda values: dict(zip(IDS, values, strict=True))
)


def total(*bodies: Cells) -> dict[str, int]:
    return {cell: sum(int(body[cell]) for body in bodies) for cell in IDS}


@given(NUMBERS, NUMBERS, st.sampled_from(IDS), st.integers(1, 500))
def test_the_sum_agrees_everywhere_and_one_cell_off_is_exactly_that_cell(
    one: Cells, other: Cells, cell: str, off: int
) -> None:
    stated = total(one, other)
    assert {line.state for line in compare(stated, [one, other], FMT)} == {"equal"}
    stated[cell] += off
    wrong = [line for line in compare(stated, [one, other], FMT) if line.state == "differs"]
    assert [(line.cell, line.difference) for line in wrong] == [(cell, off)]


def body(**given: int) -> dict[str, int]:
    return dict.fromkeys(IDS, 0) | {key.replace("__", "."): value for key, value in given.items()}


def test_a_number_that_is_not_stated_is_not_compared() -> None:
    silent = body(T3__R1__total=4)
    del silent["T3.R1.total"]
    line = next(one for one in compare(body(T3__R1__total=9), [body(T3__R1__total=4), silent], FMT) if one.stated == 9)
    assert (line.state, line.summed, line.silent, line.suspects) == ("open", None, (1,), ())


def test_the_body_that_was_left_out_of_one_cell_is_named() -> None:
    bodies = [body(T3__R1__natural=4), body(T3__R1__natural=9), body(T3__R1__natural=1)]
    line = next(one for one in compare(body(T3__R1__natural=5), bodies, FMT) if one.state == "differs")
    assert (line.difference, line.suspects) == (Decimal(-9), (1,))


def test_a_body_counted_twice_is_named() -> None:
    bodies = [body(T3__R1__natural=4), body(T3__R1__natural=9)]
    line = next(one for one in compare(body(T3__R1__natural=17), bodies, FMT) if one.state == "differs")
    assert (line.difference, line.suspects) == (Decimal(4), (0,))


def test_a_body_left_out_altogether_explains_every_cell_at_once() -> None:
    left_out = body(T3__R1__natural=9, T3__R1__total=9, T4__review__total=2)
    others = [body(T3__R1__natural=4, T3__R1__total=9, T4__review__upheld=1), body(T3__R1__natural=9)]
    lines = compare(total(*others), [*others, left_out], FMT)
    assert common_suspects(lines) == (2,)


def test_nobody_explains_what_goes_both_ways_or_agrees() -> None:
    bodies = [body(T3__R1__natural=4, T3__R1__total=4)]
    both = compare(body(T3__R1__natural=0, T3__R1__total=8), bodies, FMT)
    assert common_suspects(both) == ()
    assert common_suspects(compare(total(*bodies), bodies, FMT)) == ()


def test_decimals_are_exact() -> None:
    cell = "T2.8.fee.amount_wan"
    bodies: list[Cells] = [body() | {cell: 0.1}, body() | {cell: 0.2}]
    government: Cells = body() | {cell: 0.3}
    line = next(one for one in compare(government, bodies, FMT) if one.cell == cell)
    assert (line.state, line.summed) == ("equal", Decimal("0.3"))
