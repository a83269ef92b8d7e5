"""A written text: its few signs, its words, and what of it is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from lessons.domain.content.keeping import is_worth_keeping
from lessons.domain.content.volume import Wanted, wanted_words
from lessons.domain.content.writing import Block, BlockKind, Run, blocks_of, word_count

NOW = datetime(2026, 4, 15, 12, 0, tzinfo=UTC)


def kinds(text: str) -> list[BlockKind]:
    return [block.kind for block in blocks_of(text)]


def test_headings_lists_quotes_and_paragraphs_are_told_apart():
    text = "# Кіріспе\nМәтін\nжалғасы\n\n## Бөлім\n- бір\n- екі\n1. біріншi\n2) екінші\n> сөз"

    assert kinds(text) == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.SUBHEADING,
        BlockKind.BULLETS,
        BlockKind.NUMBERS,
        BlockKind.QUOTE,
    ]


def test_a_list_keeps_its_first_number_and_two_headings_stay_two():
    assert [*blocks_of("3. үш\n4. төрт")] == [
        Block(BlockKind.NUMBERS, ((Run("үш"),), (Run("төрт"),)), start=3)
    ]
    assert kinds("# А\n# Б") == [BlockKind.HEADING, BlockKind.HEADING]


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("**қалың** сөз", [Run("қалың", is_bold=True), Run(" сөз")]),
        ("2 ** 3", [Run("2 ** 3")]),
        ("**а** және **б", [Run("а", is_bold=True), Run(" және **б")]),
        ("<b>тег</b>", [Run("<b>тег</b>")]),
    ],
)
def test_stars_make_words_bold_where_they_close(words, runs):
    (block,) = blocks_of(words)

    assert list(block.lines[0]) == runs


def test_a_run_knows_where_it_stands_in_the_text():
    text = "# Бас\r\n\n  - **бір** екі\n3)  үш\n> төрт ** бес"

    runs = [run for block in blocks_of(text) for line in block.lines for run in line]

    assert [text[run.at : run.end] for run in runs] == [run.text for run in runs]
    assert [run.text for run in runs] == ["Бас", "бір", " екі", "үш", "төрт ** бес"]


def test_words_are_what_has_a_letter_or_a_digit():
    assert word_count("Бұл – 2 сөз, **қалың** !") == 4


@pytest.mark.parametrize(
    ("volume", "wanted"),
    [
        ("400–800 сөз", Wanted(least=400, most=800)),
        ("1 000 - 1 200 слов", Wanted(least=1000, most=1200)),
        ("кемінде 500 сөз", Wanted(least=500)),
        ("до 300 слов", Wanted(most=300)),
        ("300 сөзге дейін", Wanted(most=300)),
        ("not more than 250 words", Wanted(most=250)),
        ("2–3 бет", None),
        ("", None),
    ],
)
def test_the_wanted_words_are_read_from_what_the_author_says(volume, wanted):
    assert wanted_words(volume) == wanted


@pytest.mark.parametrize(
    ("before", "after", "saved", "kept", "is_kept"),
    [
        ("Бір", "Бір екі", 1, 1, False),
        ("Бір", "Бір екі", 1, None, True),
        ("Бір", "Бір екі", 1, 4, True),
        ("Бір", "Бір екі", 11, 1, True),
        ("Бір" * 200, "Бір", 1, 1, True),
        ("Бір", "", 1, 1, True),
        ("", "Бір", 60, None, False),
        ("Бір", "Бір", 60, 60, False),
    ],
)
def test_what_is_kept_stood_before_a_pause_before_much_went_or_long_enough(
    before, after, saved, kept, is_kept
):
    kept_at = None if kept is None else NOW - timedelta(minutes=kept)

    found = is_worth_keeping(
        before, after, saved_at=NOW - timedelta(minutes=saved), kept_at=kept_at, now=NOW
    )

    assert found is is_kept
