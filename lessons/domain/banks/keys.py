"""From what a format says about an answer to the payload of our own type.

Every function gives (kind, payload) and raises ItemError; ``checked`` is the one way from there to
a question, so that all formats refuse the same things for the same reasons.
"""

from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from typing import Any

from lessons.domain.banks.bank import BankQuestion, ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.parts import Part
from lessons.domain.text.folding import fold
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import REGISTRY

LONGEST_LABEL = 20
Key = tuple[str, dict[str, Any]]

_PAYLOAD_CODES = {
    ("too-few", "options"): BankCode.OPTIONS_TOO_FEW,
    ("too-many", "options"): BankCode.OPTIONS_TOO_MANY,
    ("repeated", "options"): BankCode.OPTION_REPEATED,
    ("too-few", "correct"): BankCode.KEY_MISSING,
    ("too-many", "correct"): BankCode.ALL_RIGHT,
    ("too-few", "accepted"): BankCode.KEY_MISSING,
    ("repeated", "items"): BankCode.OPTION_REPEATED,
    ("repeated", "matches"): BankCode.OPTION_REPEATED,
    ("option-unknown", "correct"): BankCode.KEY_UNCLEAR,
    ("right-missing", ""): BankCode.KEY_MISSING,
    ("wrong-missing", ""): BankCode.ALL_RIGHT,
}


def ids_for(count: int) -> list[str]:
    """a, b, c …: an id for each option of a question that has none yet."""
    return [_id(place) for place in range(count)]


def _id(place: int) -> str:
    rounds, letter = divmod(place, len(ascii_lowercase))
    return ascii_lowercase[letter] + (str(rounds + 1) if rounds else "")


def choice(
    texts: Sequence[str], right: Iterable[int], *, feedbacks: Sequence[str] = (), several: bool
) -> Key:
    """``right`` holds indexes from 0; ``several`` where more than one can be chosen."""
    told = list(feedbacks) or [""] * len(texts)
    ids = ids_for(len(texts))
    options = [
        {"id": id_, "text": clean(text), "feedback": clean(feedback)}
        for id_, text, feedback in zip(ids, texts, told, strict=True)
    ]
    if any(not option["text"] for option in options):
        raise ItemError(BankCode.OPTION_EMPTY)
    chosen = [ids[index] for index in sorted(set(right))]
    if not chosen:
        raise ItemError(BankCode.KEY_MISSING)
    if several:
        return "multiple-choice", {"options": options, "correct": chosen}
    if len(chosen) > 1:
        raise ItemError(BankCode.KEY_UNCLEAR)
    return "single-choice", {"options": options, "correct": chosen[0]}


def true_false(*, is_true: bool) -> Key:
    return "true-false", {"correct": is_true}


def short_answer(accepted: Iterable[str], wrong: Iterable[str] = ()) -> Key:
    """``wrong`` are near misses; one that says nothing, as Moodle's ``*``, is none."""
    texts = [text for text in dict.fromkeys(map(clean_line, accepted)) if text]
    misses = [
        text for text in dict.fromkeys(map(clean_line, wrong)) if fold(text) and text not in texts
    ]
    return "short-answer", {"accepted": texts} | ({"wrong": misses} if misses else {})


def short_answer_of(lines: Iterable[str]) -> Key:
    """The key as the lines that people type, in which the same line may stand twice."""
    return from_lines("short-answer", "\n".join(dict.fromkeys(map(clean_line, lines))))


def open_answer(key: str = "") -> Key:
    """``key`` in our own lines (key points, then ``---`` and a model answer), or any text, which
    then is the model answer."""
    kind = "open-answer"
    try:
        return kind, REGISTRY[kind].from_text(key)
    except PayloadError:
        return kind, {"key_points": [], "model_answer": clean(key)}


def matching(pairs: Sequence[tuple[str, str]], left_over: Iterable[str] = ()) -> Key:
    """(item, match) pairs and matches that no item needs; two items may share a match."""
    rows = [(clean_line(item), clean_line(match)) for item, match in pairs]
    matches: dict[str, dict[str, str]] = {}
    for text in (*(match for _, match in rows), *map(clean_line, left_over)):
        matches.setdefault(text.casefold(), {"id": f"m{len(matches)}", "text": text})
    items = [{"id": f"i{place}", "text": item} for place, (item, _) in enumerate(rows)]
    correct = {
        item["id"]: matches[match.casefold()]["id"]
        for item, (_, match) in zip(items, rows, strict=True)
    }
    return _mixed(
        "matching", {"items": items, "matches": list(matches.values()), "correct": correct}
    )


def ordering(texts: Iterable[str]) -> Key:
    """The items in their right order."""
    items = [{"id": f"i{place}", "text": clean_line(text)} for place, text in enumerate(texts)]
    return _mixed("ordering", {"items": items})


def numeric(accepted: Iterable[tuple[str, str, int]], unit: str = "") -> Key:
    """(value, tolerance, percent of the points) of each accepted value."""
    values = [
        {"value": value, "tolerance": tolerance, "share": share}
        for value, tolerance, share in accepted
    ]
    if not values:
        raise ItemError(BankCode.KEY_MISSING)
    return "numeric", {"accepted": values, "unit": clean_line(unit)}


def _mixed(kind: str, payload: dict[str, Any]) -> Key:
    """The payload as its type makes it of typed lines: ids in their order would tell the answer."""
    if kind not in REGISTRY:
        raise ItemError(BankCode.KIND_UNKNOWN, kind)
    type_ = REGISTRY[kind]
    try:
        return kind, type_.from_text(type_.to_text(type_.parse(payload)))
    except PayloadError as error:
        raise _wrong_key(error) from error


def from_lines(kind: str, lines: str) -> Key:
    """The key of any type as the lines that people type."""
    if kind not in REGISTRY:
        raise ItemError(BankCode.KIND_UNKNOWN, kind)
    try:
        return kind, REGISTRY[kind].from_text(lines)
    except PayloadError as error:
        raise _wrong_key(error) from error


def checked(key: Key, *, text: str, **fields: Any) -> BankQuestion:
    """A question that its type can read; its payload is as the type itself writes it."""
    kind, payload = key
    if kind not in REGISTRY:
        raise ItemError(BankCode.KIND_UNKNOWN, kind)
    if not text:
        raise ItemError(BankCode.TEXT_MISSING)
    if not _is_label(fields.get("label", ""), fields.get("part")):
        raise ItemError(BankCode.LABEL_WRONG, fields["label"][:40])
    try:
        type_ = REGISTRY[kind]
        read = type_.dump(type_.parse(payload))
    except PayloadError as error:
        raise _wrong_key(error) from error
    return BankQuestion(kind=kind, text=text, payload=read, **fields)


def _is_label(label: str, part: Part | None) -> bool:
    """Only a task has a label of its own, and a short one."""
    return not label or (len(label) <= LONGEST_LABEL and part is not None and part.is_task)


def _wrong_key(error: PayloadError) -> ItemError:
    code = _PAYLOAD_CODES.get((error.code, error.key))
    if code is not None:
        return ItemError(code)
    return ItemError(BankCode.KEY_WRONG, f"{error.code} {error.key}".strip())


def held(writers: Iterable[str]) -> frozenset[str]:
    """Those kinds that a format can write and the product has."""
    return frozenset(writers) & frozenset(REGISTRY)
