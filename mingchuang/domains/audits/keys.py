"""The key of a finding: the same for the same finding in the same file, and telling nobody what was found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from mingchuang.ledger.crypto import blind_index
from mingchuang.ledger.fingerprints import canonical

LENGTH = 32


def keys(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """A key for each finding of one file, in order.

    Over check, cells and evidence; of places in the text only the order, so that a better reading of the same file, which
    moves places by some signs, loses no judgement.
    """
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        cells = [item for item in finding["where"] if isinstance(item, str)]
        what = canonical([finding["id"], cells, finding["evidence"]])
        found.append(blind_index(f"{what}#{seen[what]}", "audits.finding")[:LENGTH])
        seen[what] += 1
    return found
