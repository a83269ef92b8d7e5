"""The models: which role each line has, how sure that is, and whether all of them say the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pycrfsuite

from lessons.domain.handouts.learnt.decoding import decode
from lessons.domain.handouts.learnt.features import features_of
from lessons.domain.handouts.learnt.labels import ASKED, HEAD_FIELDS, Label
from lessons.domain.handouts.learnt.lines import Line
from lessons.domain.handouts.learnt.together import together

MODELS = tuple(Path(__file__).with_name(f"roles-{number}.crfsuite") for number in (1, 2, 3))
"""Learnt from the same documents and from different made-up ones."""
MOST_LINES = 6_000
"""More are tagged in pieces."""
_LABELS = tuple(Label)
_SURETY_OF_FORM = 0.7
"""Less than what the models are to be sure of where nobody looks again."""
_paths: tuple[Path, ...] = MODELS


@dataclass(frozen=True, slots=True)
class Tagged:
    line: Line
    label: Label
    surety: float
    """0..1: what the models give the role on the average; they are too sure of themselves where
    nothing like it was seen."""
    asked: float = 0.0
    """0..1: that the line begins a question, a task or a test."""
    is_agreed: bool = True
    """Each of the models by itself says the same of what is asked here."""
    fields: tuple[float, ...] = ()
    """0..1 for each of ``HEAD_FIELDS``."""
    is_told: bool = False
    """The form of the document says so, whatever the models and the rules of wording believe."""


def by_form(each: Tagged, label: Label) -> Tagged:
    """As the form of the document tells, which the models have not seen: somebody looks again."""
    asked = 1.0 if label in ASKED else 0.0
    return replace(
        each, label=label, surety=_SURETY_OF_FORM, asked=asked, is_agreed=False, is_told=True
    )


def use(paths: Sequence[Path]) -> None:
    """Other models than those of the product, for measuring."""
    global _paths  # noqa: PLW0603 - one process measures one set of models at a time
    _paths = tuple(paths)
    _taggers.cache_clear()
    _bytes.cache_clear()


def tag(lines: Sequence[Line]) -> list[Tagged]:
    return [
        tagged
        for start in range(0, len(lines), MOST_LINES)
        for tagged in _tag(lines[start : start + MOST_LINES])
    ]


def _tag(lines: Sequence[Line]) -> list[Tagged]:
    features = features_of(lines)
    read = [_read(tagger, features) for tagger in _taggers()]
    means = [_mean(models) for models in zip(*(marginals for marginals, _ in read), strict=True)]
    shared = together(lines, means)
    labels = decode(shared)
    return [
        Tagged(
            line,
            label,
            mean[label],
            sum(mean[each] for each in ASKED),
            all(_is_same(own[index], label) for _, own in read),
            tuple(mean[each] for each in HEAD_FIELDS),
        )
        for index, (line, label, mean) in enumerate(zip(lines, labels, shared, strict=True))
    ]


def _mean(models: Sequence[Sequence[float]]) -> dict[Label, float]:
    """Of what each model gives the roles, in the order of all."""
    shares = zip(*models, strict=True)
    return {label: sum(share) / len(models) for label, share in zip(_LABELS, shares, strict=True)}


def _is_same(one: Label, other: Label) -> bool:
    return one is other or not {one, other} & ASKED


def _read(
    tagger: pycrfsuite.Tagger, features: Sequence[Sequence[str]]
) -> tuple[list[list[float]], list[Label]]:
    """What one model gives each role of each line, and the roles it would choose."""
    tagger.set(features)
    labels = tagger.labels()
    known = [(label.value, label.value in labels) for label in _LABELS]
    marginals = [
        [tagger.marginal(label, index) if is_known else 0.0 for label, is_known in known]
        for index in range(len(features))
    ]
    return marginals, [Label(label) for label in tagger.tag()]


@cache
def _taggers() -> list[pycrfsuite.Tagger]:
    return [_tagger(path) for path in _paths]


@cache
def _bytes(path: Path) -> bytes:
    """Kept for good: the tagger reads them in place and holds no reference of its own."""
    return path.read_bytes()


def _tagger(path: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_bytes(path))
    return tagger
