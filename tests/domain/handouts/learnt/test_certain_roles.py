"""What rules know for sure: keys are keys, and answers last until something ends them."""

import pytest

from lessons.domain.handouts.learnt.certain import settle
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.lines import Row
from tests.domain.handouts.learnt.lines_of_text import table, tagged

ASKED = (Label.QUESTION, "1. Су деген не?")


def labels(*pairs) -> list[Label]:
    return [each.label for each in settle(tagged(*pairs, surety=0.3))]


@pytest.mark.parametrize(
    "text", ["1-A, 2-B, 3-C", "Тест жауаптары: 1-а, 2-б", "Дұрыс жауаптары: 1. Астана 2. Ертіс"]
)
def test_a_list_of_keys_is_one_whatever_the_models_say(text):
    (found,) = settle(tagged((Label.QUESTION, text), surety=0.3))

    assert (found.label, found.surety, found.asked) == (Label.KEY, 1.0, 0.0)


def test_an_answer_beside_its_word_is_one():
    assert labels(ASKED, (Label.OTHER, "Жауабы: сұйық зат")) == [Label.QUESTION, Label.ANSWER]


def test_the_word_alone_makes_what_stands_below_the_answer():
    found = labels(
        ASKED,
        (Label.OTHER, "Эталон жауап:"),
        (Label.QUESTION, "1. Сұйық зат."),
        (Label.QUESTION, "2. Иіссіз."),
    )

    assert found[1:] == [Label.ANSWER, Label.ANSWER_ON, Label.ANSWER_ON]


def test_a_question_mark_ends_the_answer():
    found = labels(
        ASKED, (Label.OTHER, "Эталон жауап:"), (Label.OTHER, "Сұйық."), (Label.QUESTION, "Мұз не?")
    )

    assert found[2:] == [Label.ANSWER_ON, Label.QUESTION]


def test_a_number_that_does_not_count_on_ends_the_answer():
    found = labels(
        ASKED,
        (Label.OTHER, "Эталон жауап:"),
        (Label.OTHER, "1. Сұйық."),
        (Label.QUESTION, "5. Мұзды сипаттаңыз."),
    )

    assert found[2:] == [Label.ANSWER_ON, Label.QUESTION]


def test_before_anything_is_asked_the_word_tells_nothing():
    assert labels((Label.OTHER, "Жауабы: сұйық зат"), ASKED) == [Label.OTHER, Label.QUESTION]


@pytest.mark.parametrize("head", ["Пайдаланылған әдебиеттер", "Терминдер глоссарийі", "References"])
def test_below_literature_and_glossaries_nothing_is_asked(head):
    entry = (Label.QUESTION, "1. Серіков Б. Су – тіршілік көзі. Алматы, 2019.")

    assert labels(ASKED, (Label.OTHER, head), entry)[2] is Label.OTHER


def test_the_next_heading_opens_what_literature_had_closed():
    found = labels(
        (Label.OTHER, "Әдебиеттер"), (Label.OTHER, "Бақылау сұрақтары"), (Label.QUESTION, "1. Мұз.")
    )

    assert found[2] is Label.QUESTION


def test_a_key_alone_below_its_heading_is_one_for_each_level():
    found = labels(
        (Label.ASK_HEAD, "Дұрыс жауаптар:"),
        (Label.LEVEL, "1-деңгей"),
        (Label.QUESTION, "1-B"),
        (Label.LEVEL, "2-деңгей"),
        (Label.QUESTION, "1-A"),
    )

    assert [found[2], found[4]] == [Label.KEY, Label.KEY]


def test_without_that_heading_it_is_none():
    assert labels(ASKED, (Label.QUESTION, "1-B"))[1] is Label.QUESTION


def test_a_line_of_dots_is_not_asked():
    assert labels(ASKED, (Label.QUESTION, "..............."))[1] is Label.OTHER


def test_what_a_level_stands_before_on_its_own_line_is_asked():
    row = Row(line=1, text="І деңгей – Су неден тұрады")
    level, asked = lines_of([row])
    given = [Tagged(level, Label.LEVEL, 0.9), Tagged(asked, Label.OTHER, 0.9)]

    assert settle(given)[1].label is Label.QUESTION


TOPICS = [(Label.OTHER, f"{number}. Су айналымының кезеңі") for number in range(1, 14)]


def test_bare_topics_below_the_name_of_an_exam_are_asked():
    found = labels((Label.OTHER, "Емтиханға шығарылатын тақырыптар"), *TOPICS)

    assert set(found[1:]) == {Label.QUESTION}


@pytest.mark.parametrize("count", [5, 13])
def test_a_short_list_and_one_without_an_exam_are_not(count):
    title = "Емтихан тақырыптары" if count == 5 else "Дәрістер тізбегі"

    assert set(labels((Label.OTHER, title), *TOPICS[:count])) == {Label.OTHER}


@pytest.mark.parametrize(
    ("asked", "answered"), [("? ", "! "), ("В1: ", "О: "), ("Q: ", "A: "), ("Сұрақ 1. ", "Жауап. ")]
)
def test_signs_that_take_turns_part_questions_and_answers(asked, answered):
    pairs = [
        (Label.OTHER, text)
        for _ in range(3)
        for text in (f"{asked}Су неден тұрады", f"{answered}Сутегі мен оттегіден.")
    ]

    assert labels(*pairs) == [Label.QUESTION, Label.ANSWER] * 3
    assert settle(tagged(*pairs))[1].line.row.text == "Сутегі мен оттегіден."


def test_two_turns_are_chance():
    pairs = [(Label.OTHER, text) for text in ("? Неге", "! Себебі")] * 2

    assert labels(*pairs) == [Label.OTHER] * 4


def test_a_small_letter_goes_on_with_the_question_above():
    found = labels((Label.QUESTION, "1. Судың күйлерін атап,"), (Label.QUESTION, "сипаттаңыз."))

    assert found == [Label.QUESTION, Label.QUESTION_ON]


def test_below_a_stop_a_small_letter_begins_anew():
    found = labels((Label.QUESTION, "судың күйлері;"), (Label.QUESTION, "мұздың қасиеттері."))

    assert found == [Label.QUESTION, Label.QUESTION]


def test_a_heading_that_the_models_are_sure_of_opens_what_literature_had_closed():
    found = settle(
        tagged(
            (Label.OTHER, "Глоссарий"),
            (Label.ASK_HEAD, "Ортаға салайық"),
            (Label.QUESTION, "1. Судың маңызы"),
            surety=0.95,
        )
    )

    assert found[2].label is Label.QUESTION


def test_a_pair_of_a_glossary_is_no_title():
    found = labels((Label.OTHER, "Глоссарий"), (Label.TITLE, "жеңілдік – скидка"))

    assert found == [Label.OTHER, Label.OTHER]


def test_numbers_of_options_below_the_word_for_keys_are_keys():
    found = labels((Label.OPTION, "Кілті"), (Label.OPTION, "1 – 2"), (Label.OTHER, "2 – 1"))

    assert found == [Label.KEY, Label.KEY, Label.KEY]


def test_an_option_that_speaks_of_a_key_is_none():
    found = labels((Label.STEM, "1. Кесте"), (Label.OPTION, "A) бастапқы кілт"))

    assert found == [Label.STEM, Label.OPTION]


def test_what_leads_up_to_a_list_is_none_of_it():
    found = labels(
        (Label.TASK, "Біреуін таңдаңыз:"), (Label.TASK, "– эссе"), (Label.TASK, "– жоба")
    )

    assert found == [Label.TASK_HEAD, Label.TASK, Label.TASK]


def test_a_word_that_counts_cards_is_not_asked():
    assert labels((Label.QUESTION, "№ 1 билет"), ASKED) == [Label.ASK_HEAD, Label.QUESTION]


def test_a_column_of_answers_is_not_asked():
    cells = table(["Сұрақ", "Жауабы"], ["Су деген не?", "Сұйық зат"])
    found = settle([Tagged(line, Label.QUESTION, 0.5) for line in lines_of(cells)])

    assert [each.label for each in found[2:]] == [Label.QUESTION, Label.ANSWER]


def test_a_heading_torn_from_the_rest_of_its_sentence_is_a_stem():
    found = labels((Label.TEST_HEAD, "1. Су қалай аталады және ол"), (Label.STEM, "қашан қатады?"))

    assert found == [Label.STEM, Label.STEM_ON]


def test_below_a_key_for_the_teacher_nothing_is_asked():
    found = settle(
        tagged(
            (Label.OTHER, "Оқытушыға арналған кілт"),
            (Label.QUESTION, "a) Тараптар жауапты болады."),
            (Label.ASK_HEAD, "Талқылайық"),
            (Label.QUESTION, "1. Судың маңызы"),
            surety=0.95,
        )
    )

    assert [each.label for each in found[1:]] == [Label.KEY, Label.ASK_HEAD, Label.QUESTION]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Үй жұмысы: ой жазу", Label.TASK),
        ("Next time bring a plan of your network.", Label.TASK),
        ("Next time, what would you bring?", Label.QUESTION),
        ("Үйде қайталау: Су неге қатады?", Label.QUESTION),
        ("Су: оның маңызы", Label.QUESTION),
    ],
)
def test_what_calls_itself_work_at_home_is_a_task(text, label):
    assert labels((Label.QUESTION, text)) == [label]


def test_a_bullet_that_only_leads_up_to_deeper_ones_is_their_heading():
    given = tagged(
        (Label.TASK, "• Есептер шығару:"), (Label.TASK, "• қашықтықты табу;"), surety=0.9
    )

    assert [each.label for each in settle(given)] == [Label.TASK_HEAD, Label.TASK]


def test_keys_in_the_cells_of_one_table_need_no_heading():
    lines = lines_of(table(["1. b", "2. c", "3. a"], ["1. Су деген не?"]))

    found = settle([Tagged(line, Label.QUESTION, 0.9) for line in lines])

    assert [each.label for each in found] == [Label.KEY] * 3 + [Label.QUESTION]


def test_below_their_heading_keys_may_be_told_by_the_words_of_the_options():
    found = labels(
        (Label.STEM, "1. Астана қай өзенде?"),
        (Label.OPTION, "а) Есіл"),
        (Label.OPTION, "б) Ертіс"),
        (Label.OTHER, "Дұрыс жауаптар:"),
        (Label.QUESTION, "1. Есіл"),
        (Label.QUESTION, "2. Өзен деген не?"),
    )

    assert found[-2:] == [Label.KEY, Label.QUESTION]


def test_a_heading_that_asks_opens_what_a_glossary_had_closed_though_models_doubt_it():
    lines = [(Label.OTHER, "Сөздік"), (Label.ASK_HEAD, "1-жаттығу. Толтырыңыз"), ASKED]
    settled = [settle(tagged(*lines, surety=surety))[-1].label for surety in (0.87, 0.6)]
    other = [
        (Label.OTHER, "Сөздік"),
        (Label.ASK_HEAD, "1-жаттығу"),
        (Label.QUESTION, "1. Базар___."),
    ]

    assert settled[0] is Label.QUESTION
    assert settle(tagged(*other, surety=0.87))[-1].label is Label.OTHER


def test_work_goes_on_though_the_models_took_the_line_for_more_of_a_question():
    found = labels(
        (Label.TASK, "Топпен киіз үйдің шағын үлгісін"), (Label.QUESTION_ON, "құрастырып, қорғау")
    )

    assert found == [Label.TASK, Label.TASK_ON]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Дербес жұмыс: су туралы презентация жасау.", Label.TASK),
        ("Оқытушы бақылауымен: модель құру.", Label.TASK),
        ("Қорытынды: су – өмір көзі.", Label.OTHER),
        ("Дербес жұмыс: 30 балл", Label.OTHER),
    ],
)
def test_a_line_that_names_work_below_what_is_asked_is_work(text, label):
    assert labels(ASKED, (Label.OTHER, text))[1] is label
    assert labels((Label.OTHER, text), ASKED)[0] is Label.OTHER


def test_letters_alone_behind_their_name_are_keys():
    assert labels(ASKED, (Label.OTHER, "Solutions: B; A"))[1] is Label.KEY
