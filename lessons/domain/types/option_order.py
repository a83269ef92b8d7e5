"""The options of a question in an order of one attempt's own.

Fields of matching and ordering keep the order that their kind gives them, which never follows from
the key; true and false stay as people expect them.
"""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.text.folding import fold
from lessons.domain.types.definition import Control, Field, Input, Option
from lessons.domain.types.shuffling import mixed_places

AS_WRITTEN = 0
"""The seed that leaves every option where its author put it."""
_ABOUT_OTHERS = (
    *("барлығы", "барлық", "аталғандардың", "жоғарыдағы", "жоғарыда аталған", "дұрыс жауап жоқ"),
    *("ешқайсысы", "екеуі де", "үшеуі де", "бәрі", "все ", "всё ", "верны ", "оба ", "ни один"),
    *("нет верного", "нет правильного", "ничего из", "all ", "none ", "both ", "neither "),
)
"""How an option begins that speaks of the ones above it; it stays where it is."""


def in_order_of(drawn: Input, *, seed: int, question: int) -> Input:
    """``question`` is its id: two questions of one attempt are mixed apart."""
    if seed == AS_WRITTEN or drawn.option_codes:
        return drawn
    name = f"{seed}/{question}"
    if drawn.control is Control.GAPS:
        return replace(drawn, fields=tuple(_mixed_field(one, name) for one in drawn.fields))
    return replace(drawn, options=_mixed(drawn.options, name))


def _mixed_field(field: Field, name: str) -> Field:
    return replace(field, options=_mixed(field.options, f"{name}/{field.id}"))


def _mixed(options: Sequence[Option], name: str) -> tuple[Option, ...]:
    free = [option for option in options if not _is_about_others(option.text)]
    mixed = iter([free[place] for place in mixed_places([one.id for one in free], seed=name)])
    return tuple(option if _is_about_others(option.text) else next(mixed) for option in options)


def _is_about_others(text: str) -> bool:
    return f"{fold(text)} ".startswith(_FOLDED)


def _folded(words: str) -> str:
    return f"{fold(words)} " if words.endswith(" ") else fold(words)


_FOLDED = tuple(map(_folded, _ABOUT_OTHERS))
