"""Items to be put into their order; each is given its place."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

from lessons.domain.types.definition import (
    NONE,
    Answer,
    Control,
    Example,
    Field,
    FieldKey,
    GradeResult,
    Input,
    Option,
    Payload,
    Solution,
    Start,
)
from lessons.domain.types.fields import filled, fits, values_of
from lessons.domain.types.lines import filled_lines, keep_ids, one_line, require_different
from lessons.domain.types.payload import dump_items, read_items, require_keys
from lessons.domain.types.shuffling import shuffled_places

LEAST = 3
"""Two items would be a question with two answers, half of which are right."""
MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    items: tuple[Option, ...]
    """In the right order."""


class Ordering:
    kind = "ordering"
    text_choices: tuple[str, ...] = ()

    def parse(self, payload: Payload) -> Definition:
        """Ids stand in the page's source: a, b, c in the right order would tell the answer."""
        require_keys(payload, required=("items",))
        return Definition(items=read_items(payload["items"], "items", least=LEAST, most=MOST))

    def dump(self, definition: Definition) -> dict[str, Any]:
        return {"items": dump_items(definition.items)}

    def input(self, definition: Definition) -> Input:
        items = definition.items
        places = tuple(Option(id=str(n), text=str(n)) for n in range(1, len(items) + 1))
        shown = [items[place] for place in shuffled_places([item.text for item in items])]
        fields = (Field(id=item.id, text=item.text, options=places) for item in shown)
        return Input(control=Control.ORDERING, fields=tuple(fields))

    def is_valid(self, definition: Definition, answer: Answer) -> bool:
        """Two items in one place are valid: it may be a draft on its way to another order."""
        return fits(self.input(definition).fields, answer)

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:
        """(pairs in order - pairs the wrong way round) / all pairs, never below 0.

        Kendall's rank correlation tau-a (Kendall 1938, "A new measure of rank correlation"). One
        item too early costs its own pairs and not those of all that moved along with it. Any pair
        of a random order is as likely right as wrong, which gives 0 on average before the floor.
        A pair with an item without a place, or with two in one place, is neither.
        """
        given = values_of(answer)
        numbers = {str(number): number for number in range(1, len(definition.items) + 1)}
        places = [numbers.get(given.get(item.id, "")) for item in definition.items]
        pairs = list(combinations(places, 2))
        balance = sum(_agreement(first, second) for first, second in pairs)
        right = (item.id for n, item in enumerate(definition.items, 1) if places[n - 1] == n)
        fraction = max(Fraction(balance, len(pairs)), NONE)
        return GradeResult(fraction=fraction, right_fields=tuple(right))

    def solution(self, definition: Definition) -> Solution:
        numbered = enumerate(definition.items, start=1)
        return Solution(
            fields=tuple(FieldKey(id=item.id, values=(str(n),)) for n, item in numbered)
        )

    def start(self, definition: Definition) -> Start:
        return Start(fields=(filled(definition.items[0].id, "1"),))

    def to_text(self, definition: Definition) -> str:
        return "\n".join(one_line(item.text) for item in definition.items)

    def from_text(self, text: str, before: Definition | None = None) -> dict[str, Any]:
        lines = filled_lines(text)
        require_different(((line, line.text) for line in lines), fold=str.casefold)
        texts = [line.text for line in lines]
        known = [(item.id, item.text) for item in before.items] if before else []
        ids = keep_ids(texts, known, order=shuffled_places(texts))
        items = [{"id": id_, "text": words} for id_, words in zip(ids, texts, strict=True)]
        return self.dump(self.parse({"items": items}))

    def examples(self) -> tuple[Example, ...]:
        items = [{"id": id_, "text": text} for id_, text in _EVENTS]
        return (
            Example(
                payload={"items": items},
                right=("c:1", "a:2", "d:3", "b:4"),
                wrong=("b:1", "d:2", "a:3", "c:4"),
                partly=("c:1", "a:2"),
                invalid=(("c:0",), ("c:5",), ("z:1",), ("1",), ("c:1", "c:2"), ("c:²",)),
                bad_payloads=(
                    {},
                    {"items": items[:2]},
                    {"items": [*items, items[0]]},
                    {"items": [*items[:3], {"id": "e", "text": items[0]["text"]}]},
                    {"items": [{"id": "a b", "text": "бірінші"}, *items[1:]]},
                    {"items": {}},
                    {"items": items, "strict": True},
                ),
            ),
        )


_EVENTS = (
    ("c", "Вестфаль бітімі"),
    ("a", "Вена конгресі"),
    ("d", "Ұлттар Лигасы"),
    ("b", "Біріккен Ұлттар Ұйымы"),
)


def _agreement(first: int | None, second: int | None) -> int:
    """1 for a pair in its order, -1 for one the wrong way round, 0 where nothing is said."""
    if first is None or second is None or first == second:
        return 0
    return 1 if first < second else -1
