"""A free text that a person marks by its key points."""

import re
from dataclasses import dataclass
from typing import Any

from lessons.domain.limits import MAX_POINTS
from lessons.domain.text.characters import DASHES
from lessons.domain.types.definition import (
    NONE,
    Answer,
    Control,
    Example,
    GradeResult,
    Input,
    KeyPoint,
    Payload,
    PayloadError,
    PointKind,
    Solution,
    Start,
    is_blank,
)
from lessons.domain.types.lines import (
    Line,
    filled_lines,
    keep_ids,
    one_line,
    require_different,
)
from lessons.domain.types.payload import read_list, read_text, require_keys, require_unique
from lessons.domain.types.starting import first_words

# A Russian keyboard has no "|", so whatever parts a number from words will do.
_KEY_POINT = re.compile(rf"(\d+)\s*[|/:{DASHES}]\s*(.*)")
_MORE_WORDS = re.compile(r"([=!~])\s*(.*)")
_KEY_OF_MARK = {"=": "wordings", "!": "must_not"}
_KIND_MARK = "~"
_WORD_OF_KIND = {
    PointKind.IDEA: "ой",
    PointKind.STANCE: "ұстаным",
    PointKind.EXAMPLE: "мысал",
}
_KIND_OF_WORD = {word: kind for kind, word in _WORD_OF_KIND.items()} | {
    "мысль": PointKind.IDEA,
    "позиция": PointKind.STANCE,
    "пример": PointKind.EXAMPLE,
    **{kind.value: kind for kind in PointKind},
}
MODEL_ANSWER_BEGINS = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
LONGEST = 60_000
"""Characters, about twenty pages."""
MOST_WORDINGS = 40
"""Of one key point, and as many things that it must not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    key_points: tuple[KeyPoint, ...] = ()
    """Empty for a question fresh from a handout: it is then marked as a whole."""
    model_answer: str = ""


class OpenAnswer:
    kind = "open-answer"
    text_choices: tuple[str, ...] = ()

    def parse(self, payload: Payload) -> Definition:
        require_keys(payload, required=(), optional=("key_points", "model_answer"))
        listed = read_list(payload.get("key_points", []), "key_points", least=0, most=12)
        key_points = tuple(
            _read_key_point(item, f"key_points.{index}") for index, item in enumerate(listed)
        )
        require_unique((point.id for point in key_points), "key_points")
        return Definition(
            key_points=key_points,
            model_answer=read_text(payload.get("model_answer", ""), "model_answer", blank=True),
        )

    def dump(self, definition: Definition) -> dict[str, Any]:
        return {
            "key_points": [_dump_key_point(point) for point in definition.key_points],
            "model_answer": definition.model_answer,
        }

    def input(self, definition: Definition) -> Input:
        return Input(control=Control.LONG_TEXT)

    def is_valid(self, definition: Definition, answer: Answer) -> bool:
        return len(answer) <= 1 and all(len(value) <= LONGEST for value in answer)

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:
        """Nothing written earns nothing; anything else waits for a person."""
        return GradeResult(fraction=NONE if is_blank(answer) else None)

    def solution(self, definition: Definition) -> Solution:
        return Solution(key_points=definition.key_points, model_answer=definition.model_answer)

    def start(self, definition: Definition) -> Start:
        """Of the model answer; a key point's own words would be the answer itself."""
        return first_words(definition.model_answer)

    def to_text(self, definition: Definition) -> str:
        """``2 | an idea`` for each key point, below it ``= other words`` and ``! must not say``;
        after a line ``---`` the model answer."""
        points = [line for point in definition.key_points for line in write_key_point(point)]
        model = write_model(definition.model_answer)
        return "\n".join([*points, *([model] if model else [])])

    def from_text(self, text: str, before: Definition | None = None) -> dict[str, Any]:
        listed, *rest = MODEL_ANSWER_BEGINS.split(text, maxsplit=1)
        points = _read_lines(filled_lines(listed))
        known = [(point.id, point.text) for point in before.key_points] if before else []
        ids = keep_ids([point["text"] for point in points], known)
        identified = [{"id": id_, **point} for id_, point in zip(ids, points, strict=True)]
        return self.dump(self.parse({"key_points": identified, "model_answer": "".join(rest)}))

    def examples(self) -> tuple[Example, ...]:
        point = {"id": "a", "text": "Сыртқы саясаттың құралы", "points": 3}
        worded = {
            "id": "b",
            "text": "Бейбіт жолмен жүргізіледі",
            "points": 1,
            "wordings": ["соғыссыз"],
            "must_not": ["әскери жолмен"],
            "kind": "idea",
        }
        good = {"key_points": [point, worded], "model_answer": "Дипломатия – сыртқы саясат құралы."}
        return (
            Example(
                payload=good,
                right=("Дипломатия – мемлекеттің сыртқы саясат құралы.",),
                wrong=(" \n",),
                invalid=(("x" * (LONGEST + 1),), ("екі", "мәтін")),
                bad_payloads=(
                    {"key_points": [point, point]},
                    {"key_points": [{**point, "points": 0}]},
                    {"key_points": [{**point, "points": "3"}]},
                    {"key_points": [{"id": "a", "text": "мәтін"}]},
                    {"key_points": [{**point, "wordings": "мәтін"}]},
                    {"key_points": [{**point, "must_not": [""]}]},
                    {"key_points": [{**point, "wordings": ["мәтін", "мәтін"]}]},
                    {"key_points": [{**point, "kind": "mood"}]},
                    {"rubric": []},
                ),
            ),
        )


def _read_key_point(value: Any, key: str) -> KeyPoint:
    if not isinstance(value, dict):
        raise PayloadError("not-an-object", key)
    optional = (*_KEY_OF_MARK.values(), "kind")
    require_keys(value, required=("id", "text", "points"), optional=optional)
    points = value["points"]
    if not isinstance(points, int) or isinstance(points, bool) or not 1 <= points <= MAX_POINTS:
        raise PayloadError("points-wrong", f"{key}.points")
    return KeyPoint(
        id=read_text(value["id"], f"{key}.id"),
        text=read_text(value["text"], f"{key}.text"),
        points=points,
        wordings=_read_texts(value, key, "wordings"),
        must_not=_read_texts(value, key, "must_not"),
        kind=_read_kind(value, key),
    )


def _read_kind(value: dict[str, Any], key: str) -> PointKind | None:
    kind = value.get("kind")
    if kind is not None and kind not in list(PointKind):
        raise PayloadError("kind-unknown", f"{key}.kind")
    return PointKind(kind) if kind else None


def _read_texts(value: dict[str, Any], place: str, name: str) -> tuple[str, ...]:
    key = f"{place}.{name}"
    listed = read_list(value.get(name, []), key, least=0, most=MOST_WORDINGS)
    texts = tuple(read_text(text, f"{key}.{index}") for index, text in enumerate(listed))
    require_unique(texts, key)
    return texts


def _dump_key_point(point: KeyPoint) -> dict[str, Any]:
    """Empty lists are left out: a question of before they existed must not seem changed."""
    dumped: dict[str, Any] = {"id": point.id, "text": point.text, "points": point.points}
    if point.wordings:
        dumped["wordings"] = list(point.wordings)
    if point.must_not:
        dumped["must_not"] = list(point.must_not)
    if point.kind is not None:
        dumped["kind"] = point.kind.value
    return dumped


def write_key_point(point: KeyPoint) -> list[str]:
    return [
        f"{point.points} | {one_line(point.text)}",
        *(f"  = {one_line(text)}" for text in point.wordings),
        *(f"  ! {one_line(text)}" for text in point.must_not),
        *([f"  {_KIND_MARK} {_WORD_OF_KIND[point.kind]}"] if point.kind else []),
    ]


def write_model(model_answer: str) -> str:
    return f"---\n{model_answer}" if model_answer else ""


def _read_lines(lines: list[Line]) -> list[dict[str, Any]]:
    """Key points without ids. No text may stand twice in one key point, no idea twice."""
    points: list[dict[str, Any]] = []
    ideas: list[tuple[Line, str]] = []
    for line in lines:
        more = _MORE_WORDS.fullmatch(line.text)
        if more and points and more[1] == _KIND_MARK:
            points[-1]["kind"] = _kind_of_word(more[2], line)
            continue
        if more and points:
            _add_words(points[-1].setdefault(_KEY_OF_MARK[more[1]], []), more[2], line)
            continue
        number, words = _read_line(line)
        points.append({"text": words, "points": number})
        ideas.append((line, words))
    require_different(ideas)
    return points


def _kind_of_word(word: str, line: Line) -> str:
    kind = _KIND_OF_WORD.get(word.strip().lower())
    if kind is None:
        raise PayloadError("kind-unknown", line.place)
    return kind.value


def _add_words(texts: list[str], words: str, line: Line) -> None:
    if not words:
        raise PayloadError("text-empty", line.place)
    if words in texts:
        raise PayloadError("repeated", line.place)
    texts.append(words)


def _read_line(line: Line) -> tuple[int, str]:
    """(points, words) of a line ``2 | an idea``."""
    match = _KEY_POINT.fullmatch(line.text)
    if match is None:
        raise PayloadError("points-missing", line.place)
    # Digits enough to exhaust a machine are simply too many points.
    number = int(match[1]) if len(match[1]) <= len(str(MAX_POINTS)) else 0
    if not 1 <= number <= MAX_POINTS:
        raise PayloadError("points-wrong", line.place)
    if not match[2]:
        raise PayloadError("text-empty", line.place)
    return number, match[2]
