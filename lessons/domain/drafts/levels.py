"""Levels that the document does not give: a person chooses them, for a whole run at once."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.drafts.draft import Draft, DraftQuestion, Edited, ItemPlace
from lessons.domain.parts import Part

NO_LEVEL = ""
"""In the place of a part: without a choice the question is made one of level 1."""


def runs_without_level(questions: Sequence[DraftQuestion]) -> list[range]:
    """Where questions without a level follow each other, from the first to the last of them."""
    runs: list[range] = []
    for index, question in enumerate(questions):
        if question.part != NO_LEVEL or question.is_left_out:
            continue
        if runs and runs[-1].stop == index:
            runs[-1] = range(runs[-1].start, index + 1)
        else:
            runs.append(range(index, index + 1))
    return runs


def give_run(draft: Draft, place: ItemPlace, *, part: Part) -> Edited:
    """The level for every question of the run that the one at ``place`` belongs to."""
    lesson = draft.lessons[place.lesson]
    run = next(
        (run for run in runs_without_level(lesson.questions) if place.index in run), range(0)
    )
    questions = tuple(
        replace(question, part=part.value) if index in run else question
        for index, question in enumerate(lesson.questions)
    )
    return Edited(draft.with_lesson(place.lesson, replace(lesson, questions=questions)), place)
