"""Makes the models of line roles: ``python -m benchmarks.roles.train [--without FOLDER …]``.

Learns from every labelled document that lies here or beside the checkout and from made-up layouts
around their contents; the same documents give the same models. ``--without`` leaves folders out,
``--test`` then tells how the models read them, line by line and as whole documents; ``--to``
writes elsewhere than into the product.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pycrfsuite

from benchmarks.documents import table
from benchmarks.roles.contents import pools_of
from benchmarks.roles.documents import OWN, SHARED, Labelled, labelled
from benchmarks.roles.generating import generate
from benchmarks.roles.labelling import label_lines
from lessons.domain.handouts.learnt.features import features_of
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.tagging import MODELS, tag, use

MADE_UP = 500
"""Layouts for each model. On unseen layouts recall rises up to about 800, precision up to 100."""
MADE_UP_FOLDER = "made-up"
FORGETFUL = 0.5
"""Of the made-up documents."""
FORGOTTEN = 0.6
"""Of their words."""
WORDS = (
    *("w", "b=", "c=", "c1=", "e", "h=", "hh=", "rh=", "gh=", "gl=", "p=", "hp=", "hhp=", "rhp="),
    *("-1:b", "1:b", "-1:p", "1:p", "-2:p", "2:p"),
)
PARAMETERS = {
    "c1": 0.8,
    "c2": 0.1,
    "max_iterations": 60,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}


def make_up(documents: Sequence[Labelled], count: int, *, seed: int) -> list[Labelled]:
    pools = pools_of(documents)
    made: list[Labelled] = []
    for index in range(count):
        rows, expected = generate(pools, seed=seed * 100_000 + index)
        lines = lines_of(rows)
        made.append(
            Labelled(MADE_UP_FOLDER, expected, lines, tuple(label_lines(lines, expected)[0]))
        )
    return made


def train_all(documents: Sequence[Labelled], to: Path, *, made_up: int = MADE_UP) -> list[Path]:
    """Those of the product but for their place: learnt from the same documents and from other
    made-up ones each."""
    paths = [to / path.name for path in MODELS]
    for seed, path in enumerate(paths, start=1):
        train([*documents, *make_up(documents, made_up, seed=seed)], path)
    return paths


def train(documents: Sequence[Labelled], path: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    random = Random(1)
    for document in documents:
        features = features_of(document.lines)
        if document.folder == MADE_UP_FOLDER and random.random() < FORGETFUL:
            features = [_without_words(each, random) for each in features]
        trainer.append(features, [label.value for label in document.labels])
    trainer.set_params(PARAMETERS)
    trainer.train(str(path))


def _without_words(features: Sequence[str], random: Random) -> list[str]:
    """Some of the words forgotten, so that what a line looks like has to tell."""
    return [each for each in features if not each.startswith(WORDS) or random.random() > FORGOTTEN]


def report(documents: Sequence[Labelled]) -> str:
    """Recall and precision of each role's lines, as a Markdown table."""
    wanted, found, right = Counter[Label](), Counter[Label](), Counter[Label]()
    for document in documents:
        for tagged, label in zip(tag(document.lines), document.labels, strict=True):
            wanted[label] += 1
            found[tagged.label] += 1
            right[label] += tagged.label is label
    rows = [
        f"| {label.value} | {wanted[label]} | {right[label] / wanted[label]:.3f} "
        f"| {right[label] / max(found[label], 1):.3f} |"
        for label in Label
        if wanted[label]
    ]
    return "\n".join(("| role | lines | recall | precision |", "|---|---:|---:|---:|", *rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[], metavar="FOLDER")
    parser.add_argument("--test", action="store_true")
    parser.add_argument("--made-up", type=int, default=MADE_UP)
    parser.add_argument("--to", type=Path, default=MODELS[0].parent)
    options = parser.parse_args()
    documents = labelled((*OWN, *SHARED))
    kept = [document for document in documents if document.folder not in options.without]
    left_out = [document for document in documents if document.folder in options.without]
    use(train_all(kept, options.to, made_up=options.made_up))
    print(f"{len(kept)} documents, {options.made_up} made-up layouts for each model.")
    print(report(left_out if options.test else kept))
    if options.test:
        print(table([each for each in (*OWN, *SHARED) if each.name in options.without]))


if __name__ == "__main__":
    main()
