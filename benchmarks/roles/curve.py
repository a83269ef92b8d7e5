"""How reading grows with what is learnt from:
``python -m benchmarks.roles.curve --on DIR [DIR …] [--svg FILE]``.

The folders of ``--on`` are left out of the training and read by models that were trained on more
and more made-up layouts around all other documents, and on more and more documents. Told is the
mean over documents of recall and precision of questions, read by three models together as the
product does; the band is what each of them reaches by itself. A quarter of an hour.
"""

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.documents import measure
from benchmarks.roles.apart import reading_with
from benchmarks.roles.curve_plot import Curve, Point, write_plot
from benchmarks.roles.documents import OWN, SHARED, Labelled, labelled
from benchmarks.roles.train import train_all
from benchmarks.scoring import Total

LAYOUTS = (0, 50, 100, 200, 400)
DOCUMENTS = (10, 20, 40)
BESIDE = 200
"""Made-up layouts beside so many documents."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Models are trained in ``to`` and read ``folders``."""

    folders: Sequence[Path]
    to: Path

    def point(self, documents: Sequence[Labelled], *, at: int, made_up: int) -> Point:
        paths = train_all(documents, self.to, made_up=made_up)
        alone = [self._read([path]) for path in paths]
        together = self._read(paths)
        found = Point(at, together, min(alone), max(alone))
        print(_row(found), flush=True)
        return found

    def _read(self, paths: Sequence[Path]) -> tuple[float, float]:
        total = Total()
        with reading_with(paths):
            for folder in self.folders:
                total.scores += measure(folder).total.scores
        recall, precision = (total.mean("questions", name) for name in ("recall", "precision"))
        return recall or 0.0, precision or 0.0


def _row(point: Point) -> str:
    recall, precision = point.together
    alone = f"{point.lowest[0]:.3f}–{point.highest[0]:.3f}"
    return f"| {point.at} | {recall:.3f} | {precision:.3f} | {alone} |"


def curves(trial: Trial, documents: Sequence[Labelled]) -> list[Curve]:
    print("| made-up layouts | recall | precision | recall of one model |\n|---:|---:|---:|---:|")
    layouts = [trial.point(documents, at=count, made_up=count) for count in LAYOUTS]
    print("\n| documents | recall | precision | recall of one model |\n|---:|---:|---:|---:|")
    mixed = Random(1).sample(list(documents), len(documents))
    counts = [count for count in DOCUMENTS if count < len(documents)]
    grown = [trial.point(mixed[:count], at=count, made_up=BESIDE) for count in counts]
    whole = next(point for point in layouts if point.at == BESIDE)
    grown.append(Point(len(documents), whole.together, whole.lowest, whole.highest))
    print(_row(grown[-1]))
    return [Curve("made-up layouts for each model", layouts), Curve("labelled documents", grown)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", nargs="+", type=Path, required=True, metavar="DIR")
    parser.add_argument("--svg", type=Path)
    options = parser.parse_args()
    apart = {folder.resolve() for folder in options.on}
    documents = labelled(each for each in (*OWN, *SHARED) if each.resolve() not in apart)
    with tempfile.TemporaryDirectory() as scratch:
        found = curves(Trial(options.on, Path(scratch)), documents)
    if options.svg:
        options.svg.write_text(write_plot(found), encoding="utf-8")


if __name__ == "__main__":
    main()
