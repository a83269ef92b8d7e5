"""Lines of documents in no lesson and no note: ``python -m benchmarks.accounting DIR``.

None, as the reader itself tells at its end what all its parts overlooked.
"""

import sys
from pathlib import Path

from lessons.domain.handouts.accounting import lines_nowhere
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.registry import REGISTRY, read_document


def main(folder: Path) -> None:
    lost = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in REGISTRY or path.suffix == ".json":
            continue
        try:
            found = lines_nowhere(read_document(path.name, path.read_bytes()))
        except DocumentError as error:
            print(f"{path.name}: {error}")
            continue
        lost += len(found)
        for number, line in found:
            print(f"{path.name}:{number}: {line.strip()}")
    print(f"lines nowhere: {lost}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
