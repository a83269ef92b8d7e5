"""Rules of an assigned lesson that have a name: nobody sets a dozen fields fifteen times."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from lessons.domain.keys import KeyTime
from lessons.domain.lateness import LateRule
from lessons.domain.parts import LEVELS, USUALLY_REQUIRED, Part
from lessons.domain.progress import Gate
from lessons.domain.rules import Aim


class Preset(StrEnum):
    HOMEWORK = "homework"
    TEST = "test"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetRules:
    """By the names of the fields of an assignment."""

    required_parts: tuple[Part, ...]
    attempts_allowed: int | None
    gate: Gate
    mode: Aim
    key_time: KeyTime
    closes_when_due: bool
    late_rule: LateRule
    """Of tasks."""
    time_limit: int | None = None
    is_forward_only: bool = False
    drawn_level_1: int | None = None
    drawn_level_2: int | None = None
    drawn_level_3: int | None = None
    draws_others_first: bool = True
    shuffles_questions: bool = True
    shuffles_options: bool = True


PRESETS: Mapping[Preset, PresetRules] = {
    Preset.HOMEWORK: PresetRules(
        required_parts=USUALLY_REQUIRED,
        attempts_allowed=3,
        gate=Gate.WARN,
        mode=Aim.GRADED,
        key_time=KeyTime.AFTER,
        closes_when_due=False,
        late_rule=LateRule.WEEK,
    ),
    Preset.TEST: PresetRules(
        required_parts=LEVELS,
        attempts_allowed=1,
        gate=Gate.OFF,
        mode=Aim.GRADED,
        key_time=KeyTime.AFTER,
        closes_when_due=True,
        late_rule=LateRule.CLOSES,
        time_limit=40,
    ),
    Preset.PRACTICE: PresetRules(
        required_parts=(Part.LEVEL_1,),
        attempts_allowed=None,
        gate=Gate.OFF,
        mode=Aim.PRACTICE,
        key_time=KeyTime.AT_ONCE,
        closes_when_due=False,
        late_rule=LateRule.FULL,
    ),
}


def named_preset(name: str) -> Preset | None:
    return Preset(name) if name in set(Preset) else None


def rules_of(preset: Preset) -> dict[str, Any]:
    """By the names of the fields of an assignment, as they are stored."""
    rules = asdict(PRESETS[preset])
    return {
        **rules,
        "required_parts": [part.value for part in rules["required_parts"]],
        "gate": rules["gate"].value,
        "mode": rules["mode"].value,
        "key_time": rules["key_time"].value,
        "late_rule": rules["late_rule"].value,
    }
