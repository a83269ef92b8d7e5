"""Tests inside handouts: options, keys, and what is no test."""

import pytest

from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document, Judgement, ReadQuestion
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import read_document
from lessons.domain.types.registry import REGISTRY

HEAD = """№4 тәжірибелік сабақ: Судың айналымы
Мақсаты: су айналымының кезеңдерін сипаттау.
Теориялық бөлім
Су буланып, бұлт түзеді. Бұлттан жауын жауады.
"""
STATES = ["сұйық", "газ", "қатты зат", "ерітінді"]


def read(text: str) -> Document:
    return read_document("class.txt", f"{HEAD}{text}".encode())


def choices_of(text: str) -> list[tuple[str, list[str], list[int], bool]]:
    (lesson,) = to_json(read(text))["lessons"]
    return [
        (test["stem"], test["options"], test["correct"], test["key_confirmed"])
        for test in lesson["tests"]
    ]


def codes(text: str) -> list[str]:
    return [note.code for note in read(text).warnings if note.code != "goal-missing"]


def questions_of(text: str) -> list[ReadQuestion]:
    return list(read(text).lessons[0].questions)


@pytest.mark.parametrize(
    "labels",
    [
        ["A) ", "B) ", "C) ", "D) "],
        ["А) ", "В) ", "С) ", "Д) "],
        ["А) ", "B) ", "С) ", "D) "],
        ["А) ", "Б) ", "В) ", "Г) "],
        ["А) ", "Ә) ", "Б) ", "В) "],
        ["а) ", "ә) ", "б) ", "в) "],
        ["A. ", "B. ", "C. ", "D. "],
        ["a)", "b)", "c)", "d)"],
        ["1) ", "2) ", "3) ", "4) "],
        ["1. ", "2. ", "3. ", "4. "],
        ["А)\n", "В)\n", "С)\n", "Д)\n"],
        ["A - ", "B - ", "C - ", "D - "],
        ["(A) ", "(B) ", "(C) ", "(D) "],
        ["A) ", "B) ", "C) ", "C) "],
    ],
    ids=lambda labels: labels[0] + labels[1],
)
def test_options_are_found_by_any_order_of_letters(labels):
    listed = "\n".join(map("".join, zip(labels, STATES, strict=True)))
    key = labels[1].strip(" ().\n-")
    text = f"Тест тапсырмалары\n1. Бу деген не?\n{listed}\nДұрыс жауап: {key}\n" * 2
    text = f"{text}2. Мұз деген не?\n{listed}\n"

    assert choices_of(text)[0] == ("Бу деген не?", STATES, [1], True)
    assert choices_of(text)[-1][:2] == ("Мұз деген не?", STATES)


@pytest.mark.parametrize(
    "heading",
    [
        "Өзін-өзі тексеру тесті",
        "Өзін-өзі бақылау тестілері",
        "Тестілер",
        "Тестік тапсырмалар",
        "Бақылау тестілері",
        "Сабақты бекітуге арналған тест",
        "Тақырыпты бекіту тесті",
        "Тест түріндегі сұрақтар",
        "Білімді тексеру тесті",
        "Тест-бақылау",
    ],
)
def test_a_heading_of_tests_is_known_in_its_spellings(heading):
    listed = "\n".join(map(") ".join, zip("ABCD", STATES, strict=True)))
    text = f"СӨЖ: эссе жазу.\n{heading}\n1. Бу деген не?\n{listed}\n"

    assert choices_of(text) == [("Бу деген не?", STATES, [0], False)]
    assert questions_of(text)[0].text == "эссе жазу."


@pytest.mark.parametrize("gap", [" ", "     ", "\t", "; ", "\n    "])
def test_options_may_stand_on_one_line(gap):
    listed = gap.join(f"{letter}) {text}" for letter, text in zip("ABCD", STATES, strict=True))
    text = f"Тест\n1. Бу деген не?\n{listed}\nЖауабы: C\n2. Мұз не? {listed}\nЖауабы: A\n"

    assert choices_of(text) == [
        ("Бу деген не?", STATES, [2], True),
        ("Мұз не?", STATES, [0], True),
    ]


@pytest.mark.parametrize("count", range(2, 9))
def test_two_to_eight_options_are_read(count):
    options = [f"{number} литр" for number in range(1, count + 1)]
    listed = "\n".join(map(") ".join, zip("ABCDEFGH", options, strict=False)))

    assert choices_of(f"Тест\n1. Қанша су?\n{listed}\nЖауабы: B\n") == [
        ("Қанша су?", options, [1], True)
    ]


OPTIONS = "A) сұйық\nB) газ\nC) қатты зат\nD) ерітінді\n"


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("Дұрыс жауап: B", [1]),
        ("Дұрыс жауабы - В", [1]),
        ("Жауабы: B) газ", [1]),
        ("Жауап: b.", [1]),
        ("(Дұрыс жауап: B)", [1]),
        ("Дұрыс жауап: газ", [1]),
        ("Правильный ответ: B", [1]),
        ("Ответ: В", [1]),
        ("Кілті: B", [1]),
        ("Дұрыс жауаптар: A, C", [0, 2]),
        ("Дұрыс жауаптары: А және С", [0, 2]),
        ("Правильные ответы: AC", [0, 2]),
        ("Дұрыс жауап: A; D", [0, 3]),
    ],
)
def test_a_key_beside_the_question(key, right):
    text = f"Тест\n1. Бу деген не?\n{OPTIONS}{key}\n2. Мұз не?\n{OPTIONS}{key}\n"

    assert [(test[2], test[3]) for test in choices_of(text)] == [(right, True)] * 2
    kind = "single-choice" if len(right) == 1 else "multiple-choice"
    assert {question.kind for question in questions_of(text)} == {kind}


def test_a_key_on_its_own_line_above_the_options():
    text = f"Тест\n1. Бу деген не?\nДұрыс жауап: B\n{OPTIONS}2. Мұз не?\nДұрыс жауап: C\n{OPTIONS}"

    assert choices_of(text) == [
        ("Бу деген не?", ["сұйық", "газ", "қатты зат", "ерітінді"], [1], True),
        ("Мұз не?", ["сұйық", "газ", "қатты зат", "ерітінді"], [2], True),
    ]


@pytest.mark.parametrize(
    "keys",
    [
        "Жауаптары: 1-B, 2-C",
        "Кілті:\n1. B 2. C",
        "Тест кілті\n1 – B\n2 – C",
        "Ключ к тестам\n1 2\nB C",
        "Дұрыс жауаптар\n№\nЖауап\n1\nB\n2\nC",
        "Жауаптар кілті\n№ Дұрыс жауап\n1 B\n2 C",
        "Ответы\n1) B; 2) C",
        "Тест жауаптары:\nВ С",
        "1-B, 2-C",
    ],
)
def test_a_key_at_the_end(keys):
    text = f"Тест\n1. Бу деген не?\n{OPTIONS}2. Мұз не?\n{OPTIONS}{keys}\n"

    assert [(test[2], test[3]) for test in choices_of(text)] == [([1], True), ([2], True)]
    # In plain text a number alone on its line may be a page's, so it is noted as well.
    assert set(codes(text)) <= {"not-used"}


def test_a_key_may_follow_other_blocks():
    text = f"Тест\n1. Бу деген не?\n{OPTIONS}БӨЖ: Эссе жазу.\nТест кілті: 1-D\n"

    assert choices_of(text) == [("Бу деген не?", STATES, [3], True)]
    assert [question.text for question in questions_of(text)][-1] == "Эссе жазу."


@pytest.mark.parametrize(
    "marked",
    ["B) газ*", "B) газ;*", "B) газ +", "*B) газ", "B) газ (дұрыс)", "B) * газ", "+B) газ"],
)
def test_a_sign_at_the_right_option(marked):
    text = f"Тест\n1. Бу деген не?\n{OPTIONS.replace('B) газ', marked)}"

    assert choices_of(text) == [("Бу деген не?", STATES, [1], True)]


def test_signs_that_all_options_have_are_part_of_the_text():
    text = "Тест\n1. Қайсысы натрий ионы?\nA) K+\nB) Na+\nC) Li+\nЖауабы: B\n"

    assert choices_of(text) == [("Қайсысы натрий ионы?", ["K+", "Na+", "Li+"], [1], True)]


@pytest.mark.parametrize("mark", ["is_strong", "is_marked"])
def test_bold_or_coloured_options_are_right(mark):
    texts = ["№4 семинар: Су", "Мақсаты: білу.", "Теория", "Су бар.", "Тест", "1. Бу не?"]
    lines = [*texts, *OPTIONS.splitlines(), "2. Мұз не?", *OPTIONS.splitlines()]
    rows = [Row(number, text) for number, text in enumerate(lines, start=1)]
    for index in (7, 12, 13):
        rows[index] = Row(index + 1, rows[index].text, **{mark: True})
    document = compose("a.docx", Extracted(lines=tuple(lines), rows=tuple(rows)))
    found = [question.payload["correct"] for question in document.lessons[0].questions]

    assert found == ["b", ["b", "c"]]
    assert all(question.is_key_confirmed for question in document.lessons[0].questions)


def test_bold_that_sets_nothing_apart_is_no_key():
    lines = ["№4 семинар: Су", "Мақсаты: білу.", "Тест", "1. Бу не?", *OPTIONS.splitlines()]
    rows = tuple(Row(number, text, is_strong=True) for number, text in enumerate(lines, start=1))
    document = compose("a.docx", Extracted(lines=tuple(lines), rows=rows))

    assert [question.is_key_confirmed for question in document.lessons[0].questions] == [False]


def test_without_a_key_the_first_option_is_taken_and_said_so():
    text = f"Тест\n1. Бу деген не?\n{OPTIONS}2. Мұз не?\n{OPTIONS}"

    assert [(test[2], test[3]) for test in choices_of(text)] == [([0], False)] * 2
    assert codes(text) == ["key-missing", "key-missing"]
    assert read(text).verdict == "warn"


@pytest.mark.parametrize("broken", ["A) газ\nB) газ\n", "A) газ\nB) \n", "A) газ\n", "Жауабы: B\n"])
def test_a_test_that_cannot_be_asked_is_noted_with_its_lines(broken):
    text = f"Тест\n1. Бу деген не?\n{OPTIONS}Жауабы: B\n2. Мұз не?\n{broken}"
    notes = read(text).warnings

    assert [test[0] for test in choices_of(text)] == ["Бу деген не?"]
    assert "Мұз не?" in [note.text for note in notes if note.code == "tests-not-read"]


def test_tests_and_open_questions_share_a_level():
    text = f"1-деңгей\n1. Бу не?\n2-деңгей\n1. Мұз не?\n{OPTIONS}Жауабы: C\n2. Неліктен?\n"
    found = [(q.part.value, q.kind, q.text) for q in questions_of(text)]

    assert found == [
        ("level-1", "open-answer", "Бу не?"),
        ("level-2", "single-choice", "Мұз не?"),
        ("level-2", "open-answer", "Неліктен?"),
    ]


def test_levels_inside_a_block_of_tests():
    text = f"Тест тапсырмалары\n1-деңгей\n1. Бу не?\n{OPTIONS}2-деңгей\n1. Мұз не?\n{OPTIONS}"
    found = [(q.part.value, q.kind, q.text) for q in questions_of(text)]

    assert found == [
        ("level-1", "single-choice", "Бу не?"),
        ("level-2", "single-choice", "Мұз не?"),
    ]


def test_a_list_of_letters_inside_an_open_question_is_no_test():
    text = "1-деңгей\n1. Ұғымдарды түсіндіріңіз:\nа) бу;\nә) мұз;\nб) су.\n2. Қар не?\n"

    assert choices_of(text) == []
    assert [question.text for question in questions_of(text)] == [
        "Ұғымдарды түсіндіріңіз: а) бу; ә) мұз; б) су.",
        "Қар не?",
    ]


def test_tests_without_a_heading_are_found_behind_the_theory():
    text = f"1. Бу деген не?\n{OPTIONS}Жауабы: B\n2. Мұз не?\n{OPTIONS}Жауабы: C\n"

    assert [(test[0], test[2]) for test in choices_of(text)] == [
        ("Бу деген не?", [1]),
        ("Мұз не?", [2]),
    ]
    assert read(text).lessons[0].body[0].text.endswith("жауын жауады.")


TAGGED = """<question>1. Бу деген
не?
<variant>сұйық
<variantright>газ
<variant>қатты зат
<question>Мұз не?
<variant>сұйық<variantright>газ<variantright>қатты зат
"""


@pytest.mark.parametrize("heading", ["", "Тест\n", "1-деңгей\n"])
def test_tagged_tests_stand_inside_a_handout(heading):
    assert choices_of(f"{heading}{TAGGED}БӨЖ: Эссе.\n") == [
        ("Бу деген не?", STATES[:3], [1], True),
        ("Мұз не?", STATES[:3], [1, 2], True),
    ]


def test_numbers_in_tags_are_levels_where_they_come_again():
    text = "".join(
        f"<question{level}>Бу не {place}?</question{level}>\n"
        "<variantright>газ</variantright>\n<variant>су</variant>\n"
        for place, level in enumerate((1, 2, 3, 1))
    )
    levels = [question.part.level for question in questions_of(f"Тест\n{text}")]

    assert levels == [1, 2, 3, 1]


def test_rising_numbers_in_tags_are_no_levels():
    text = "".join(
        f"<question{number}>Бу не {number}?\n<variantright>газ\n<variant>су\n"
        for number in range(1, 5)
    )

    assert [q.part.level for q in questions_of(f"Тест\n{text}")] == [1] * 4


def test_options_with_signs_instead_of_letters():
    text = "Тест\n1. Су не?\n+ сұйық\n- газ\n2. Мұз не?\n- сұйық\n+ қатты зат\n"

    assert choices_of(text) == [
        ("Су не?", ["сұйық", "газ"], [0], True),
        ("Мұз не?", ["сұйық", "қатты зат"], [1], True),
    ]


def test_initials_of_a_name_are_no_options():
    text = f"Тест\n1. А. Байтұрсынұлы кім?\n{OPTIONS}Жауабы: A\n2. Е. Бекмаханов кім?\n{OPTIONS}"

    assert [test[0] for test in choices_of(text)] == ["А. Байтұрсынұлы кім?", "Е. Бекмаханов кім?"]


def test_a_wrapped_stem_and_wrapped_options_are_joined():
    text = (
        "Тест\n1. Судың буға айналуы табиғатта қалай аталады және ол\nқашан байқалады?\n"
        "A) булану деп аталады, ол күн қызғанда байқалады, бірақ\nтүнде тоқтайды\n"
        "B) қату деп аталады\nЖауабы: A\n"
    )

    assert choices_of(text) == [
        (
            "Судың буға айналуы табиғатта қалай аталады және ол қашан байқалады?",
            [
                "булану деп аталады, ол күн қызғанда байқалады, бірақ түнде тоқтайды",
                "қату деп аталады",
            ],
            [0],
            True,
        )
    ]


def test_what_is_read_is_what_the_question_types_parse():
    text = f"Тест\n1. Бу не?\n{OPTIONS}Жауабы: A\n2. Мұз не?\n{OPTIONS}Жауабы: A, B\n"

    for question in questions_of(text):
        assert REGISTRY[question.kind].parse(question.payload)
        assert question.span.first < question.span.last


TESTS = "1. Калька дегеніміз:\nа) су\nә) бу\nб) мұз\n2. Реалия дегеніміз:\nа) су\nә) бу\nб) мұз\n"


def test_tests_that_count_from_one_again_are_not_part_of_the_question_above():
    found = questions_of(f"3-деңгей\n1. Романға талдау жасаңыз.\n{TESTS}")

    assert [question.text for question in found] == [
        "Романға талдау жасаңыз.",
        "Калька дегеніміз:",
        "Реалия дегеніміз:",
    ]
    assert {question.part.value for question in found} == {"level-3"}


def test_a_list_inside_a_stem_is_not_the_next_test():
    found = questions_of(
        "Тест\n1. Ретін көрсетіңіз:\n1. бу\n2. су\nа) 1, 2\nә) 2, 1\nЖауабы: а\n"
        "2. Су деген не?\nа) сұйық\nә) газ\nЖауабы: а\n"
    )

    assert found[-1].text == "Су деген не?"


@pytest.mark.parametrize(("heading", "is_asked"), [("3-деңгей", True), ("3-деңгей тесті", False)])
def test_an_open_question_above_tests_is_asked_or_doubted(heading, is_asked):
    document = read(f"{heading}\nРоманның мәнін түсіндіріңіз.\n{TESTS}")

    texts = [question.text for question in document.lessons[0].questions]
    doubted = [note.text for note in document.warnings if note.code == "tests-not-read"]
    assert ("Романның мәнін түсіндіріңіз." in texts) is is_asked
    assert ("Романның мәнін түсіндіріңіз." in doubted) is not is_asked


def test_how_to_answer_tests_is_no_question():
    document = read(f"Тест\nБір дұрыс жауапты таңдаңыз.\n{TESTS}Кілт: 1-а, 2-ә\n")

    assert [question.text for question in document.lessons[0].questions] == [
        "Калька дегеніміз:",
        "Реалия дегеніміз:",
    ]
    assert document.verdict is Judgement.OK


THREE = "".join(f"{n}. Нұсқа {n}:\nА) су\nВ) бу\nС) мұз\n" for n in (1, 2, 3))


@pytest.mark.parametrize(
    "keys",
    [
        "Кілт: АСВ",
        "Тест кілті: А С В.",
        "Ключ к тесту: А, С, В",
        "Кілт: 1 сұрақ – А; 2 сұрақ – С; 3 сұрақ – В",
        "Код ответов: 1А2С3В",
        "Сұрақ № 1 2 3\nДұрыс жауап А С В",
        "Дұрыс жауаптар\n№\t1\t2\t3\nжауап\tА\tС\tВ\nБӨЖ. Сөздік құрастыру (30 сөз).",
        "2-деңгей\n4. Суды сипаттаңыз.\n1-деңгей тестінің дұрыс жауаптары: 1 – А; 2 – С; 3 – В.",
    ],
)
def test_a_key_of_any_usual_form(keys):
    found = choices_of(f"1-деңгей (тест)\n{THREE}{keys}\n")

    assert [(right, is_sure) for _, _, right, is_sure in found] == [
        ([0], True),
        ([2], True),
        ([1], True),
    ]


def test_letters_alone_for_another_number_of_tests_are_no_key():
    text = f"Тест\n{THREE}Кілт: АСВВ\n"

    assert [is_sure for _, _, _, is_sure in choices_of(text)] == [False, False, False]
    assert "not-used" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. Су деген не?\n[ ] газ\n[x] сұйық\n[ ] мұз\n2. Бу деген не?\n[X] газ\n[ ] су\n[ ] мұз\n",
        "1. Су деген не?\n☐ газ\n☑ сұйық\n☐ мұз\n2. Бу деген не?\n☑ газ\n☐ су\n☐ мұз\n",
        "I: 1\nS: Су деген не?\n-: газ\n+: сұйық\n-: мұз\n"
        "I: 2\nS: Бу деген не?\n+: газ\n-: су\n-: мұз\n",
    ],
)
def test_boxes_and_signs_name_the_right_option(text):
    assert choices_of(f"Тест\n{text}") == [
        ("Су деген не?", ["газ", "сұйық", "мұз"], [1], True),
        ("Бу деген не?", ["газ", "су", "мұз"], [0], True),
    ]


def test_a_letter_in_brackets_behind_the_stem_is_the_key():
    text = "Тест\n1. Су деген не? (B)\nA) газ\nB) сұйық\n2. Бу деген не? (А)\nA) газ\nB) сұйық\n"

    assert [(stem, right) for stem, _, right, _ in choices_of(text)] == [
        ("Су деген не?", [1]),
        ("Бу деген не?", [0]),
    ]


@pytest.mark.parametrize(
    ("letters", "names", "key"),
    [
        ("A) B) C) D)", ["А. Құнанбаев +", "М. Әуезов", "С. Мұқанов", "Ғ. Мүсірепов"], 0),
        ("A) B) C) D)", ["А. Құнанбаев", "Б. Майлин", "С. Мұқанов+", "Д. Әбілев"], 2),
        ("A) B) C) D)", ["ақын А. Құнанбаев", "ақын Б. Майлин", "С. Мұқанов+", "Д. Әбілев"], 2),
        ("A. B. C. D.", ["А. Байтұрсынұлы", "М. Дулатов+", "Ә. Бөкейхан", "Ғ. Қараш"], 1),
    ],
)
@pytest.mark.parametrize("between", ["\n", "  "])
def test_initials_are_no_labels(letters, names, key, between):
    options = [f"{label} {name}" for label, name in zip(letters.split(), names, strict=True)]
    ((stem, texts, correct, _),) = choices_of(f"Тест\n1. Авторы кім?\n{between.join(options)}\n")

    assert stem == "Авторы кім?"
    assert texts == [name.rstrip("+ ") for name in names]
    assert correct == [key]


def test_plus_before_a_number_is_its_sign_and_behind_a_letter_of_a_name_its_own():
    text = "Тест\n1. Дәрежесі\nA) +2\nB) +4\nC) –2\n2. Тілі\nA) C++\nB) Java\nC) Ada"

    assert [options for _, options, _, _ in choices_of(text)] == [
        ["+2", "+4", "–2"],
        ["C++", "Java", "Ada"],
    ]


@pytest.mark.parametrize("note", ["[1 дұрыс жауап]", "– 3 мин.", "(2 балл) [бірнеше дұрыс жауап]"])
def test_notes_behind_a_stem_are_none_of_it(note):
    text = f"Тест\n1. Су деген не? {note}\nA) зат\nB) тас\nC) от\n2. Мұз\nA) су\nB) бу\nC) ой"

    assert choices_of(text)[0][0] == "Су деген не?"
