"""Who looks after what: the ready-made roles of the administration, and who stands above whom."""

from enum import IntEnum, StrEnum


class OfficeRole(StrEnum):
    """As groups of the database are called; what people read stands in ``wording.office``."""

    DEPARTMENT_ADMIN = "department-admin"
    SYSTEM_ADMIN = "system-admin"


class Rank(IntEnum):
    """Nobody changes the rights or the way in of somebody who is not below them."""

    MEMBER = 0
    """A student or a teacher: what they may is a matter of their classes."""
    OFFICE = 1
    """Whoever has any right in the administration."""
    SYSTEM = 2
    """Whoever works in all departments."""
    OWNER = 3
    """Whoever has all rights there are."""


ALL_DEPARTMENTS = "all_departments"

_MATERIAL = ("course", "lesson", "section", "question", "classroom", "membership", "user")
DEPARTMENT_RIGHTS = frozenset(
    {
        *(f"{action}_{model}" for action in ("view", "add", "change") for model in _MATERIAL),
        *("view_assignment", "add_assignment", "change_assignment"),
        *("delete_course", "delete_section"),
        *("view_department", "view_source", "view_questionversion", "view_slip"),
    }
)
"""Of whoever looks after a department: material and people; no answers, no marks, no messages."""
