"""What is right in words, once it is shown: on the screen and on the phones of who answered."""

from dataclasses import dataclass

from lessons.models import Classroom, QuestionVersion
from lessons.queries.own_rubrics import asks_alike, rubrics_by_class
from lessons.wording.questions import right_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """``texts`` are accepted answers; of an open one its model answer, else the ideas of a full
    answer, as the class is marked by them."""

    texts: tuple[str, ...]
    model_answer: str
    ideas: tuple[str, ...]


def told(version: QuestionVersion, classroom: Classroom) -> Told:
    solution = _in_force(version, classroom).solution
    return Told(
        texts=right_texts(solution),
        model_answer=solution.model_answer,
        ideas=() if solution.model_answer else tuple(point.text for point in solution.key_points),
    )


def _in_force(version: QuestionVersion, classroom: Classroom) -> QuestionVersion:
    if not version.solution.key_points:
        return version
    own = rubrics_by_class(version.question).in_force(classroom.pk)
    return own if own and asks_alike(own, version) else version
