"""Lines with roles to blocks: one list a lesson, each item with its level, answer and heading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.headings import Role
from lessons.domain.handouts.learnt.decoding import decode
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.segmenting import segment
from lessons.domain.handouts.learnt.tagging import Tagged
from tests.domain.handouts.learnt.lines_of_text import table, tagged

TEXTS = st.sampled_from(
    ("1. Су деген не?", "2. Мұз не?", "A) бу", "1-деңгей", "БӨЖ: эссе", "Жауабы: су", "№4. Су")
)


def blocks(*pairs):
    (found,) = segment(tagged(*pairs))
    return found


def asked(*pairs):
    return [
        (block.role, block.heading.level, row.text)
        for block in blocks(*pairs)
        for item in block.items or ()
        for row in item.rows
    ]


def test_a_title_loses_its_number_and_keeps_it():
    (block,) = blocks((Label.TITLE, "Тақырып 7. Судың айналымы"))

    assert (block.heading.number, block.rows[0].text) == (7, "Судың айналымы")


@pytest.mark.parametrize("title", ["9-кездесу. Топырақ", "9-шы машықтану: Топырақ"])
def test_a_number_before_any_word_for_a_class_is_the_lessons(title):
    (block,) = blocks((Label.TITLE, title))

    assert (block.heading.number, block.heading.rest) == (9, "Топырақ")


def test_a_unit_names_its_title_and_number():
    (block,) = blocks((Label.TITLE, "Unit 3 Going Underground"))

    assert (block.heading.number, block.heading.rest) == (3, "Going Underground")


def test_what_stands_in_the_table_of_a_task_is_one():
    lines = lines_of(table(["СӨЖ тапсырмасы", "Балл"], ["Кесте сызу", "5"], ["Рөл ойнау", "6"]))
    given = [(Label.OTHER, 1.0)] * 2 + [(Label.TASK, 0.9), (Label.OTHER, 1.0), (Label.TASK, 0.5)]
    run = [Tagged(line, label, surety) for line, (label, surety) in zip(lines, given, strict=False)]
    (found,) = segment(run)

    assert [block.role for block in found if block.items] == [Role.INDEPENDENT, Role.INDEPENDENT]


def test_a_field_loses_the_words_that_name_it():
    (block,) = blocks((Label.GOAL, "Бұл сабақта көздейтініміз: суды тану"))

    assert (block.role, block.rows[0].text) == (Role.GOAL, "суды тану")


def test_two_values_of_a_field_are_two_blocks():
    found = blocks((Label.OUTCOMES, "Нәтиже: біледі"), (Label.OUTCOMES, "Нәтиже: қолданады"))

    assert [block.rows[0].text for block in found] == ["біледі", "қолданады"]


def test_questions_stand_under_their_level():
    found = asked(
        (Label.LEVEL, "1-деңгей"),
        (Label.QUESTION, "1. Су деген не?"),
        (Label.LEVEL, "2-деңгей"),
        (Label.QUESTION, "1. Мұз неге қатады?"),
        (Label.QUESTION_ON, "Мысал келтіріңіз."),
    )

    assert found == [
        (Role.LEVEL, 1, "Су деген не?"),
        (Role.LEVEL, 2, "Мұз неге қатады?"),
        (Role.LEVEL, 2, "Мысал келтіріңіз."),
    ]


def test_a_heading_may_name_the_level():
    found = asked((Label.ASK_HEAD, "Қиын сұрақтар"), (Label.QUESTION, "1. Су не?"))

    assert found == [(Role.LEVEL, 3, "Су не?")]


def test_an_answer_belongs_to_the_question_above():
    found = blocks(
        (Label.QUESTION, "1. Су не?"), (Label.ANSWER, "Сұйық."), (Label.QUESTION, "2. Мұз не?")
    )
    items = [item for block in found for item in block.items or ()]

    assert [[row.text for row in item.answer] for item in items] == [["Сұйық."], []]


def test_answers_that_stand_together_are_shared_out():
    found = blocks(
        (Label.QUESTION, "1. Су не?"),
        (Label.QUESTION, "2. Мұз не?"),
        (Label.ANSWER, "1. Сұйық."),
        (Label.ANSWER_ON, "2. Қатты."),
    )
    items = [item for block in found for item in block.items or ()]

    assert [[row.text for row in item.answer] for item in items] == [["Сұйық."], ["Қатты."]]


def test_a_task_loses_a_word_that_names_no_work():
    found = asked((Label.TASK, "Тапсырма: сызба жасаңыз"), (Label.TASK, "СӨЖ: эссе жазыңыз"))

    assert found == [
        (Role.INDEPENDENT, None, "сызба жасаңыз"),
        (Role.INDEPENDENT, None, "эссе жазыңыз"),
    ]


def test_a_title_below_what_was_asked_begins_a_lesson():
    found = segment(
        tagged(
            (Label.TITLE, "1-сабақ. Су"),
            (Label.QUESTION, "1. Су не?"),
            (Label.TITLE, "2-сабақ. Мұз"),
            (Label.QUESTION, "1. Мұз не?"),
        )
    )

    assert [blocks[0].heading.number for blocks in found] == [1, 2]


def test_two_lines_of_a_title_are_one_lesson():
    assert len(segment(tagged((Label.TITLE, "1-сабақ."), (Label.TITLE, "Судың айналымы")))) == 1


@given(st.lists(st.tuples(TEXTS, st.sampled_from(list(Label))), max_size=15))
def test_any_roles_make_blocks_and_no_line_stands_in_two(pairs):
    labels = decode([{each: float(each is label) for each in Label} for _, label in pairs])
    given = tagged(*((label, text) for label, (text, _) in zip(labels, pairs, strict=True)))

    found = [row.line for blocks in segment(given) for block in blocks for row in block.rows]

    assert len(found) == len(set(found))


def test_what_stands_below_a_heading_of_work_at_home_is_work():
    found = asked(
        (Label.ASK_HEAD, "Үйге арналған есептер"), (Label.QUESTION, "1. Жолын есептеңіз.")
    )

    assert found == [(Role.INDEPENDENT, None, "Жолын есептеңіз.")]


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Өзіндік жұмысқа арналған сұрақтар", "1. Судың маңызы"),
        ("Үйде қайталауға", "1. Су неге қатады?"),
    ],
)
def test_questions_for_work_at_home_stay_questions(head, text):
    found = asked((Label.ASK_HEAD, head), (Label.QUESTION, text))

    assert [role for role, _, _ in found] == [Role.QUESTIONS]


def work(*pairs, surety: float) -> list[Role]:
    (found,) = segment(tagged(*pairs, surety=surety))
    return [block.role for block in found if block.items]


@pytest.mark.parametrize(("surety", "role"), [(0.9, Role.INDEPENDENT), (0.5, Role.QUESTIONS)])
def test_work_that_nothing_names_is_taken_from_models_that_are_sure(surety, role):
    found = work((Label.TASK_HEAD, "Не тапсырасыз"), (Label.TASK, "1. Сызба"), surety=surety)

    assert found == [role]


@pytest.mark.parametrize(
    "pairs",
    [
        ((Label.TASK_HEAD, "СӨЖ"), (Label.TASK, "1. Сызба салу")),
        ((Label.TASK, "Үйге: сызба салу"),),
        ((Label.OTHER, "Қосымша жұмыс"), (Label.TASK, "– сызба салу")),
    ],
)
def test_a_word_in_the_heading_the_line_or_above_it_names_work(pairs):
    assert work(*pairs, surety=0.4) == [Role.INDEPENDENT]


def test_the_head_of_a_column_names_work():
    cells = lines_of(table(["Тақырып", "СӨЖ"], ["Су", "сызба салу"]))
    labels = (Label.OTHER, Label.OTHER, Label.OTHER, Label.TASK)
    (found,) = segment(
        [Tagged(line, label, 0.4) for line, label in zip(cells, labels, strict=True)]
    )

    assert [block.role for block in found if block.items] == [Role.INDEPENDENT]


def test_several_short_questions_on_one_line_are_several():
    found = asked((Label.QUESTION, "1. Су не? Мұз не? Бу не?"))

    assert [text for _, _, text in found] == ["Су не?", "Мұз не?", "Бу не?"]


def test_two_sentences_of_one_question_are_one():
    (found,) = asked((Label.QUESTION, "Су неге қатады? Мысал келтіріңіз."))

    assert found[2] == "Су неге қатады? Мысал келтіріңіз."


def test_names_of_levels_before_each_question_are_none_of_it():
    names = ("Бірінші саты", "Екінші саты", "Бірінші саты", "Екінші саты")
    (found,) = blocks(*((Label.QUESTION, f"{name}: Су не?") for name in names))

    assert [(item.rows[0].text, item.level) for item in found.items] == [
        ("Су не?", 1),
        ("Су не?", 2),
        ("Су не?", 1),
        ("Су не?", 2),
    ]


def test_letters_that_count_on_are_none_of_the_question():
    found = asked((Label.QUESTION, "А. Су не?"), (Label.QUESTION, "Ә. Мұз не?"))

    assert [text for _, _, text in found] == ["Су не?", "Мұз не?"]


def test_what_is_to_be_made_stays_with_the_task():
    found = asked((Label.TASK_HEAD, "СӨЖ"), (Label.TASK, "Эссе: судың маңызы"))

    assert [text for _, _, text in found] == ["Эссе: судың маңызы"]


def test_an_answer_to_nothing_is_a_key_and_has_its_line():
    found = blocks((Label.OTHER, "Мақсаты:"), (Label.ANSWER, "Дұрыс жауап: B"))

    assert [(block.role, block.line) for block in found] == [(Role.OTHER, 1), (Role.KEY, 2)]


def test_an_answer_to_nothing_below_a_heading_of_work_is_a_key():
    found = blocks((Label.TASK_HEAD, "СӨЖ"), (Label.ANSWER, "Жауабы: су"))

    assert [block.role for block in found] == [Role.OTHER, Role.KEY]


def test_the_number_of_a_lesson_stands_above_its_own_title():
    found = segment(
        tagged(
            (Label.FIELD_HEAD, "3-СЕМИНАР"),
            (Label.TITLE, "Жібек жолы"),
            (Label.QUESTION, "1. Жол қашан ашылды?"),
            (Label.FIELD_HEAD, "4-СЕМИНАР"),
            (Label.TITLE, "Отырар"),
            (Label.QUESTION, "1. Отырар қайда?"),
        )
    )

    numbers = [[each.heading.number for each in own if each.heading.number] for own in found]
    assert numbers == [[3], [4]]
