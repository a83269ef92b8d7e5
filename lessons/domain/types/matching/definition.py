"""Each item of a list is given its match from another list; some matches may be left over."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lessons.domain.types.definition import (
    Answer,
    Control,
    Example,
    Field,
    FieldKey,
    GradeResult,
    Input,
    Option,
    Payload,
    PayloadError,
    Solution,
    Start,
)
from lessons.domain.types.fields import filled, fits, values_of
from lessons.domain.types.lines import (
    Line,
    filled_lines,
    keep_ids,
    one_line,
    require_different,
)
from lessons.domain.types.payload import dump_items, read_items, read_text, require_keys
from lessons.domain.types.shuffling import mixed_places

MOST_ITEMS = 12
MOST_MATCHES = 20
_EQUALS = re.compile(r"(?<!\S)=(?!\S)")
_OWN_EQUALS = re.compile(r"(?<!\S)(\\*=)(?!\S)")
_ESCAPED_EQUALS = re.compile(r"(?<!\S)\\(\\*=)(?!\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    items: tuple[Option, ...]
    matches: tuple[Option, ...]
    """Those that items need, in the items' order, then those that are left over."""
    correct: tuple[str, ...]
    """The id of the match of each item, in the items' order."""


class Matching:
    kind = "matching"
    text_choices: tuple[str, ...] = ()

    def parse(self, payload: Payload) -> Definition:
        """Two items may share one match. Ids stand in the page's source: an id that is the same
        for an item and its match would tell the answer."""
        require_keys(payload, required=("items", "matches", "correct"))
        items = read_items(payload["items"], "items", least=2, most=MOST_ITEMS)
        matches = read_items(payload["matches"], "matches", least=2, most=MOST_MATCHES)
        correct = _read_correct(payload["correct"], items, {match.id for match in matches})
        return Definition(items=items, matches=_needed_first(matches, correct), correct=correct)

    def dump(self, definition: Definition) -> dict[str, Any]:
        pairs = zip(definition.items, definition.correct, strict=True)
        return {
            "items": dump_items(definition.items),
            "matches": dump_items(definition.matches),
            "correct": {item.id: match for item, match in pairs},
        }

    def input(self, definition: Definition) -> Input:
        places = mixed_places([match.text for match in definition.matches])
        shown = tuple(definition.matches[place] for place in places)
        fields = (Field(id=item.id, text=item.text, options=shown) for item in definition.items)
        return Input(control=Control.MATCHING, fields=tuple(fields))

    def is_valid(self, definition: Definition, answer: Answer) -> bool:
        return fits(self.input(definition).fields, answer)

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:
        """right / items: each right pair earns its share, a wrong one takes nothing away."""
        chosen = values_of(answer)
        pairs = list(zip(definition.items, definition.correct, strict=True))
        right = tuple(item.id for item, match in pairs if chosen.get(item.id) == match)
        return GradeResult(fraction=Fraction(len(right), len(pairs)), right_fields=right)

    def solution(self, definition: Definition) -> Solution:
        pairs = zip(definition.items, definition.correct, strict=True)
        return Solution(fields=tuple(FieldKey(id=item.id, values=(m,)) for item, m in pairs))

    def start(self, definition: Definition) -> Start:
        """Of two pairs the first would leave nothing to find."""
        item, match = definition.items[0], definition.correct[0]
        enough = len(definition.items) > 2 or len(definition.matches) > 2
        return Start(fields=(filled(item.id, match),)) if enough else Start()

    def to_text(self, definition: Definition) -> str:
        """``item = match`` for each item; ``= match`` for a match that is left over.

        A `` = `` of a text's own is written with a backslash before it.
        """
        texts = {match.id: escaped(match.text) for match in definition.matches}
        pairs = zip(definition.items, definition.correct, strict=True)
        paired = [f"{escaped(item.text)} = {texts[match]}" for item, match in pairs]
        rest = [texts[m.id] for m in definition.matches if m.id not in definition.correct]
        return "\n".join([*paired, *(f"= {text}" for text in rest)])

    def from_text(self, text: str, before: Definition | None = None) -> dict[str, Any]:
        lines = [(line, *_read_line(line)) for line in filled_lines(text)]
        paired = [(line, item, match) for line, item, match in lines if item]
        require_different(((line, item) for line, item, _ in paired), fold=str.casefold)
        items = _dumped([item for _, item, _ in paired], before.items if before else ())
        matches = _dumped(
            _different([match for _, _, match in (*paired, *_left_over(lines))]),
            before.matches if before else (),
            is_mixed=True,
        )
        ids = {match["text"].casefold(): match["id"] for match in matches}
        correct = {
            item["id"]: ids[match.casefold()]
            for item, (_, _, match) in zip(items, paired, strict=True)
        }
        return self.dump(self.parse({"items": items, "matches": matches, "correct": correct}))

    def examples(self) -> tuple[Example, ...]:
        items = [{"id": id_, "text": text} for id_, text in _CAPITALS]
        matches = [{"id": id_, "text": text} for id_, text in _COUNTRIES]
        right = {"a": "q", "b": "r", "c": "p"}
        good = {"items": items, "matches": matches, "correct": right}
        return (
            Example(
                payload=good,
                right=("a:q", "b:r", "c:p"),
                wrong=("a:r", "b:p", "c:q"),
                partly=("b:r",),
                invalid=(("a:z",), ("z:q",), ("q",), ("a:q", "a:r")),
                bad_payloads=(
                    {},
                    {**good, "correct": {"a": "q"}},
                    {**good, "correct": {**right, "a": "z"}},
                    {**good, "correct": {**right, "z": "q"}},
                    {**good, "correct": ["q", "r", "p"]},
                    {**good, "items": items[:1]},
                    {**good, "matches": matches[:1]},
                    {**good, "items": [*items, items[0]]},
                    {**good, "items": [{"id": "a:b", "text": "Астана"}, *items[1:]]},
                    {**good, "note": ""},
                ),
            ),
        )


_CAPITALS = (("a", "Астана"), ("b", "Ташкент"), ("c", "Бішкек"))
_COUNTRIES = (("p", "Қырғызстан"), ("q", "Қазақстан"), ("r", "Өзбекстан"), ("s", "Тәжікстан"))


def _read_correct(value: Any, items: Iterable[Option], known: set[str]) -> tuple[str, ...]:
    if not isinstance(value, dict):
        raise PayloadError("not-an-object", "correct")
    require_keys(value, required=[item.id for item in items])
    correct = tuple(read_text(value[item.id], f"correct.{item.id}") for item in items)
    if not set(correct) <= known:
        raise PayloadError("option-unknown", "correct")
    return correct


def _needed_first(matches: tuple[Option, ...], correct: tuple[str, ...]) -> tuple[Option, ...]:
    known = {match.id: match for match in matches}
    return tuple(known[id_] for id_ in dict.fromkeys([*correct, *known]))


def escaped(text: str) -> str:
    return _OWN_EQUALS.sub(r"\\\1", one_line(text))


def _read_line(line: Line) -> tuple[str, str]:
    """(item, match); the item is empty for a match that is left over."""
    parts = [_ESCAPED_EQUALS.sub(r"\1", part.strip()) for part in _EQUALS.split(line.text, 1)]
    if len(parts) == 1:
        raise PayloadError("match-missing", line.place)
    if not parts[1]:
        raise PayloadError("text-empty", line.place)
    return parts[0], parts[1]


def _left_over(lines: Iterable[tuple[Line, str, str]]) -> list[tuple[Line, str, str]]:
    return [row for row in lines if not row[1]]


def _different(texts: Iterable[str]) -> list[str]:
    """The first writing of each text."""
    return list({text.casefold(): text for text in reversed(list(texts))}.values())[::-1]


def _dumped(
    texts: list[str], before: Iterable[Option], *, is_mixed: bool = False
) -> list[dict[str, str]]:
    order = mixed_places(texts) if is_mixed else None
    ids = keep_ids(texts, [(item.id, item.text) for item in before], order=order)
    return [{"id": id_, "text": text} for id_, text in zip(ids, texts, strict=True)]
