"""The key that a teacher ticks or types, as the content of a question."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from lessons.domain.content.drawn import texts_of, with_template
from lessons.domain.content.question import QuestionContent
from lessons.domain.content.rekeying import chooses_key, with_lines, with_right
from lessons.domain.templates.errors import TemplateError
from lessons.domain.types.definition import PayloadError
from lessons.models import QuestionVersion
from lessons.wording.answer_words import option_texts
from lessons.wording.questions import key_error
from lessons.wording.templates import template_sentence

LONGEST = 20_000
KEY_FIELDS = ("right", "key", "explanation")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChoice:
    id: str
    number: int
    text: str
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyForm:
    """What was sent, or the key in force; ``content`` is None where it is no key."""

    choices: tuple[KeyChoice, ...]
    """Empty where the key is typed."""
    is_single: bool
    option_codes: bool
    lines: str
    explanation: str
    error: str
    content: QuestionContent | None
    is_sent: bool


def key_form(version: QuestionVersion, sent: QueryDict) -> KeyForm:
    """Fields: ``right`` for each option that is ticked, or ``key`` with lines; ``explanation``."""
    parsed, is_sent = version.parsed, bool(sent)
    right = sent.getlist("right") if is_sent else list(version.solution.option_ids)
    texts = texts_of(version.content)
    lines = _text(sent, "key") if is_sent else texts.key
    explanation = _text(sent, "explanation") if is_sent else texts.explanation
    is_ticked, error = chooses_key(parsed), ""
    content: QuestionContent | None = version.content
    if is_sent:
        try:
            if texts.parameters:
                typed = replace(texts, key=lines, explanation=explanation)
                content = with_template(version.content, typed)
            else:
                payload = with_right(parsed, right) if is_ticked else with_lines(parsed, lines)
                content = replace(version.content, payload=payload, explanation=explanation)
        except PayloadError as wrong:
            error, content = key_error(wrong.code, wrong.key), None
        except TemplateError as wrong:
            error, content = template_sentence(wrong), None
    return KeyForm(
        choices=_choices(version, right) if is_ticked else (),
        is_single=len(version.solution.option_ids) == 1 and version.input.control == "single",
        option_codes=version.input.option_codes,
        lines=lines,
        explanation=explanation,
        error=error,
        content=content,
        is_sent=is_sent,
    )


def _choices(version: QuestionVersion, right: list[str]) -> tuple[KeyChoice, ...]:
    texts = option_texts(version.input)
    return tuple(
        KeyChoice(id=id_, number=number, text=text, is_right=id_ in right)
        for number, (id_, text) in enumerate(texts.items(), start=1)
    )


def _text(sent: QueryDict, name: str) -> str:
    return sent.get(name, "").replace("\r\n", "\n").replace("\0", "")[:LONGEST]
