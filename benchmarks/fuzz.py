"""Hostile requests of every role to every address: ``python -m benchmarks.fuzz --cases 1000``.

Paths, queries (also filters and searches of the administration), each page's own forms and files,
content types and headers, through Django's test client on a throw-away database; on PostgreSQL:
``python -m tests.postgres -- python -m benchmarks.fuzz …``. Each case is undone, so one alone can
be repeated: ``--seed S --only NUMBER``. Ends with 1 where the site did not know what to answer.
"""

import argparse
import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.test.utils import setup_databases, setup_test_environment, teardown_databases

if TYPE_CHECKING:
    from benchmarks.fuzzing.running import Fault, Found


def main() -> int:
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="tutor-fuzz-") as directory:
        os.environ["TEST_SQLITE_NAME"] = str(Path(directory) / "fuzz.sqlite3")
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        django.setup()
        found = _found(asked)
    _tell(found, asked)
    return 1 if found.faults else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="this one alone, with where it went wrong")
    return parser.parse_args()


def _found(asked: argparse.Namespace) -> "Found":
    """Our models cannot be imported before the settings are in force."""
    from benchmarks.fuzzing.running import make_site, run  # noqa: PLC0415

    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        numbers = range(asked.cases) if asked.only is None else [asked.only]
        return run(make_site(), numbers, seed=asked.seed)
    finally:
        teardown_databases(databases, verbosity=0)


def _tell(found: "Found", asked: argparse.Namespace) -> None:
    for (kind, status), count in sorted(found.statuses.items()):
        print(f"{kind:<8} {status} {count:>7,}")
    alike: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in found.faults:
        alike[fault.place, fault.error[:60]].append(fault)
    for (place, _error), faults in sorted(alike.items(), key=lambda pair: -len(pair[1])):
        first = faults[0]
        print(f"\n{len(faults)} × {place}  {first.error}\n  {first.role}: {first.told}")
        print(f"  python -m benchmarks.fuzz --seed {asked.seed} --only {first.number}")
    if asked.only is not None:
        print(*(fault.trace for fault in found.faults), sep="\n")
    print(f"\n{sum(found.statuses.values()):,} cases, {len(found.faults)} that had no answer")


if __name__ == "__main__":
    sys.exit(main())
