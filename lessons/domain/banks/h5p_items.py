"""One content of H5P to a question, by the library that shows it."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lessons.domain.banks import keys
from lessons.domain.banks.bank import BankQuestion, ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import Key
from lessons.domain.banks.markup import LEFT_OUT, html_text
from lessons.domain.types.choices import choice
from lessons.domain.types.gaps.definition import Gaps
from lessons.domain.types.open_answer.bank_forms import open_answer
from lessons.domain.types.true_false.bank_forms import true_false

Params = Mapping[str, Any]
_BLANK = re.compile(r"\*([^*\n]{1,500})\*")
_TASK = "_____"


def read_item(node: Mapping[str, Any], number: int) -> BankQuestion:
    """Raises ItemError."""
    name = str(node.get("library", "")).partition(" ")[0]
    params = node.get("params")
    reader = READERS.get(name)
    if reader is None or not isinstance(params, Mapping):
        raise ItemError(BankCode.KIND_UNKNOWN, name[:40])
    key, text, explanation = reader(params)
    media = LEFT_OUT if _has_media(params) else ""
    return keys.checked(key, text=f"{text}{media}", explanation=explanation, line=number)


def _has_media(params: Params) -> bool:
    media = params.get("media")
    return isinstance(media, Mapping) and "path" in repr(media)


def _text(value: Any) -> str:
    return html_text(value) if isinstance(value, str) else ""


def _list(params: Params, name: str) -> Sequence[Any]:
    found = params.get(name)
    return found if isinstance(found, list) else []


def _map(params: Params, name: str) -> Params:
    found = params.get(name)
    return found if isinstance(found, Mapping) else {}


Read = tuple[Key, str, str]


def _read_choice(params: Params) -> Read:
    answers = [one for one in _list(params, "answers") if isinstance(one, Mapping)]
    right = [place for place, one in enumerate(answers) if one.get("correct") is True]
    type_ = _map(params, "behaviour").get("type", "auto")
    several = type_ == "multi" or (type_ != "single" and len(right) > 1)
    key = choice(
        [_text(one.get("text")) for one in answers],
        right,
        feedbacks=[_text(_map(one, "tipsAndFeedback").get("chosenFeedback")) for one in answers],
        several=several or len(right) > 1,
    )
    return key, _text(params.get("question")), ""


def _read_truth(params: Params) -> Read:
    correct = str(params.get("correct", "")).lower()
    if correct not in {"true", "false"}:
        raise ItemError(BankCode.KEY_UNCLEAR if correct else BankCode.KEY_MISSING, correct[:40])
    return true_false(is_true=correct == "true"), _text(params.get("question")), ""


def _read_single(params: Params) -> Read:
    """The first answer is the right one: so the library itself has it."""
    choices = _list(params, "choices")
    first = choices[0] if choices and isinstance(choices[0], Mapping) else {}
    texts = [_text(one) for one in _list(first, "answers")]
    return choice(texts, [0], several=False), _text(first.get("question")), ""


def _read_essay(params: Params) -> Read:
    named = [one for one in _list(params, "keywords") if isinstance(one, Mapping)]
    words = [str(one.get("keyword", "")) for one in named]
    sample = _text(_map(params, "solution").get("sample"))
    model = sample or ", ".join(filter(None, words))
    return open_answer(model), _text(params.get("taskDescription")), ""


def _read_blanks(params: Params) -> Read:
    texts = [_text(one) for one in _list(params, "questions")]
    return _gaps("\n".join(filter(None, texts))), _text(params.get("text")) or _TASK, ""


def _read_dragged(params: Params) -> Read:
    return _gaps(_text(params.get("textField"))), _text(params.get("taskDescription")) or _TASK, ""


def _gaps(text: str) -> Key:
    """``*answer/other:tip*`` is a gap."""
    pieces = _BLANK.split(text)
    if len(pieces) == 1:
        raise ItemError(BankCode.KEY_MISSING)
    parts: list[Any] = []
    for place, piece in enumerate(pieces):
        if place % 2:
            accepted = [one.strip() for one in piece.partition(":")[0].split("/")]
            parts.append({"id": f"g{place // 2}", "accepted": list(filter(None, accepted))})
        elif piece:
            parts.append(piece)
    return Gaps.kind, {"parts": parts}


READERS: Mapping[str, Callable[[Params], Read]] = {
    "H5P.MultiChoice": _read_choice,
    "H5P.TrueFalse": _read_truth,
    "H5P.SingleChoiceSet": _read_single,
    "H5P.Essay": _read_essay,
    "H5P.Blanks": _read_blanks,
    "H5P.DragText": _read_dragged,
}
