"""Answers of several fields: each string is ``id:value``, so that it names its own place.

A field that is still empty is simply not there, and none of the others moves when that happens,
or when the fields change places.
"""

from collections.abc import Iterable, Sequence

from lessons.domain.types.definition import Answer, Field

LONGEST = 300
"""Characters in one typed field."""


def filled(id_: str, value: str) -> str:
    """The string of an answer for one field."""
    return f"{id_}:{value}"


def values_of(answer: Answer) -> dict[str, str]:
    """What stands in the fields that are not blank, by their ids."""
    parted = (entry.partition(":") for entry in answer)
    return {id_: value for id_, _, value in parted if value.strip()}


def in_field_order(fields: Sequence[Field], answer: Iterable[str]) -> Answer:
    """The same strings in one order, however the page came by them; strangers last."""
    places = {field.id: place for place, field in enumerate(fields)}
    return tuple(sorted(answer, key=lambda entry: places.get(entry.partition(":")[0], len(places))))


def fits(fields: Sequence[Field], answer: Answer) -> bool:
    """Each string belongs to a field of its own, and the field can hold it."""
    entries = [entry.partition(":") for entry in answer if entry.strip()]
    known = {field.id: field for field in fields}
    ids = [id_ for id_, _, _ in entries]
    return len(ids) == len(set(ids)) and all(
        colon and id_ in known and _can_hold(known[id_], value) for id_, colon, value in entries
    )


def _can_hold(field: Field, value: str) -> bool:
    if field.options:
        return not value or value in {option.id for option in field.options}
    return len(value) <= LONGEST
