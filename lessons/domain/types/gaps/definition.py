"""A text with gaps; each is filled by choosing from its own list or by typing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lessons.domain.text.folding import fold
from lessons.domain.text.short_answers import Match, match
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
from lessons.domain.types.fields import LONGEST, filled, fits, values_of
from lessons.domain.types.gaps.gap_text import (
    GapLine,
    read_gap_text,
    tidied,
    write_gap,
    write_words,
)
from lessons.domain.types.lines import keep_ids, one_line
from lessons.domain.types.payload import (
    dump_items,
    read_id,
    read_items,
    read_list,
    read_text,
    require_keys,
    require_unique,
)
from lessons.domain.types.starting import first_letters

MOST = 20
MOST_OPTIONS = 12
MOST_ACCEPTED = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Chosen where there are ``options``, else typed; ``right`` is an option's id or the texts
    that are accepted."""

    id: str
    before: str
    """The words between the gap before and this one."""
    options: tuple[Option, ...] = ()
    right: tuple[str, ...]

    def holds(self, value: str) -> bool:
        if self.options:
            return value in self.right
        # A person is asked about a whole answer, never about one gap: only what is sure counts.
        return match(value, self.right) is Match.RIGHT

    @property
    def line(self) -> GapLine:
        if not self.options:
            return GapLine(self.right)
        ids = [option.id for option in self.options]
        return GapLine(tuple(option.text for option in self.options), ids.index(self.right[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    gaps: tuple[Gap, ...]
    after: str = ""
    """The words behind the last gap."""


class Gaps:
    kind = "gaps"
    text_choices: tuple[str, ...] = ()

    def parse(self, payload: Payload) -> Definition:
        """``parts`` holds words and gaps as they follow each other."""
        require_keys(payload, required=("parts",))
        listed = read_list(payload["parts"], "parts", least=1, most=10 * MOST)
        words, gaps = [""], list[dict[str, Any]]()
        for index, part in enumerate(listed):
            if isinstance(part, str):
                words[-1] += part
            else:
                gaps.append(_read_gap(part, f"parts.{index}"))
                words.append("")
        read_list(gaps, "gaps", least=1, most=MOST)
        require_unique((gap["id"] for gap in gaps), "parts")
        *before, after = tidied(words)
        found = (Gap(before=text, **gap) for text, gap in zip(before, gaps, strict=True))
        return Definition(gaps=tuple(found), after=after)

    def dump(self, definition: Definition) -> dict[str, Any]:
        parts: list[Any] = []
        for gap in definition.gaps:
            parts += [gap.before, _dump_gap(gap)]
        return {"parts": [part for part in (*parts, definition.after) if part]}

    def input(self, definition: Definition) -> Input:
        fields = (Field(id=gap.id, text=gap.before, options=gap.options) for gap in definition.gaps)
        return Input(control=Control.GAPS, fields=tuple(fields), after=definition.after)

    def is_valid(self, definition: Definition, answer: Answer) -> bool:
        return fits(self.input(definition).fields, answer)

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:
        """right / gaps: each right gap earns its share, a wrong one takes nothing from the others.

        Typed words are compared as those of ``short_answers`` are, but what a person would be asked
        about there is wrong here: an answer waits as a whole or not at all.
        """
        filled = values_of(answer)
        right = [gap for gap in definition.gaps if gap.holds(filled.get(gap.id, ""))]
        fraction = Fraction(len(right), len(definition.gaps))
        return GradeResult(fraction=fraction, right_fields=tuple(gap.id for gap in right))

    def solution(self, definition: Definition) -> Solution:
        keys = (FieldKey(id=gap.id, values=gap.right) for gap in definition.gaps)
        return Solution(fields=tuple(keys))

    def start(self, definition: Definition) -> Start:
        """One gap is filled where there are others; else a typed one begins."""
        gap = definition.gaps[0]
        if len(definition.gaps) > 1:
            return Start(fields=(filled(gap.id, gap.right[0]),))
        return Start() if gap.options else first_letters(gap.right[0])

    def to_text(self, definition: Definition) -> str:
        parts = (write_words(gap.before) + write_gap(gap.line) for gap in definition.gaps)
        return "".join(parts) + write_words(definition.after)

    def from_text(self, text: str, before: Definition | None = None) -> dict[str, Any]:
        read = list(read_gap_text(text))
        gaps = [part for part in read if isinstance(part, GapLine)]
        read_list(gaps, "gaps", least=1, most=MOST)
        known = {gap.id: gap for gap in before.gaps} if before else {}
        had = zip(known, _told_apart([gap.line for gap in known.values()]), strict=True)
        ids = iter(keep_ids(_told_apart(gaps), list(had)))
        parts: list[Any] = []
        for part in read:
            if isinstance(part, GapLine):
                id_ = next(ids)
                parts.append(_payload_of(part, id_, known.get(id_)))
            else:
                parts.append(part)
        return self.dump(self.parse({"parts": [part for part in parts if part]}))

    def examples(self) -> tuple[Example, ...]:
        cities = [{"id": id_, "text": text} for id_, text in _CITIES]
        city = {"id": "a", "options": cities, "correct": "y"}
        year = {"id": "b", "accepted": ["1991", "мың тоғыз жүз тоқсан бірінші"]}
        good = ["Елордасы – ", city, ", тәуелсіздік жылы – ", year, "."]
        return (
            Example(
                payload={"parts": good},
                right=("a:y", "b:Мың тогыз жуз токсан БІРІНШІ"),
                wrong=("a:x", "b:1992"),
                partly=("b:1991",),
                invalid=(
                    ("a:w",),
                    ("c:1991",),
                    ("1991",),
                    ("b:1991", "b:1992"),
                    (f"b:{'x' * (LONGEST + 1)}",),
                ),
                bad_payloads=(
                    {},
                    {"parts": []},
                    {"parts": ["Бос орынсыз мәтін."]},
                    {"parts": [city, year, city]},
                    {"parts": [{**city, "correct": "w"}]},
                    {"parts": [{**city, "options": cities[:1]}]},
                    {"parts": [{**city, "accepted": ["Астана"]}]},
                    {"parts": [{**year, "accepted": []}]},
                    {"parts": [{**year, "accepted": ["–"]}]},
                    {"parts": [{**year, "id": "b:b"}]},
                    {"parts": [5]},
                    {"parts": good, "text": ""},
                ),
            ),
        )


_CITIES = (("x", "Алматы"), ("y", "Астана"), ("z", "Шымкент"))


def _read_gap(value: Any, key: str) -> dict[str, Any]:
    """The fields of a Gap but for the words before it."""
    if not isinstance(value, dict):
        raise PayloadError("not-an-object", key)
    if "accepted" in value:
        require_keys(value, required=("id", "accepted"))
        return {"id": read_id(value["id"], f"{key}.id"), "right": _read_accepted(value, key)}
    require_keys(value, required=("id", "options", "correct"))
    options = read_items(value["options"], f"{key}.options", least=2, most=MOST_OPTIONS)
    correct = read_text(value["correct"], f"{key}.correct")
    if correct not in {option.id for option in options}:
        raise PayloadError("option-unknown", f"{key}.correct")
    return {"id": read_id(value["id"], f"{key}.id"), "options": options, "right": (correct,)}


def _read_accepted(value: dict[str, Any], key: str) -> tuple[str, ...]:
    listed = read_list(value["accepted"], f"{key}.accepted", least=1, most=MOST_ACCEPTED)
    texts = [one_line(read_text(item, f"{key}.accepted")) for item in listed]
    if not all(fold(text) for text in texts):
        # Punctuation alone folds to nothing, so nobody could ever type it.
        raise PayloadError("text-empty", f"{key}.accepted")
    require_unique((text.casefold() for text in texts), f"{key}.accepted")
    return tuple(texts)


def _dump_gap(gap: Gap) -> dict[str, Any]:
    if gap.options:
        return {"id": gap.id, "options": dump_items(gap.options), "correct": gap.right[0]}
    return {"id": gap.id, "accepted": list(gap.right)}


def _payload_of(line: GapLine, id_: str, before: Gap | None) -> dict[str, Any]:
    if line.right is None:
        return {"id": id_, "accepted": list(line.texts)}
    ids = _option_ids(line.texts, before.options if before else ())
    options = [{"id": i, "text": text} for i, text in zip(ids, line.texts, strict=True)]
    return {"id": id_, "options": options, "correct": ids[line.right]}


def _told_apart(gaps: Sequence[GapLine]) -> list[str]:
    """Each gap as it is written; the same word may be missing in two places."""
    written = [write_gap(gap) for gap in gaps]
    return [f"{text} {written[:place].count(text)}" for place, text in enumerate(written)]


def _option_ids(texts: Sequence[str], before: Iterable[Option]) -> list[str]:
    return keep_ids(texts, [(option.id, option.text) for option in before])
