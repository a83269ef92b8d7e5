"""When a student may see what is right: the key, its explanation, accepted wordings, feedback."""

from enum import StrEnum


class KeyTime(StrEnum):
    NEVER = "never"
    AFTER = "after"
    """When this student can make no further attempt: the last one is used, or time is over."""
    AT_ONCE = "at-once"


def is_key_shown(key_time: KeyTime, *, has_open: bool, attempts_left: int | None) -> bool:
    """For one part of an assignment; ``attempts_left`` is None where they are not limited.

    Until then a mark would measure who has seen the paper before.
    """
    if key_time is KeyTime.AFTER:
        return attempts_left == 0 and not has_open
    return key_time is KeyTime.AT_ONCE
