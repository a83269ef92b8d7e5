"""How documents are read by models that have not seen their folder:
``python -m benchmarks.roles.apart [--only FOLDER …] [--to DIR]``.

For each folder of labelled documents models are trained on all others and read it; Markdown, a
column for each. The rules know every folder that was there when they were written, so a folder
that is newer than the rules tells most. ``--to`` keeps the models and takes those that are there.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.documents import Folder, markdown, measure
from benchmarks.roles.documents import OWN, SHARED, Labelled, labelled
from benchmarks.roles.train import train_all
from lessons.domain.handouts.learnt.tagging import MODELS, use


@contextmanager
def reading_with(paths: Sequence[Path]) -> Iterator[None]:
    use(paths)
    try:
        yield
    finally:
        use(MODELS)


def read_apart(folder: Path, documents: Sequence[Labelled], to: Path) -> Folder:
    to.mkdir(parents=True, exist_ok=True)
    paths = [to / path.name for path in MODELS]
    if not all(path.exists() for path in paths):
        kept = [document for document in documents if document.folder != folder.name]
        paths = train_all(kept, to)
    with reading_with(paths):
        return measure(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--to", type=Path)
    options = parser.parse_args()
    folders = [folder for folder in (*OWN, *SHARED) if folder.is_dir()]
    documents = labelled(folders)
    folders = [each for each in folders if not options.only or each.name in options.only]
    with tempfile.TemporaryDirectory() as scratch:
        to = options.to or Path(scratch)
        found = {folder.name: read_apart(folder, documents, to / folder.name) for folder in folders}
    print(markdown(found))


if __name__ == "__main__":
    main()
