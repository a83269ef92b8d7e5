"""Moodle's notation for gaps within a text: ``{1:SHORTANSWER:=Астана~%50%Ақмола#жақын}``."""

import re
from collections.abc import Iterator
from typing import Any

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import Read, ids_for
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.banks.weights import FULL, weight_of
from lessons.domain.banks.wildcards import escape_stars, has_wildcard
from lessons.domain.types.gaps.definition import Definition, Gap, Gaps

# Possessive, and a match without its end too: many beginnings without one cost no more than one.
_GAP = re.compile(r"\{(\d*):(\w{1,30}):((?:\\.|[^\\}])*+)(\}?)")
_TYPED = re.compile("SHORTANSWER(?:_C)?|SAC?|MWC?")
_CHOSEN = re.compile("MULTICHOICE(?:_[VHS]+)?|MC(?:[VHS]+)?")
_WITH_CASE = re.compile(".*_C|SAC|MWC")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:[.,]\d{1,9})?)%")
_ESCAPED = re.compile(r"\\(.)")
_SPECIAL = re.compile(r"([\\~#}=%])")
_BLANK = "_____"


def read_cloze(text: str, *, name: str) -> Read:
    """The first lines are the question's text where no gap stands in them, else ``name`` is, or the
    text itself with blanks."""
    pieces = _GAP.split(text)
    if len(pieces) == 1:
        raise ItemError(BankCode.KEY_MISSING)
    lead, rest = _lead(pieces[0])
    doubts: list[BankCode] = []
    parts: list[Any] = [rest]
    gaps = zip(pieces[2::5], pieces[3::5], pieces[4::5], pieces[5::5], strict=True)
    for number, (kind, answers, end, after) in enumerate(gaps):
        if not end:
            raise ItemError(BankCode.SYNTAX, f"{{{kind}"[:40])
        parts += [_read_gap(f"g{number}", kind, answers, doubts), after]
    if len({int(weight[:6] or 1) for weight in pieces[1::5]}) > 1:
        doubts.append(BankCode.WEIGHTS_DROPPED)
    key = Gaps.kind, {"parts": [part for part in parts if part]}
    shown = lead or name or clean("".join(p if isinstance(p, str) else _BLANK for p in parts))
    return Read(key, tuple(dict.fromkeys(doubts)), text=shown)


def _lead(before: str) -> tuple[str, str]:
    for mark in ("\n\n", "\n"):
        lead, found, rest = before.partition(mark)
        if found and lead.strip():
            return clean(lead), rest.lstrip()
    return "", before


def _read_gap(id_: str, kind: str, answers: str, doubts: list[BankCode]) -> dict[str, Any]:
    read = list(_answers(answers))
    if any(feedback for _, _, feedback in read):
        doubts.append(BankCode.FEEDBACK_DROPPED)
    if any(weight not in (0, FULL) for weight, _, _ in read):
        doubts.append(BankCode.WEIGHTS_DROPPED)
    if _WITH_CASE.fullmatch(kind):
        doubts.append(BankCode.CASE_DROPPED)
    right = [place for place, (weight, _, _) in enumerate(read) if weight >= FULL]
    if not right:
        raise ItemError(BankCode.KEY_MISSING)
    if _TYPED.fullmatch(kind):
        if _has_wildcard(answers):
            doubts.append(BankCode.WILDCARD)
        return {"id": id_, "accepted": [read[place][1] for place in right]}
    if not _CHOSEN.fullmatch(kind):
        raise ItemError(BankCode.KIND_UNKNOWN, f"cloze {kind}")
    if len(right) > 1:
        raise ItemError(BankCode.KEY_UNCLEAR)
    ids = ids_for(len(read))
    options = [{"id": ids[place], "text": text} for place, (_, text, _) in enumerate(read)]
    return {"id": id_, "options": options, "correct": ids[right[0]]}


def _has_wildcard(answers: str) -> bool:
    pieces = (piece.partition("#")[0] for piece in re.split(r"(?<!\\)~", answers))
    return any(has_wildcard(piece) for piece in pieces if piece.strip(" =") != "*")


def _answers(text: str) -> Iterator[tuple[Any, str, str]]:
    """(weight, text, feedback) of each answer."""
    for piece in re.split(r"(?<!\\)~", text):
        if not piece.strip():
            continue
        is_full = piece.startswith("=")
        rest = piece.removeprefix("=")
        match = _WEIGHT.match(rest)
        weight = weight_of(match[1]) if match else FULL if is_full else FULL * 0
        words, feedback = _parted(rest[match.end() :] if match else rest)
        yield weight, clean_line(_ESCAPED.sub(r"\1", words)), feedback


def _parted(text: str) -> tuple[str, str]:
    """(answer, feedback)."""
    words, *rest = re.split(r"(?<!\\)#", text, maxsplit=1)
    return words, rest[0].strip() if rest else ""


def write_cloze(text: str, definition: Definition) -> str:
    gaps = [gap.before + _write_gap(gap) for gap in definition.gaps]
    return f"{text}\n\n{''.join(gaps)}{definition.after}"


def _write_gap(gap: Gap) -> str:
    if not gap.options:
        return "{1:SHORTANSWER:" + "~".join(map(_write_typed, gap.right)) + "}"
    marked = (
        ("=" if option.id in gap.right else "") + _escape(option.text) for option in gap.options
    )
    return "{1:MULTICHOICE:" + "~".join(marked) + "}"


def _write_typed(text: str) -> str:
    # Either way of reading the backslash gives a star that stands for itself.
    return "=" + escape_stars(_escape(text))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
