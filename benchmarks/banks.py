"""A large question bank read in every format, with duplicate hints: time and peak memory.

Run as ``python -m benchmarks.banks [QUESTIONS]``; each format is measured in a process of its own.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from lessons.domain.banks import keys
from lessons.domain.banks.bank import BankQuestion
from lessons.domain.banks.duplicates import find_duplicates
from lessons.domain.banks.registry import REGISTRY
from lessons.domain.parts import Part

QUESTIONS = 23_000
_SYLLABLES = ["са", "ба", "қы", "та", "не", "мі", "лік", "дар", "жүй", "ғы", "өнім", "күш", "шы"]
_ENDINGS = ["дың", "ға", "ды", "да", "дан", "мен", "лар", "лық", "сы", "ы"]
_TEMPLATES = [
    "{0} {1} дегеніміз не?",
    "{2} жылы {0} қандай {1} болды?",
    "Төмендегілердің қайсысы {0} {1} {3} болып табылмайды?",
    "{0} мен {1} арасындағы {3} байланысты көрсетіңіз.",
    "{0} {1} {3} {4} негізгі қызметін анықтаңыз.",
]


def make_bank(count: int) -> Iterator[BankQuestion]:
    """Five options each; one in fifty stands there twice, one in fifty nearly."""
    random = Random(23)
    words = ["".join(random.choices(_SYLLABLES, k=3)) for _ in range(4000)]
    made: list[tuple[str, list[str], int]] = []
    for number in range(count):
        if number % 50 == 49:
            text, options, right = random.choice(made)
            if number % 100 == 99:
                text = f"{text.rstrip('?.')}, айтыңыз."
        else:
            right = number % 5
            picked = [random.choice(words) + random.choice(_ENDINGS) for _ in range(5)]
            picked[2] = str(random.randint(1200, 2025))
            text = random.choice(_TEMPLATES).format(*picked)
            options = [f"{random.choice(words)} {random.choice(words)} {n}" for n in range(5)]
        made.append((text, options, right))
        key = keys.choice(options, [right], several=False)
        yield keys.checked(key, text=text, part=Part(f"level-{1 + number % 3}"))


def measure(code: str, path: Path) -> str:
    format_ = REGISTRY[code]
    # Of the processor: the clock of a machine that others use as well tells little.
    begun, started = time.perf_counter(), time.process_time()
    bank = format_.read(path.read_bytes())
    read = time.process_time()
    found = find_duplicates(bank.questions)
    done = time.process_time()
    clock = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{code:11}{path.stat().st_size / 2**20:8.1f} MB{len(bank.questions):8}"
        f"{read - started:9.2f} s{done - read:9.2f} s{done - started:9.2f} s{clock:9.2f} s"
        f"{peak:8.0f} MB"
        f"{len(found.same):7}{len(found.alike):7}"
    )


def main() -> None:
    if len(sys.argv) == 3:
        print(measure(sys.argv[1], Path(sys.argv[2])))
        return
    made = list(make_bank(int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS))
    print(
        "format         size  questions   read     hints      both     clock     peak   same  alike"
    )
    with tempfile.TemporaryDirectory() as folder:
        for code, format_ in REGISTRY.items():
            path = Path(folder) / f"bank{format_.suffixes[0]}"
            path.write_bytes(format_.compose(made))
            command = [sys.executable, "-m", "benchmarks.banks", code, str(path)]
            print(
                subprocess.run(command, capture_output=True, text=True, check=True).stdout, end=""
            )


if __name__ == "__main__":
    main()
