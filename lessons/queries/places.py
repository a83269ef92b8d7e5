"""Where in the lesson to read again what was not answered rightly."""

from collections.abc import Sequence

from lessons.domain.passages import PassageIndex, Text
from lessons.models import Lesson, Response, Section


def sections_to_read(responses: Sequence[Response], lesson: Lesson) -> dict[int, Section]:
    """By the ids of the responses that have a mark below the full one.

    The section that the author named, else the one whose text speaks of what was asked; of the
    question's words alone, as its key may still be a secret. The responses were read with their
    questions and sections.
    """
    missed = [row for row in responses if row.fraction is not None and row.fraction < 1]
    named = {row.pk: row.version.question.section for row in missed}
    nameless = [row for row in missed if not named[row.pk]]
    found = _found(nameless, lesson) if nameless else {}
    return {**{pk: section for pk, section in named.items() if section}, **found}


def _found(responses: Sequence[Response], lesson: Lesson) -> dict[int, Section]:
    sections = list(lesson.section_set.all())
    index = PassageIndex([Text(section.text, section.heading) for section in sections])
    places = {row.pk: index.best(row.version.text) for row in responses}
    return {pk: sections[place.section] for pk, place in places.items() if place}
