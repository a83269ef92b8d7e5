"""How long each suite may take, told after each run; `python -m tests.budgets` tells of the last.

Nothing fails by the clock: the machine may be busy or slow. Who adds tests reads the share of the
budget that they leave to others, and docs/testing.md says what to do when it is used up.
"""

import json
import sys
import time
from pathlib import Path

SECONDS = {"sqlite": 240, "postgres": 120, "browser": 240}
"""On two cores with nothing else to do. Together ten minutes; see docs/testing.md."""
KEPT = Path(__file__).resolve().parent.parent / ".build" / "times"
_STARTED = time.monotonic()


def keep(suite: str) -> str:
    """Keeps for the table how long the run that ends now took, and tells it."""
    seconds = time.monotonic() - _STARTED
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{suite}.json").write_text(json.dumps(seconds))
    return line(suite, seconds)


def line(suite: str, seconds: float) -> str:
    share = seconds / SECONDS[suite]
    verdict = " OVER BUDGET: see docs/testing.md" if share > 1 else ""
    return f"{suite:<9} {seconds:5.0f} s of {SECONDS[suite]} s: {share:4.0%}{verdict}"


def main() -> int:
    kept = {suite: KEPT / f"{suite}.json" for suite in SECONDS}
    seconds = {name: json.loads(path.read_text()) for name, path in kept.items() if path.exists()}
    for suite, taken in seconds.items():
        print(line(suite, taken))  # noqa: T201
    print(f"{'together':<9} {sum(seconds.values()):5.0f} s of {sum(SECONDS.values())} s")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
