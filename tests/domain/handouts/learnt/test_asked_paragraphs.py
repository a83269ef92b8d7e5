"""Questions one behind the other are asked one by one; a text that asks and goes on is none."""

import pytest

from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.lines import Row

ASKED = ["Су неге қатады?", "Мұз неге жүзеді?", "Бу қайда кетеді?"]


def texts(*rows: Row) -> list[str]:
    return [line.row.text for line in lines_of(rows)]


def test_three_questions_are_three_lines():
    assert texts(Row(1, " ".join(ASKED))) == ASKED


def test_words_that_lead_up_to_two_stand_apart():
    assert texts(Row(1, f"Ойланайық. {' '.join(ASKED[:2])}")) == ["Ойланайық.", *ASKED[:2]]


@pytest.mark.parametrize(
    "text",
    [
        f"{ASKED[0]} Ол суық. {ASKED[1]} {ASKED[2]}",
        " ".join(ASKED[:2]),
        f"1. {' '.join(ASKED)}",
        f"А) {' '.join(ASKED)}",
        f"{' '.join(ASKED)} Осыны білеміз.",
        f"{'Су туралы айтылған сөз ' * 4}бар. {ASKED[0]} {ASKED[1]}",
    ],
)
def test_a_text_and_an_item_stay_whole(text):
    assert texts(Row(1, text)) == [text]


def test_a_paragraph_that_the_page_has_broken_stays_whole():
    text = " ".join(ASKED)

    assert texts(Row(1, text), Row(2, "және тағы не?", starts=False))[0] == text
