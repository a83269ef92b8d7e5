"""Items and their matches, in each format of banks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from html import escape as escape_xml
from xml.etree.ElementTree import Element

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import (
    Forms,
    GiftForm,
    Key,
    MoodleForm,
    QtiForm,
    Read,
    TableForm,
    typed_key,
)
from lessons.domain.banks.gift_answers import Shape, pieces
from lessons.domain.banks.gift_syntax import Item, escape, show
from lessons.domain.banks.moodle_syntax import formatted, write_plain, write_text
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.qti_syntax import (
    RESPONSE,
    Parts,
    contradicts,
    mapped_values,
    right_values,
    write_element,
)
from lessons.domain.banks.texts import clean_line
from lessons.domain.banks.xml_items import child_text, text_of
from lessons.domain.types.definition import Option
from lessons.domain.types.matching.definition import Definition, Matching


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
    payload = {"items": items, "matches": list(matches.values()), "correct": correct}
    return typed_key(Matching(), payload)


def _paired(definition: Definition) -> Iterator[tuple[str, str]]:
    """(item, match); the item is empty for a match that is left over."""
    texts = {match.id: match.text for match in definition.matches}
    for item, match in zip(definition.items, definition.correct, strict=True):
        yield item.text, texts[match]
    rest = (match for match in definition.matches if match.id not in definition.correct)
    yield from (("", match.text) for match in rest)


def _read_gift(item: Item, block: str) -> Read:
    """``=item -> match``; without an item the match is left over. There is no feedback here, so
    ``#`` is a sign like any other."""
    pairs, left_over = [], []
    for _, piece in pieces(block):
        name, arrow, match = piece.partition("->")
        if not arrow or not match.strip():
            raise ItemError(BankCode.SYNTAX, show(piece).strip()[:40])
        if name.strip():
            pairs.append((item.words(name.strip()), item.words(match.strip())))
        else:
            left_over.append(item.words(match.strip()))
    return Read(matching(pairs, left_over))


def _write_gift(definition: Definition) -> Iterator[str]:
    for item, match in _paired(definition):
        yield f"={escape(item)} -> {escape(match)}"


def _read_moodle(element: Element) -> Read:
    """A match without an item is left over."""
    pairs, left_over = [], []
    for pair in element.findall("subquestion"):
        item, match = formatted(pair), clean_line(child_text(pair, "answer", "text"))
        if item:
            pairs.append((item, match))
        elif match:
            left_over.append(match)
    return Read(matching(pairs, left_over))


def _write_moodle(definition: Definition) -> Iterator[str]:
    for item, match in _paired(definition):
        yield write_plain("subquestion", item, inside=f"<answer>{write_text(match)}</answer>")


def _read_qti(interaction: Element, response: Element, _scorer: str) -> Read:
    """Items of the first set and their matches in the second; of directed pairs «item match»."""
    sets = interaction.findall("simpleMatchSet")
    if len(sets) != 2:
        raise ItemError(BankCode.SYNTAX, "simpleMatchSet")
    items, matches = ({one.get("identifier", ""): text_of(one) for one in side} for side in sets)
    right = right_values(response)
    matched = _matched(right)
    fits = set(matched) == set(items) and set(matched.values()) <= set(matches)
    if not fits or len(matched) < len(right):
        raise ItemError(BankCode.KEY_UNCLEAR)
    rest = [text for id_, text in matches.items() if id_ not in matched.values()]
    key = matching([(text, matches[matched[id_]]) for id_, text in items.items()], rest)
    mapped = [(" ".join(name.split()), value) for name, value in mapped_values(response)]
    return Read(key, (*contradicts(right, mapped), *_uneven(mapped)))


def _matched(right: Sequence[str]) -> dict[str, str]:
    pairs = [value.split() for value in right]
    matched = {pair[0]: pair[1] for pair in pairs if len(pair) == 2}
    if not matched:
        raise ItemError(BankCode.KEY_MISSING)
    return matched


def _uneven(mapped: Sequence[tuple[str, Decimal]]) -> list[BankCode]:
    earned = [value for _, value in mapped if value > 0]
    is_uneven = bool(earned) and max(earned) - min(earned) > max(earned) / 1000
    is_fined = any(value < 0 for _, value in mapped)
    return [BankCode.WEIGHTS_DROPPED] if is_uneven or is_fined else []


def _write_qti(dialect: Dialect, definition: Definition) -> Parts:
    items = {item.id: f"item{number}" for number, item in enumerate(definition.items, 1)}
    matches = {match.id: f"match{number}" for number, match in enumerate(definition.matches, 1)}
    pairs = [
        f"{items[item.id]} {matches[match]}"
        for item, match in zip(definition.items, definition.correct, strict=True)
    ]
    sets = "".join(
        write_element(dialect, "simpleMatchSet", "".join(_associable(dialect, ids, side, most)))
        for ids, side, most in (
            (items, definition.items, "1"),
            (matches, definition.matches, str(len(items))),
        )
    )
    named = {"response_identifier": RESPONSE, "shuffle": "true"}
    named["max_associations"] = str(len(items))
    return Parts(
        cardinality="multiple",
        base_type="directedPair",
        right=tuple(pairs),
        shares={pair: Decimal(1) / len(pairs) for pair in pairs},
        interaction=write_element(dialect, "matchInteraction", sets, **named),
    )


def _associable(
    dialect: Dialect, ids: Mapping[str, str], side: tuple[Option, ...], most: str
) -> Iterator[str]:
    for one in side:
        words = escape_xml(one.text, quote=False)
        named = {"identifier": ids[one.id], "match_max": most}
        yield write_element(dialect, "simpleAssociableChoice", words, **named)


FORMS = Forms(
    gift=GiftForm(shape=Shape.PAIRS, read=_read_gift, write=_write_gift),
    moodle=MoodleForm(type="matching", read=_read_moodle, write=_write_moodle),
    qti=QtiForm(interaction="matchInteraction", read=_read_qti, write=_write_qti),
    table=TableForm(names=("Сәйкестендіру", "Соответствие", "Matching")),
)
