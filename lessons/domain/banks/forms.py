"""How a kind of question says itself in each family of formats.

A format knows its own items (a block of GIFT, a question of Moodle, an interaction of QTI) and asks
the kinds which of them reads one; a kind is found through the registry of types, so no format
knows it by name. A kind without a form for a format is told as left out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any, Protocol, TypeVar
from xml.etree.ElementTree import Element

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.gift_answers import Shape
from lessons.domain.banks.gift_syntax import Item
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.qti_syntax import Parts
from lessons.domain.parts import Part
from lessons.domain.types.definition import Payload, PayloadError, QuestionType

Key = tuple[str, dict[str, Any]]
"""(kind, payload)"""
Cells = Mapping[str, str]
"""A row of a table: filled cells by the names of their columns (``columns``)."""
MarkedOptions = Sequence[tuple[str, bool]]
"""(text, is right) of each option."""


@dataclass(frozen=True, slots=True)
class Read:
    """What an item says; ``text`` is the question's where its key stands within its text."""

    key: Key
    doubts: tuple[BankCode, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftForm:
    """Blocks of ``shape``; ``write`` gives the lines between the braces.

    A form without ``claims`` takes of its shape whatever the others leave; so in all forms.
    ``is_partial`` where some of a key has no place, which writing a bank then tells.
    """

    shape: Shape
    read: Callable[[Item, str], Read]
    write: Callable[[Any], Iterable[str]]
    claims: Callable[[Item, str], bool] | None = None
    is_partial: bool = False


def _as_it_is(text: str, _definition: Any) -> str:
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodleForm:
    """Questions of Moodle's ``type``; ``write`` gives elements, ``text`` the question's text."""

    type: str
    read: Callable[[Element], Read]
    write: Callable[[Any], Iterable[str]]
    text: Callable[[str, Any], str] = _as_it_is
    claims: Callable[[Element], bool] | None = None
    is_partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QtiForm:
    """Items of one ``interaction``; ``read`` gets it, its response and the notes for markers.

    Without ``write`` a kind is read and cannot be held.
    """

    interaction: str
    read: Callable[[Element, Element, str], Read]
    write: Callable[[Dialect, Any], Parts] | None = None
    claims: Callable[[Element, Element], bool] | None = None
    is_partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A row of a template, to be written over."""

    key: Key
    text: str
    part: Part
    points: int = 1
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """A row; without ``read`` and ``write`` the cell of the right answer holds the key's lines.

    The first three names name the kind on export: Kazakh, Russian, English. ``claims`` is asked of
    a row that names no kind.
    """

    names: tuple[str, ...]
    read: Callable[[Cells], Read] | None = None
    write: Callable[[Any], Cells] | None = None
    claims: Callable[[Cells], bool] | None = None
    examples: Mapping[str, Example] = field(default_factory=dict)
    """By language; of common kinds only, as a template is short."""


def _same(payload: Payload) -> dict[str, Any]:
    return dict(payload)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """``tagged`` and ``aiken`` know nothing but options: the key as such."""

    table: TableForm
    gift: GiftForm | None = None
    moodle: MoodleForm | None = None
    qti: QtiForm | None = None
    tagged: Callable[[Any], MarkedOptions] | None = None
    aiken: Callable[[Any], MarkedOptions] | None = None
    compared: Callable[[Payload], dict[str, Any]] = _same
    """A payload without what formats write in another way that means the same."""


class _Claiming(Protocol):
    @property
    def claims(self) -> Callable[..., bool] | None: ...


F = TypeVar("F", bound=_Claiming)


def claiming(forms: Sequence[F], *item: Any) -> F | None:
    """The form that reads this item, of those that can read its like."""
    for form in forms:
        if form.claims and form.claims(*item):
            return form
    return next((form for form in forms if form.claims is None), None)


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


def wrong_key(error: PayloadError) -> ItemError:
    code = _PAYLOAD_CODES.get((error.code, error.key))
    if code is not None:
        return ItemError(code)
    return ItemError(BankCode.KEY_WRONG, f"{error.code} {error.key}".strip())


def key_of_lines(type_: QuestionType[Any], lines: str) -> Key:
    """The key as the lines that people type. Raises ItemError."""
    try:
        return type_.kind, type_.from_text(lines)
    except PayloadError as error:
        raise wrong_key(error) from error


def typed_key(type_: QuestionType[Any], payload: Payload) -> Key:
    """The payload as its type makes it of typed lines: ids in their order would tell the answer."""
    try:
        return type_.kind, type_.from_text(type_.to_text(type_.parse(payload)))
    except PayloadError as error:
        raise wrong_key(error) from error


def ids_for(count: int) -> list[str]:
    """a, b, c …: an id for each option of a question that has none yet."""
    return [_id(place) for place in range(count)]


def _id(place: int) -> str:
    rounds, letter = divmod(place, len(ascii_lowercase))
    return ascii_lowercase[letter] + (str(rounds + 1) if rounds else "")
