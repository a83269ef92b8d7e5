"""Rubrics and marked answers as files hold them: rubrics.json and answers.jsonl."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Rubric
from lessons.domain.types.definition import KeyPoint

_HALF_FROM, _FULL_FROM = Fraction(1, 4), Fraction(3, 4)


class MarkedError(ValueError):
    """``line`` counts from 1; 0 where the file as a whole is to blame. ``code`` names the rule."""

    def __init__(self, code: str, *, line: int = 0, detail: str = "") -> None:
        super().__init__(f"{code} ({line}): {detail}")
        self.code = code
        self.line = line
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedAnswer:
    """``points`` are those of each key point on average over the markers; empty when unmarked."""

    id: str
    rubric: str
    answer: str
    points: Mapping[str, Fraction]
    style: str = ""

    @property
    def total(self) -> Fraction:
        return sum(self.points.values(), Fraction(0))

    def shares(self, rubric: Rubric) -> dict[str, Share]:
        return {
            point.id: share_of(self.points[point.id] / point.points) for point in rubric.key_points
        }


def share_of(part: Fraction) -> Share:
    """The nearest share; what lies between two goes up."""
    if part >= _FULL_FROM:
        return Share.FULL
    return Share.HALF if part >= _HALF_FROM else Share.NONE


def read_rubrics(text: str) -> dict[str, Rubric]:
    """By id. Raises MarkedError; keys that are not known are passed over."""
    try:
        listed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MarkedError("not-json", line=getattr(error, "lineno", 0)) from error
    if not isinstance(listed, list) or not listed:
        raise MarkedError("not-a-list")
    rubrics: dict[str, Rubric] = {}
    for number, item in enumerate(listed, start=1):
        place = f"rubric {number}"
        id_ = _text(item, "id", place=place)
        if id_ in rubrics:
            raise MarkedError("repeated", detail=f"{place}: {id_}")
        rubrics[id_] = _rubric(item, place)
    return rubrics


def _rubric(item: Mapping[str, Any], place: str) -> Rubric:
    listed = item.get("key_points")
    if not isinstance(listed, list) or not listed:
        raise MarkedError("key-points-missing", detail=place)
    points = tuple(
        _key_point(one, f"{place}, key point {number}")
        for number, one in enumerate(listed, start=1)
    )
    if len({point.id for point in points}) < len(points):
        raise MarkedError("repeated", detail=place)
    return Rubric(
        question=_text(item, "question", place=place),
        key_points=points,
        model_answer=str(item.get("model_answer") or ""),
    )


def _key_point(item: Any, place: str) -> KeyPoint:
    id_, text = _text(item, "id", place=place), _text(item, "text", place=place)
    points = item.get("points")
    if not isinstance(points, int) or isinstance(points, bool) or points < 1:
        raise MarkedError("points-wrong", detail=place)
    return KeyPoint(
        id=id_,
        text=text,
        points=points,
        wordings=_texts(item, "wordings", place),
        must_not=_texts(item, "must_not", place),
    )


def _texts(item: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    listed = item.get(key) or []
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise MarkedError("not-texts", detail=f"{place}: {key}")
    return tuple(one for one in listed if one.strip())


def _text(item: Any, key: str, *, place: str = "", line: int = 0, blank: bool = False) -> str:
    if not isinstance(item, dict):
        raise MarkedError("not-an-object", line=line, detail=place)
    value = item.get(key)
    if not isinstance(value, str) or not (blank or value.strip()):
        raise MarkedError("text-missing", line=line, detail=f"{place} {key}".strip())
    return value


def read_answers(
    text: str, rubrics: Mapping[str, Rubric], *, marked: bool = True
) -> list[MarkedAnswer]:
    """One JSON object a line, blank lines passed over; without ``marked`` marks are not looked at.

    Raises MarkedError with the number of the line.
    """
    answers: list[MarkedAnswer] = []
    seen: set[str] = set()
    for number, item in _objects(text):
        answer = _answer(item, number, rubrics, marked=marked)
        if answer.id in seen:
            raise MarkedError("repeated", line=number, detail=answer.id)
        seen.add(answer.id)
        answers.append(answer)
    return answers


def _objects(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                raise MarkedError("not-json", line=number) from error


def _answer(item: Any, line: int, rubrics: Mapping[str, Rubric], *, marked: bool) -> MarkedAnswer:
    name = _text(item, "rubric", line=line)
    if name not in rubrics:
        raise MarkedError("rubric-unknown", line=line, detail=name)
    return MarkedAnswer(
        id=_text(item, "id", line=line),
        rubric=name,
        answer=_text(item, "answer", line=line, blank=True),
        points=_points(item.get("marks"), rubrics[name], line) if marked else {},
        style=str(item.get("style") or ""),
    )


def _points(marks: Any, rubric: Rubric, line: int) -> dict[str, Fraction]:
    """The mean of the markers, each an object of key point → points."""
    given = [marks] if isinstance(marks, dict) else marks
    if not isinstance(given, list) or not given:
        raise MarkedError("marks-missing", line=line)
    return {
        point.id: sum((_mark(one, point, line) for one in given), Fraction(0)) / len(given)
        for point in rubric.key_points
    }


def _mark(marks: Any, point: KeyPoint, line: int) -> Fraction:
    value = marks.get(point.id) if isinstance(marks, dict) else None
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise MarkedError("mark-wrong", line=line, detail=point.id)
    if not 0 <= value <= point.points:
        raise MarkedError("mark-wrong", line=line, detail=point.id)
    return Fraction(value)
