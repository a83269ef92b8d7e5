"""The most likely roles of all lines together that a handout can have: Viterbi's algorithm over
what the models give each line, with a grammar of what may follow what."""

import math
from collections.abc import Mapping, Sequence

from lessons.domain.handouts.learnt.labels import Label

_LABELS = tuple(Label)
_LEAST = 1e-6
_AFTER: Mapping[Label, frozenset[Label]] = {
    Label.FIELD_ON: frozenset(
        {Label.TITLE, Label.GOAL, Label.EQUIPMENT, Label.OUTCOMES, Label.METHODS, Label.FIELD_ON}
    ),
    Label.QUESTION_ON: frozenset({Label.QUESTION, Label.QUESTION_ON}),
    Label.TASK_ON: frozenset({Label.TASK, Label.TASK_ON}),
    Label.STEM_ON: frozenset({Label.STEM, Label.STEM_ON}),
    Label.OPTION: frozenset(
        {Label.STEM, Label.STEM_ON, Label.OPTION, Label.OPTION_ON, Label.ANSWER, Label.LEVEL}
    ),
    Label.OPTION_ON: frozenset({Label.OPTION, Label.OPTION_ON}),
    Label.ANSWER_ON: frozenset({Label.ANSWER, Label.ANSWER_ON}),
}
"""What each of these may stand under; the others may stand anywhere."""
_MAY = {label: tuple(above for above in _LABELS if above in _AFTER[label]) for label in _AFTER}
_FREE = tuple(label for label in _LABELS if label not in _AFTER)


def decode(posteriors: Sequence[Mapping[Label, float]]) -> list[Label]:
    """``posteriors`` give each line 0..1 for every role; one role a line comes back."""
    if not posteriors:
        return []
    best = {
        label: -math.inf if label in _AFTER else _log(posteriors[0][label]) for label in _LABELS
    }
    steps: list[dict[Label, Label]] = []
    for given in posteriors[1:]:
        step = dict.fromkeys(_FREE, max(_LABELS, key=best.__getitem__))
        step.update((label, max(may, key=best.__getitem__)) for label, may in _MAY.items())
        best = {label: best[step[label]] + _log(given[label]) for label in _LABELS}
        steps.append(step)
    last = max(_LABELS, key=best.__getitem__)
    path = [last]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]


def _log(share: float) -> float:
    return math.log(max(_LEAST, share))
