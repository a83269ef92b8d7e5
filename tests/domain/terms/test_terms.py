"""Key terms: read from files and typed lines, found in the text in every form."""

import pytest

from lessons.domain.languages import LANGUAGES
from lessons.domain.terms.finding import REGISTRY, TermFinder
from lessons.domain.terms.term import (
    MOST_TERMS,
    Term,
    dump_terms,
    parse_terms,
    terms_from_text,
    terms_to_text,
)
from lessons.domain.types.definition import PayloadError

NOTE = {"kk": "нота", "ru": "нота", "en": "diplomatic note", "meaning": "Ресми хат."}


def terms_of(*names: str, language: str = "kk") -> list[Term]:
    return [Term(**{language: name}, meaning=f"{name} – …") for name in names]


def found(text: str, *names: str, language: str = "kk") -> list[tuple[str, str]]:
    """(what stands in the text, the term that it is taken for)."""
    finder = TermFinder(terms_of(*names, language=language), language=language)
    pieces = finder.pieces(text, set())
    assert "".join(piece.text for piece in pieces) == text
    return [(piece.text, names[piece.term]) for piece in pieces if piece.term is not None]


class TestReading:
    def test_terms_are_read_back_as_they_were_dumped(self):
        terms = parse_terms([NOTE, {"kk": "агреман", "meaning": "Келісім."}], language="kk")

        assert terms[0] == Term(**NOTE)
        assert parse_terms(dump_terms(terms), language="kk") == terms

    def test_a_term_names_itself_in_the_other_languages(self):
        [term] = parse_terms([NOTE], language="kk")

        assert term.other_names("kk") == (("ru", "нота"), ("en", "diplomatic note"))

    @pytest.mark.parametrize(
        ("value", "code", "place"),
        [
            ("нота", "not-a-list", "terms"),
            (["нота"], "not-an-object", "terms.0"),
            ([{"kk": "нота"}], "key-missing", "meaning"),
            ([{**NOTE, "de": "Note"}], "key-unknown", "de"),
            ([{**NOTE, "meaning": " "}], "text-empty", "terms.0.meaning"),
            ([{**NOTE, "en": 5}], "not-text", "terms.0.en"),
            ([{**NOTE, "kk": "н" * 121}], "text-long", "terms.0.kk"),
            ([{**NOTE, "kk": ""}], "term-nameless", "terms.0"),
            ([NOTE, {**NOTE, "kk": "Нота"}], "repeated", "terms.1"),
            ([NOTE] * (MOST_TERMS + 1), "too-many", "terms"),
        ],
    )
    def test_a_wrong_term_is_refused_with_its_place(self, value, code, place):
        with pytest.raises(PayloadError) as caught:
            parse_terms(value, language="kk")

        assert (caught.value.code, caught.value.key) == (code, place)


class TestTyping:
    def test_terms_are_read_back_as_they_were_written(self):
        odd = Term(kk="а|б", ru="\\|", en="", meaning="Тік сызық | осындай.")

        assert terms_from_text(terms_to_text([odd, Term(**NOTE)]), language="kk") == (
            odd,
            Term(**NOTE),
        )

    @pytest.mark.parametrize(
        ("typed", "code", "line"),
        [
            ("нота | нота | note", "cells-wrong", "1"),
            ("\nнота | | | ", "text-empty", "2"),
            ("| нота | note | Ресми хат.", "term-nameless", "1"),
            ("нота|||Хат.\n\nНота|||Хат.", "repeated", "3"),
        ],
    )
    def test_the_line_of_a_mistake_is_named(self, typed, code, line):
        with pytest.raises(PayloadError) as caught:
            terms_from_text(typed, language="kk")

        assert (caught.value.code, caught.value.key) == (code, line)


class TestFinding:
    def test_every_language_of_lessons_has_its_words(self):
        assert set(REGISTRY) == set(LANGUAGES)

    @pytest.mark.parametrize(
        ("text", "term", "met"),
        [
            ("Екі ел дипломатиялық байланыстардан бастайды.", "дипломатиялық байланыс", True),
            ("Елші сенім грамотасын тапсырады.", "сенім грамотасы", True),
            ("Саммиттерге басшылар келеді.", "саммит", True),
            ("САММИТ өтті.", "саммит", True),
            ("Казакстаннын копвекторлыгы", "көпвекторлық", True),
            ("БҰҰ-ның жарғысы", "БҰҰ", True),
            ("Дипломат келді.", "дипломатия", False),
            ("Дипломатиялық қызмет", "дипломатия", False),
            ("Жария, дипломатия емес", "жария дипломатия", False),
            ("қарым-қатынас", "қатынас", False),
            ("нотариус", "нота", False),
        ],
    )
    def test_a_kazakh_term_is_met_in_its_forms_alone(self, text, term, met):
        assert bool(found(text, term)) is met

    @pytest.mark.parametrize(
        ("text", "term", "met"),
        [
            ("вручение верительных грамот", "верительная грамота", True),
            ("в международных режимах", "международный режим", True),
            ("Публичную дипломатию изучают.", "публичная дипломатия", True),
            ("опасна для обеих внешних политик", "внешняя политика", True),
            ("сведения о переговорах", "переговоры", True),
            ("жесткая сила", "жёсткая сила", True),
            ("после рынка", "рынок", True),
            ("дипломат приехал", "дипломатия", False),
            ("нотариус", "нота", False),
            ("сильный игрок", "сила", False),
            ("постоянное, представительство", "постоянное представительство", False),
        ],
    )
    def test_a_russian_term_is_met_in_its_forms_alone(self, text, term, met):
        assert bool(found(text, term, language="ru")) is met

    @pytest.mark.parametrize(
        ("text", "term"), [("Two summits.", "summit"), ("its policies", "policy")]
    )
    def test_an_english_term_is_met_in_the_plural(self, text, term):
        assert found(text, term, language="en")

    def test_the_longest_term_wins_and_hides_what_is_within_it(self):
        text = "Жария дипломатия дамыды. Дипломатия – өнер."

        met = found(text, "дипломатия", "жария дипломатия")

        assert met == [("Жария дипломатия", "жария дипломатия"), ("Дипломатия", "дипломатия")]

    def test_only_the_first_time_counts_until_something_else_is_seen(self):
        finder = TermFinder(terms_of("саммит"), language="kk")
        seen: set[int] = set()

        first = finder.pieces("Саммит өтті. Саммитке келді.", seen)
        second = finder.pieces("Тағы бір саммит.", seen)

        assert [piece.term for piece in first] == [0, None]
        assert [piece.term for piece in second] == [None]

    def test_a_language_without_rules_of_its_own_breaks_nothing(self):
        assert TermFinder(terms_of("саммит"), language="de").pieces("Gipfel", set())
