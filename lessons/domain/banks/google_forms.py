"""A quiz of Google Forms, as its documented interface gives a form: one JSON object."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from lessons.domain.banks import keys
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import Key
from lessons.domain.banks.markup import LEFT_OUT
from lessons.domain.banks.texts import clean
from lessons.domain.content.parsing import parse
from lessons.domain.handouts.document import DocumentError
from lessons.domain.limits import MAX_POINTS
from lessons.domain.types.choices import MULTIPLE, SINGLE, choice
from lessons.domain.types.open_answer.bank_forms import open_answer
from lessons.domain.types.short_answer.bank_forms import short_answer

_ONE = frozenset({"RADIO", "DROP_DOWN"})
_SEVERAL = "CHECKBOX"


class GoogleForms:
    code = "google-forms"
    suffixes: tuple[str, ...] = (".json",)
    media_type = "application/json"
    max_bytes = MAX_BYTES
    kinds = frozenset({SINGLE, MULTIPLE, "short-answer", "open-answer"})

    def recognises(self, data: bytes) -> bool:
        return b'"items"' in data[: 1024 * 1024] and b'"questionItem"' in data

    def read(self, data: bytes) -> Bank:
        try:
            form = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise DocumentError(code=BankCode.FORMAT_WRONG) from error
        items = form.get("items") if isinstance(form, dict) else None
        if not isinstance(items, list):
            raise DocumentError(code=BankCode.FORMAT_WRONG)
        collector = Collector()
        for number, node in enumerate(items, start=1):
            try:
                source = json.dumps(node, ensure_ascii=False)
            except RecursionError as error:
                raise DocumentError(code=BankCode.FORMAT_WRONG) from error
            collector.take(RawItem(number, source), partial(_read, node, number))
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        return _form([_write(question) for question in questions])

    def compose_rejected(self, bank: Bank) -> bytes:
        return _form([json.loads(item.source) for item in bank.rejected])


def _form(items: Sequence[Any]) -> bytes:
    form = {
        "info": {"title": "Questions"},
        "settings": {"quizSettings": {"isQuiz": True}},
        "items": items,
    }
    return json.dumps(form, ensure_ascii=False, indent=1).encode()


def _map(node: Any, name: str) -> Mapping[str, Any]:
    found = node.get(name) if isinstance(node, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _maps(node: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = node.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _string(node: Mapping[str, Any], name: str) -> str:
    found = node.get(name)
    return found if isinstance(found, str) else ""


def _read(node: Any, number: int) -> BankQuestion:
    item = _map(node, "questionItem")
    question = _map(item, "question")
    if not question:
        has_group = isinstance(node, Mapping) and "questionGroupItem" in node
        raise ItemError(BankCode.KIND_UNKNOWN if has_group else BankCode.NOT_A_QUESTION, "grid")
    grading = _map(question, "grading")
    answers = [_string(one, "value") for one in _maps(_map(grading, "correctAnswers"), "answers")]
    media = LEFT_OUT if "image" in item else ""
    texts = [_string(node, "title"), _string(node, "description")]
    return keys.checked(
        _key(question, answers),
        text=clean("\n".join(filter(None, texts))) + media,
        explanation=clean(_string(_map(grading, "generalFeedback"), "text")),
        points=_points(grading.get("pointValue")),
        doubts=_dropped(grading),
        line=number,
    )


def _dropped(grading: Mapping[str, Any]) -> tuple[BankCode, ...]:
    told = (_map(grading, name) for name in ("whenRight", "whenWrong"))
    return (BankCode.FEEDBACK_DROPPED,) if any(told) else ()


def _points(value: Any) -> int:
    if value in {None, 0}:
        return 1
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MAX_POINTS:
        raise ItemError(BankCode.POINTS_WRONG, str(value)[:40])
    return value


def _key(question: Mapping[str, Any], answers: Sequence[str]) -> Key:
    chosen = _map(question, "choiceQuestion")
    if chosen:
        return _choice(chosen, answers)
    if "textQuestion" not in question:
        names = [name for name in question if name.endswith("Question")]
        raise ItemError(BankCode.KIND_UNKNOWN, ", ".join(names)[:40])
    is_long = _map(question, "textQuestion").get("paragraph") is True
    if is_long or not answers:
        return open_answer("\n".join(answers))
    return short_answer(answers)


def _choice(chosen: Mapping[str, Any], answers: Sequence[str]) -> Key:
    options = _maps(chosen, "options")
    if any(option.get("isOther") for option in options):
        raise ItemError(BankCode.KIND_UNKNOWN, "isOther")
    type_ = _string(chosen, "type")
    if type_ not in {*_ONE, _SEVERAL}:
        raise ItemError(BankCode.KIND_UNKNOWN, type_[:40])
    texts = [
        clean(_string(option, "value")) + (LEFT_OUT if "image" in option else "")
        for option in options
    ]
    wanted = [clean(answer) for answer in answers]
    plain = [text.replace(LEFT_OUT, "") for text in texts]
    if not set(wanted) <= set(plain):
        raise ItemError(BankCode.KEY_UNCLEAR, ", ".join(wanted)[:40])
    right = [place for place, text in enumerate(plain) if text in wanted]
    return choice(texts, right, several=type_ == _SEVERAL or len(right) > 1)


def _write(question: BankQuestion) -> Mapping[str, Any]:
    definition = parse(question).definition
    asked: dict[str, Any]
    right: list[str]
    if question.kind in {SINGLE, MULTIPLE}:
        correct = definition.correct
        ids = {correct} if isinstance(correct, str) else set(correct)
        right = [option.text for option in definition.options if option.id in ids]
        options = [{"value": option.text} for option in definition.options]
        type_ = "RADIO" if question.kind == SINGLE else _SEVERAL
        asked = {"choiceQuestion": {"type": type_, "options": options}}
    else:
        is_long = question.kind == "open-answer"
        right = [] if is_long else list(definition.accepted)
        asked = {"textQuestion": {"paragraph": is_long}}
    grading: dict[str, Any] = {"pointValue": question.points}
    if right:
        grading["correctAnswers"] = {"answers": [{"value": text} for text in right]}
    if question.explanation:
        grading["generalFeedback"] = {"text": question.explanation}
    return {
        "title": question.text,
        "questionItem": {"question": {"required": True, "grading": grading, **asked}},
    }
