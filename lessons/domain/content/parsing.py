"""The payload of a question as its type reads it, and what follows from that."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from lessons.domain.content.question import QuestionContent, values_of
from lessons.domain.types.definition import (
    Answer,
    GradeResult,
    Input,
    QuestionType,
    Solution,
    Start,
)
from lessons.domain.types.registry import REGISTRY

MOST_REMEMBERED = 512
"""Payloads in one process: the questions of some forty lessons."""


@dataclass(frozen=True)
class Parsed:
    """A payload with its type; the same object for all questions that say the same."""

    type: QuestionType[Any]
    definition: Any

    @cached_property
    def input(self) -> Input:
        return self.type.input(self.definition)

    @cached_property
    def solution(self) -> Solution:
        return self.type.solution(self.definition)

    @cached_property
    def start(self) -> Start:
        return self.type.start(self.definition)

    @cached_property
    def key_lines(self) -> str:
        """The key as a person edits it."""
        return self.type.to_text(self.definition)

    def is_valid(self, answer: Answer) -> bool:
        return self.type.is_valid(self.definition, answer)

    def grade(self, answer: Answer) -> GradeResult:
        return self.type.grade(self.definition, answer)


def parse_payload(kind: str, payload: Mapping[str, Any]) -> Parsed:
    """Raises PayloadError, and KeyError for a kind that the registry has not.

    Parsed once however many rows hold the same: the responses of a page come each with a version
    of its own, and payloads are never changed in place.
    """
    try:
        written = json.dumps(payload)
    except (TypeError, ValueError):
        return _parse(kind, payload)  # No JSON, so the type will say what is wrong with it.
    return _remembered(kind, written)


@lru_cache(maxsize=MOST_REMEMBERED)
def _remembered(kind: str, written: str) -> Parsed:
    return _parse(kind, json.loads(written))


forget_payloads = _remembered.cache_clear


def _parse(kind: str, payload: Mapping[str, Any]) -> Parsed:
    type_ = REGISTRY[kind]
    return Parsed(type=type_, definition=type_.parse(payload))


def parse(content: QuestionContent) -> Parsed:
    """As ``parse_payload``."""
    return parse_payload(content.kind, content.payload)


def is_same_content(one: QuestionContent, other: QuestionContent) -> bool:
    """Whether they ask the same, in whatever frames; a payload may be written in several ways.

    Both are such as their types can read.
    """
    return _compared(one) == _compared(other)


def _compared(content: QuestionContent) -> dict[str, Any]:
    return {**values_of(content), "payload": parse(content).definition}


def settle_points(content: QuestionContent) -> QuestionContent:
    """Without a frame; where there are key points their sum counts. Raises PayloadError."""
    total = sum(point.points for point in parse(content).solution.key_points)
    return QuestionContent.of(replace(content, points=total) if total else content)
