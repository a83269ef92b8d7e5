"""The steps by which a student who is stuck is helped: where to look, what stands there, how it
begins, the answer. What a teacher wrote takes the place of what is found by the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.content.question import QuestionContent


class HintKind(StrEnum):
    PLACE = "place"
    PASSAGE = "passage"
    OWN = "own"
    """The teacher's own words."""
    START = "start"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """``number`` counts from 1; ``text`` is the teacher's."""

    number: int
    kind: HintKind
    text: str = ""


def spoken_of(content: QuestionContent) -> str:
    """What the place in the lesson speaks of: the explanation says it where there is one."""
    return content.explanation or content.text


def searched(content: QuestionContent) -> str:
    return f"{content.text} {content.explanation}"


def hints_of(
    own: Sequence[str], *, has_place: bool, has_passage: bool, has_start: bool
) -> tuple[Hint, ...]:
    """Every question has the last step."""
    written = [text for text in own if text.strip()]
    steps: list[tuple[HintKind, str]] = [(HintKind.PLACE, "")] if has_place else []
    if written:
        steps += [(HintKind.OWN, text) for text in written]
    else:
        found = ((HintKind.PASSAGE, has_passage), (HintKind.START, has_start))
        steps += [(kind, "") for kind, is_there in found if is_there]
    steps.append((HintKind.ANSWER, ""))
    return tuple(
        Hint(number=number, kind=kind, text=text)
        for number, (kind, text) in enumerate(steps, start=1)
    )
