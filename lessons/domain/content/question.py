"""What a question asks, apart from where it stands.

Readers, banks, forms and versions all carry it, each in a frame of its own: source lines, tags, a
number. A field that is added here travels through all of them; what remains is a column of
``QuestionVersion`` and the pages and formats that show it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionContent:
    """``payload`` is what the type ``kind`` parses; see ``parsing``."""

    text: str
    kind: str = "open-answer"
    payload: Mapping[str, Any] = field(default_factory=dict)
    points: int = 1
    explanation: str = ""
    hints: tuple[str, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)
    """By ``details.TaskDetail``: its form, volume, deadline, criteria, week."""
    template: Mapping[str, Any] = field(default_factory=dict)
    """Of a question whose numbers are drawn anew: what its author typed; see ``drawn``."""

    @classmethod
    def of(cls, content: "QuestionContent", **frame: Any) -> Self:
        """The same content in the frame of this class; none of the frame it had before."""
        return cls(**values_of(content), **frame)


TEXT_FIELDS = ("text", "explanation")
"""Those that are one text each; the others hold theirs in data."""
CONTENT_FIELDS = tuple(each.name for each in fields(QuestionContent))


def values_of(content: QuestionContent) -> dict[str, Any]:
    """By the names of its fields, whatever frame it stands in."""
    return {name: getattr(content, name) for name in CONTENT_FIELDS}
