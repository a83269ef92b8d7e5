"""Pairs to be matched and dialogues are no questions; other tables and dashes stay as they are."""

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.shown_lists import with_shown_lists
from lessons.domain.handouts.learnt.tagging import Tagged
from tests.domain.handouts.learnt.lines_of_text import table, tagged

TALK = ["– Сәлеметсіз бе! Көйлек керек еді.", "– Қай өлшем киесіз?", "– Қырық сегіз."]


def asked(heading: str, lines) -> set[Label]:
    above = tagged((Label.ASK_HEAD, heading))
    below = [Tagged(line, Label.QUESTION, 0.8) for line in lines]
    return {each.label for each in with_shown_lists([*above, *below])[1:]}


def test_the_halves_of_pairs_ask_nothing():
    pairs = lines_of(table(["Бұл тым", "береміз бе?"], ["Басқа түсі", "бар ма?"]))

    assert asked("2-жаттығу. Соедините начало и конец фразы.", pairs) == {Label.OTHER}
    assert asked("Бақылау сұрақтары", pairs) == {Label.QUESTION}


def test_a_dialogue_asks_nothing():
    lines = [each.line for each in tagged(*((Label.QUESTION, text) for text in TALK))]

    assert asked("Диалог", lines) == {Label.OTHER}
    assert asked("Бақылау сұрақтары", lines) == {Label.QUESTION}


def test_questions_behind_dashes_below_a_dialogue_ask():
    texts = ["– Кім сатушы?", "– Не сатып алды?", "– Қанша тұрады?"]
    lines = [each.line for each in tagged(*((Label.QUESTION, text) for text in texts))]

    assert asked("Диалог", lines) == {Label.QUESTION}


def test_halves_on_lines_of_their_own_ask_nothing_up_to_the_next_heading():
    texts = ["1) анемия", "2) гемофилия", "А) кровь не свёртывается", "Б) мало эритроцитов"]
    _, *halves, below = with_shown_lists(
        tagged(
            (Label.ASK_HEAD, "Установите соответствие"),
            *((Label.QUESTION, text) for text in texts),
            (Label.QUESTION, "Почему кровь красная?"),
        )
    )

    assert {each.label for each in halves} == {Label.OTHER}
    assert below.label is Label.QUESTION


def test_an_item_of_a_list_that_speaks_of_matching_announces_nothing():
    items = ["4. Сәйкестендіру әдісі", "5. Тест түрлері"]

    found = with_shown_lists(tagged(*((Label.QUESTION, text) for text in items)))

    assert [each.label for each in found] == [Label.QUESTION] * 2
