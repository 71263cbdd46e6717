"""`make test`: the whole suite on SQLite, then what touches a database on PostgreSQL where its programs are found.

Anything said after `python -m tools.test` goes to pytest. Exit status: 0 all passed, else the first failing run's.
"""

import os
import subprocess
import sys

from tools import postgres

# These never touch a database, or start a server of their own on SQLite: once is enough. So it is for every other test that
# touches none (--database-only, tests/conftest.py).
ONCE = ("tests/law", "tests/look", "tests/press", "tests/browser", "tests/house")


def run(title: str, *words: str, **environment: str) -> int:
    print(f"== {title}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-ra", "--create-db", *words, *sys.argv[1:]]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def main() -> int:
    parallel = ("-n", os.environ.get("MINGCHUANG_TEST_WORKERS", "2"), "--dist", "loadfile", "--no-loadscope-reorder")
    without = {k: v for k, v in os.environ.items() if k == "MINGCHUANG_DATABASE_URL"}
    os.environ.pop("MINGCHUANG_DATABASE_URL", None)
    status = run("SQLite: unit, property and journey tests", *parallel, "--ignore=tests/browser")
    # Processes of their own: the browser driver keeps an event loop running, beside which Django refuses its database.
    # Each has its own browser, server and city.
    status = run("Browser tests", *parallel, "tests/browser") or status
    if without:
        address = without["MINGCHUANG_DATABASE_URL"]
        ignored = [f"--ignore={folder}" for folder in ONCE]
        return status or run(
            "The named database", *parallel, *ignored, "--database-only", MINGCHUANG_DATABASE_URL=address
        )
    programs = postgres.programs()
    if programs is None:
        print("== PostgreSQL: skipped, its programs were not found (Debian: apt-get install postgresql)")
        return status
    with postgres.cluster(programs) as address:
        ignored = [f"--ignore={folder}" for folder in ONCE]
        second = run(
            "PostgreSQL", *parallel, *ignored, "--database-only", MINGCHUANG_DATABASE_URL=f"{address}/mingchuang"
        )
    return status or second


if __name__ == "__main__":
    sys.exit(main())
