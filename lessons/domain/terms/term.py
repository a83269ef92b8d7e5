"""The key terms of a lesson: what each is called in three languages, and what it means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lessons.domain.cells import read_rows, write_rows
from lessons.domain.languages import LANGUAGES
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.lines import one_line
from lessons.domain.types.payload import read_list, read_text, require_keys

MOST_TERMS = 60
LONGEST_NAME, LONGEST_MEANING = 120, 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """``kk``, ``ru`` and ``en`` are names; those of other languages than the lesson's may lack."""

    kk: str = ""
    ru: str = ""
    en: str = ""
    meaning: str
    """In the language of the lesson."""

    def name(self, language: str) -> str:
        return str(getattr(self, language, ""))

    def other_names(self, language: str) -> tuple[tuple[str, str], ...]:
        """(language, name) of those that are there."""
        others = [(one, self.name(one)) for one in LANGUAGES if one != language]
        return tuple((one, name) for one, name in others if name)


def parse_terms(value: Any, *, language: str) -> tuple[Term, ...]:
    """The terms of a lesson in this language, as tables hold them.

    Raises PayloadError with a place such as ``terms.2.meaning``.
    """
    listed = read_list(value, "terms", least=0, most=MOST_TERMS)
    places = [f"terms.{place}" for place in range(len(listed))]
    terms = tuple(map(parse_term, listed, places))
    require_names(zip(places, terms, strict=True), language=language)
    return terms


def parse_term(value: Any, key: str) -> Term:
    if not isinstance(value, Mapping):
        raise PayloadError("not-an-object", key)
    require_keys(dict(value), required=("meaning",), optional=LANGUAGES)
    names = {
        language: _read(value.get(language, ""), f"{key}.{language}", most=LONGEST_NAME, blank=True)
        for language in LANGUAGES
    }
    meaning = _read(value["meaning"], f"{key}.meaning", most=LONGEST_MEANING, blank=False)
    return Term(**names, meaning=meaning)


def _read(value: Any, key: str, *, most: int, blank: bool) -> str:
    text = one_line(read_text(value, key, blank=blank))
    if len(text) > most:
        raise PayloadError("text-long", key)
    return text


def require_names(terms: Iterable[tuple[str, Term]], *, language: str) -> None:
    """Each term (with its place) has a name in the lesson's language that no other has."""
    seen: set[str] = set()
    for place, term in terms:
        name = term.name(language).casefold()
        if not name:
            raise PayloadError("term-nameless", place)
        if name in seen:
            raise PayloadError("repeated", place)
        seen.add(name)


def dump_terms(terms: Iterable[Term]) -> list[dict[str, str]]:
    return [
        {"kk": term.kk, "ru": term.ru, "en": term.en, "meaning": term.meaning} for term in terms
    ]


def terms_to_text(terms: Iterable[Term]) -> str:
    """One term a line: Kazakh, Russian, English name, meaning."""
    return write_rows([(term.kk, term.ru, term.en, term.meaning) for term in terms])


def terms_from_text(text: str, *, language: str) -> tuple[Term, ...]:
    """Raises PayloadError with the number of the line, from 1, as its key."""
    read = []
    for row in read_rows(text):
        if len(row.cells) != len(LANGUAGES) + 1:
            raise PayloadError("cells-wrong", row.place)
        *names, meaning = row.cells
        values = {**dict(zip(LANGUAGES, names, strict=True)), "meaning": meaning}
        read.append((row.place, _at_line(values, row.place)))
    require_names(read, language=language)
    if len(read) > MOST_TERMS:
        raise PayloadError("too-many", "terms")
    return tuple(term for _place, term in read)


def _at_line(values: Mapping[str, str], place: str) -> Term:
    try:
        return parse_term(values, place)
    except PayloadError as error:
        raise PayloadError(error.code, place) from error
