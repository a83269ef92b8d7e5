"""What a piece of work costs, in yardsticks: a busy machine is slow at the yardstick too."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

_TEXT = "Су ағады, жарық түседі. 12–14 бет. " * 12_000


def _yardstick() -> float:
    """CPU seconds of finding, folding and counting words: about a fiftieth on a quiet machine."""
    started = time.process_time()
    counts: dict[str, int] = {}
    for word in re.findall(r"\w+", _TEXT):
        folded = word.casefold()
        counts[folded] = counts.get(folded, 0) + 1
    return time.process_time() - started


@contextmanager
def effort_below(yardsticks: int) -> Iterator[None]:
    """Fails where the work inside takes more CPU time than that, by the slower of two yardsticks.

    It tells what never ends from what does, so limits are some ten times what is usual: what goes
    through C alone, as a regular expression does, has no steps that could be counted instead."""
    before = _yardstick()
    started = time.process_time()
    yield
    cost = (time.process_time() - started) / max(before, _yardstick())
    assert cost < yardsticks, f"{cost:.0f} yardsticks of at most {yardsticks}"
