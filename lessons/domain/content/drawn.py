"""A question with numbers that are drawn anew, as a content: made, read and drawn.

Its own text, key and explanation are those of draw 0, so whatever knows nothing of templates (a
format of banks, a search) has a whole question. ``content.template`` holds what its author typed.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from lessons.domain.content.parsing import parse_payload
from lessons.domain.content.question import QuestionContent
from lessons.domain.templates.errors import TemplateError, TemplateField, TemplateWrong
from lessons.domain.templates.template import (
    AS_WRITTEN,
    VARIANTS,
    Drawn,
    Template,
    TemplateTexts,
    read_template,
)
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import KINDS

SAMPLE_COUNT = 5
_MOST_REMEMBERED = 128


def draws_numbers(kind: str) -> bool:
    """Whether a question of this kind can be a template."""
    return KINDS[kind].draws_numbers


def texts_of(content: QuestionContent) -> TemplateTexts:
    """As its author typed it; without parameters where nothing is drawn."""
    stored = content.template
    if not stored:
        return TemplateTexts(
            parameters="",
            text=content.text,
            key=parse_payload(content.kind, content.payload).key_lines,
            explanation=content.explanation,
            hints=tuple(content.hints),
        )
    return TemplateTexts(
        parameters=stored["parameters"],
        text=stored["text"],
        key=stored["key"],
        explanation=stored.get("explanation", ""),
        hints=tuple(stored.get("hints", ())),
    )


def with_template(content: QuestionContent, texts: TemplateTexts) -> QuestionContent:
    """The same question with these texts. Raises TemplateError where any of its draws would fail,
    so that none ever does in front of a student."""
    if not draws_numbers(content.kind):
        raise TemplateError(TemplateWrong.KIND, TemplateField.PARAMETERS)
    template = read_template(texts)
    for variant in range(VARIANTS):
        _payload(content.kind, template.drawn(variant))
    stored = {
        "parameters": texts.parameters,
        "text": texts.text,
        "key": texts.key,
        "explanation": texts.explanation,
        "hints": list(texts.hints),
    }
    base = replace(content, template=stored)
    drawn = _filled(base, template.drawn(AS_WRITTEN))
    return replace(drawn, template=stored)


def drawn_content(content: QuestionContent, variant: int) -> tuple[QuestionContent, dict[str, str]]:
    """One draw of a template as a question of its own, and its numbers."""
    drawn = _template(_frozen(content.template)).drawn(variant % VARIANTS)
    return _filled(content, drawn), dict(drawn.numbers)


def samples_of(content: QuestionContent) -> list[QuestionContent]:
    """A few draws for its author to look at."""
    return [drawn_content(content, variant)[0] for variant in range(SAMPLE_COUNT)]


def _filled(content: QuestionContent, drawn: Drawn) -> QuestionContent:
    return replace(
        content,
        text=drawn.text,
        payload=_payload(content.kind, drawn),
        explanation=drawn.explanation,
        hints=drawn.hints,
        template={},
    )


def _payload(kind: str, drawn: Drawn) -> dict[str, Any]:
    try:
        payload = KINDS[kind].type.from_text(drawn.key)
        parse_payload(kind, payload)
    except PayloadError as error:
        raise TemplateError(
            TemplateWrong.KEY,
            TemplateField.KEY,
            about=drawn.key,
            numbers=", ".join(f"{name} = {value}" for name, value in drawn.numbers.items()),
            key=(error.code, error.key),
        ) from error
    return payload


def _frozen(template: Mapping[str, Any]) -> TemplateTexts:
    return texts_of(QuestionContent(text="-", template=template))


@lru_cache(maxsize=_MOST_REMEMBERED)
def _template(texts: TemplateTexts) -> Template:
    return read_template(texts)
