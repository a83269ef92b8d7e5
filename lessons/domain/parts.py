"""The parts of a lesson that are worked through one at a time: three levels and two tasks."""

from enum import StrEnum


class Part(StrEnum):
    """Where a question stands in its lesson; also the unit that one attempt covers."""

    LEVEL_1 = "level-1"
    LEVEL_2 = "level-2"
    LEVEL_3 = "level-3"
    GUIDED = "guided"
    INDEPENDENT = "independent"

    @property
    def level(self) -> int | None:
        """1, 2 or 3; None for a task."""
        return _LEVELS.get(self)

    @property
    def is_task(self) -> bool:
        return self.level is None


_LEVELS: dict[Part, int] = {Part.LEVEL_1: 1, Part.LEVEL_2: 2, Part.LEVEL_3: 3}
LEVELS: tuple[Part, ...] = tuple(_LEVELS)
USUALLY_REQUIRED: tuple[Part, ...] = (Part.LEVEL_1, Part.GUIDED, Part.INDEPENDENT)
"""The first level and the tasks are a duty, the higher levels a right."""
TASKS: tuple[Part, ...] = (Part.GUIDED, Part.INDEPENDENT)


def part_for_level(level: int) -> Part:
    """The part of level 1, 2 or 3. Raises ValueError for any other number."""
    return Part(f"level-{level}")
