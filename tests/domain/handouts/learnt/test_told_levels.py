"""Headings, stars and legends that tell levels together."""

import pytest

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.told_levels import with_told_levels
from tests.domain.handouts.learnt.lines_of_text import tagged

ASKED = ("1. Су деген не?", "2. Мұз неге жүзеді?", "3. Буды сипаттаңыз.")


def read(*pairs) -> list[tuple[Label, int | None, str]]:
    return [
        (each.label, each.line.marker.level if each.line.marker else None, each.line.text)
        for each in with_told_levels(tagged(*pairs))
    ]


def levels(*pairs) -> list[int]:
    """Of each question the level that stands above it."""
    found, level = [], 0
    for label, told, _ in read(*pairs):
        level = told or level
        found += [level] if label is Label.QUESTION else []
    return found


def test_headings_of_a_scale_are_levels():
    heads = ("Core", "Applied", "Stretch")
    pairs = [
        pair
        for head, text in zip(heads, ASKED, strict=True)
        for pair in ((Label.ASK_HEAD, head), (Label.QUESTION, text))
    ]

    assert levels(*pairs) == [1, 2, 3]


def test_text_between_them_parts_them():
    pairs = [
        (Label.ASK_HEAD, "Core"),
        (Label.QUESTION, ASKED[0]),
        (Label.OTHER, "Мұз судан жеңіл."),
        (Label.ASK_HEAD, "Applied"),
        (Label.QUESTION, ASKED[1]),
        (Label.ASK_HEAD, "Stretch"),
        (Label.QUESTION, ASKED[2]),
    ]

    assert levels(*pairs) == [0, 0, 0]


@pytest.mark.parametrize("sign", ["*", "★"])
def test_stars_before_questions_are_their_levels_and_none_of_their_words(sign):
    texts = [f"{n + 1}. {sign * (n + 1)} {text[3:]}" for n, text in enumerate(ASKED)]
    pairs = [(Label.QUESTION, text) for text in texts]

    assert levels(*pairs) == [1, 2, 3]
    assert [text for label, _, text in read(*pairs) if label is Label.QUESTION] == [
        text[3:] for text in ASKED
    ]


def test_the_same_star_before_all_is_a_bullet():
    assert levels(*((Label.QUESTION, f"* {text}") for text in ASKED)) == [0, 0, 0]


def test_stars_alone_on_a_line_head_what_is_below():
    pairs = [(Label.OTHER, "1. ★"), (Label.QUESTION, ASKED[0]), (Label.OTHER, "2. ★★")]

    assert levels(*pairs, (Label.QUESTION, ASKED[1])) == [1, 2]


def test_a_legend_tells_what_signs_mean_and_asks_nothing():
    legend = "Жасыл – жеңіл, сары – ойлануды қажет етеді, қызыл – зерттеу."
    pairs = [
        (Label.QUESTION, legend),
        (Label.ASK_HEAD, "ЖАСЫЛ БЕЛДЕУ"),
        (Label.QUESTION, ASKED[0]),
        (Label.ASK_HEAD, "Қызыл белдеу"),
        (Label.QUESTION, ASKED[2]),
    ]

    assert levels(*pairs) == [1, 3]
    assert read(*pairs)[0][0] is Label.OTHER


def test_names_before_questions_are_their_levels_and_none_of_their_words():
    texts = ["Білу: суды сипатта.", "Қолдану: буды есепте.", "Бағалау: мұзды бағала."]
    pairs = [(Label.QUESTION, text) for text in texts]

    assert levels(*pairs) == [1, 2, 3]
    assert [text for label, _, text in read(*pairs) if label is Label.QUESTION] == [
        text.partition(": ")[2] for text in texts
    ]


@pytest.mark.parametrize(
    "pairs",
    [
        [(Label.OTHER, "Білу: су."), (Label.OTHER, "Қолдану: бу."), (Label.OTHER, "Бағалау: мұз.")],
        [(Label.QUESTION, text) for text in ("Су: қайда?", "Бу: неге?", "Мұз: не?")],
    ],
)
def test_a_text_about_levels_and_other_names_are_none(pairs):
    assert levels(*pairs) == [0] * sum(label is Label.QUESTION for label, _ in pairs)


def test_a_level_in_brackets_behind_a_heading():
    pairs = [
        (Label.ASK_HEAD, "Парақ №1 (1-деңгей, 3 балл)"),
        (Label.QUESTION, ASKED[0]),
        (Label.ASK_HEAD, "Парақ №2 (3-деңгей, 5 балл)"),
        (Label.QUESTION, ASKED[1]),
    ]

    assert levels(*pairs) == [1, 3]
