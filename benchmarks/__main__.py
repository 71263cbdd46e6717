"""`make bench`: run every bench module and keep the figures.

A module ``bench_*.py`` offers ``run() -> dict``: name → {"value", "unit", "budget", "peer" or "calibration"}. Figures are
ratios within one run, or absolute figures with the machine's calibration beside them; nothing here is a timed test.
"""

import hashlib
import importlib
import json
import os
import platform
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent


def calibration() -> dict[str, float]:
    """How fast this machine is just now: SHA-256 of 64 KiB blocks, and a pure Python loop, in operations a second."""
    block, began = b"x" * 65536, time.perf_counter()
    for _ in range(2000):
        hashlib.sha256(block).digest()
    hashes = 2000 / (time.perf_counter() - began)
    began, total = time.perf_counter(), 0
    for n in range(2_000_000):
        total += n
    return {"sha256_64k_per_s": round(hashes), "python_loop_per_s": round(2_000_000 / (time.perf_counter() - began))}


def main() -> None:
    wanted = sys.argv[1:]
    os.environ.setdefault("MINGCHUANG_HOME", tempfile.mkdtemp(prefix="mingchuang-bench-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingchuang.config.settings.dev")
    import django

    django.setup()
    results: dict = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "calibration": calibration(),
        "figures": {},
    }
    for path in sorted(HERE.glob("bench_*.py")):
        name = path.stem.removeprefix("bench_")
        if wanted and name not in wanted:
            continue
        print(f"== {name}", file=sys.stderr, flush=True)
        figures = importlib.import_module(f"benchmarks.{path.stem}").run()
        results["figures"][name] = figures
        for key, figure in figures.items():
            print(f"   {key}: {json.dumps(figure, ensure_ascii=False)}", file=sys.stderr, flush=True)
    target = HERE / "results" / f"{datetime.now(UTC):%Y-%m-%d}.json"
    if wanted and target.exists():
        kept = json.loads(target.read_text("utf-8"))
        results["figures"] = {**kept["figures"], **results["figures"]}
    target.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(results, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
