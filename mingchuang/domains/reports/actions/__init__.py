"""What is done to annual reports. Every function is one act: keyword-only, one transaction, one ledger line of its own."""

from .releasing import release, reopen, submit
from .signing import countersign, explain, sign
from .writing import begin, write

__all__ = ["begin", "countersign", "explain", "release", "reopen", "sign", "submit", "write"]
