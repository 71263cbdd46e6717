"""Two lists of texts laid against each other in order: what is equal, what is the same place changed, what has no other."""

from collections.abc import Callable, Sequence

from rapidfuzz.distance import Indel

# Below this share of common signs two places are not the same one changed.
ALIKE = 0.4
# So many pairs are weighed exactly; of more, each place is held against the next few only.
EXACT_PAIRS = 4_000
NEAR = 12
# A place is held against another by its first so many signs: what tells two apart stands there, and long ones cost.
WEIGHED = 400

Opposite = tuple[int | None, int | None]
Likeness = Callable[[int, int], float]


def opposite(
    old: Sequence[str], new: Sequence[str], classes: Sequence[Sequence[bool]] | None = None, alike: float = ALIKE
) -> list[Opposite]:
    """Which place of ``new`` stands opposite which of ``old``, both in order; None where there is none.

    Places of different ``classes`` (tables and text) never meet.
    """
    found: list[Opposite] = []
    for step in Indel.opcodes(list(old), list(new)) if old or new else ():
        if step.tag == "equal":
            found += zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
            continue
        found += [(at, None) for at in range(step.src_start, step.src_end)]
        found += [(None, to) for to in range(step.dest_start, step.dest_end)]
    return _gaps_paired(found, old, new, classes, alike)


def _gaps_paired(
    steps: list[Opposite],
    old: Sequence[str],
    new: Sequence[str],
    classes: Sequence[Sequence[bool]] | None,
    alike: float,
) -> list[Opposite]:
    result: list[Opposite] = []
    left: list[int] = []
    right: list[int] = []

    def likeness(at: int, to: int) -> float:
        if classes is not None and classes[0][at] != classes[1][to]:
            return 0.0
        if not old[at] or not new[to]:
            return 0.0
        return Indel.normalized_similarity(old[at][:WEIGHED], new[to][:WEIGHED], score_cutoff=alike)

    for at, to in [*steps, (-1, -1)]:
        if at is not None and to is not None:
            pair = _best if len(left) * len(right) <= EXACT_PAIRS else _nearest
            result += _merged(left, right, pair(left, right, likeness) if left and right else [])
            left, right = [], []
            result.append((at, to))
        elif at is not None:
            left.append(at)
        elif to is not None:
            right.append(to)
    return result[:-1]


def _best(left: list[int], right: list[int], likeness: Likeness) -> list[tuple[int, int]]:
    """The pairs in order whose likenesses add up to most."""
    height, width = len(left), len(right)
    weights = [[likeness(at, to) for to in right] for at in left]
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(width - 1, -1, -1):
            paired = weights[i][j] + below[j + 1] if weights[i][j] else 0.0
            row[j] = max(below[j], row[j + 1], paired)
    pairs, i, j = [], 0, 0
    while i < height and j < width:
        if weights[i][j] and best[i][j] == weights[i][j] + best[i + 1][j + 1]:
            pairs.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _nearest(left: list[int], right: list[int], likeness: Likeness) -> list[tuple[int, int]]:
    """As `_best` for long stretches: each old place takes the likest of the next few new ones."""
    pairs, start = [], 0
    for at in left:
        near = [(likeness(at, right[to]), -to) for to in range(start, min(start + NEAR, len(right)))]
        weight, place = max(near, default=(0.0, 0))
        if weight:
            pairs.append((at, right[-place]))
            start = 1 - place
    return pairs


def _merged(left: list[int], right: list[int], pairs: list[tuple[int, int]]) -> list[Opposite]:
    """The pairs with what stands between them, removals before additions."""
    result: list[Opposite] = []
    at = to = 0
    for one, other in pairs:
        until_one, until_other = left.index(one, at), right.index(other, to)
        result += [(place, None) for place in left[at:until_one]]
        result += [(None, place) for place in right[to:until_other]]
        result.append((one, other))
        at, to = until_one + 1, until_other + 1
    return [*result, *((place, None) for place in left[at:]), *((None, place) for place in right[to:])]
