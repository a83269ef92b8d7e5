"""Layouts of handouts, each in a small text of its own."""

import pytest

from lessons.domain.handouts.document import Document, ReadLesson
from lessons.domain.handouts.registry import read_document
from lessons.domain.parts import Part

HEAD = """№4 тәжірибелік сабақ: Судың айналымы
Мақсаты: су айналымының кезеңдерін сипаттау.
Оқыту әдістері: әңгіме.
Теориялық бөлім
Су буланып, бұлт түзеді. Бұлттан жауын жауады.
"""


def read(text: str) -> Document:
    return read_document("class.txt", text.encode())


def read_one(text: str) -> ReadLesson:
    (lesson,) = read(text).lessons
    return lesson


def asked(text: str) -> list[tuple[str, str]]:
    return [(question.part.value, question.text) for question in read_one(text).questions]


def codes(text: str) -> list[str]:
    return [warning.code for warning in read(text).warnings]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("№15- тәжірибелік сабақ: Су", 15, "Су"),
        ("№ 3 семинар сабағы. Су.", 3, "Су"),
        ("5-практикалық сабақ\nТақырыбы: Су", 5, "Су"),
        ("Практикалық сабақ № 1\nСу", 1, "Су"),
        ("Зертханалық жұмыс №2: Су", 2, "Су"),
        ("Дәріс № 6 .\nТақырыбы Су", 6, "Су"),
        ("26.Тақырыбы: Су", 26, "Су"),
        ("Машықтану сабағы: Су", None, "Су"),
        ("## Практическое занятие №7. Су", 7, "Су"),
        ("ПРАКТИКАЛЫҚ САБАҚ\nПән: химия\nСабақ № 8\nТақырыбы: Су", 8, "Су"),
        ("Семинар сабақтың жоспары № 4\nТақырыбы: Су", 4, "Су"),
        ("Практикалық сабақ №5. Химия негіздері\nТақырыбы: Су", 5, "Су"),
        ("Практикалық (семинар) сабақ №5. Су", 5, "Су"),
        ("Практикалық сабақ № 5-6. Су", 5, "Су"),
        ("Практикалық сабақтар №5,6\nТақырыбы: Су", 5, "Су"),
        ("5-апта. Практикалық сабақ.\nТақырыбы: Су", None, "Су"),
        ("5-апта. Практикалық сабақ №4. Су", 4, "Су"),
        ("Модуль 2. Практикалық сабақ 5.\nТақырыбы: Су", 5, "Су"),
        ("ПС №5. Су", 5, "Су"),
        ("Студиялық сабақ №5\nСу", 5, "Су"),
        ("Практикум №5: Су", 5, "Су"),
        ("Сабақ нөмірі: 8", 8, ""),
        ("Номер занятия: 8", 8, ""),
        ("Бесінші практикалық сабақ\nСу", 5, "Су"),
        ("Тәжірибелік сабақ V. Су", 5, "Су"),
        ("Тәжірибелік сабақ ІХ. Су", 9, "Су"),
        ("Практическое занятие 5 Су", 5, "Су"),
        ("Первое практическое занятие: Су", 1, "Су"),
        ("Практикалық сабақ № 5 (2 сағат). Су", 5, "Су"),
        ("Практикалық сабақ № 5 (2 сағат) Су", 5, "Су"),
    ],
)
def test_a_class_title_gives_number_and_title(line, number, title):
    lesson = read_one(f"{line}\nМақсаты: білу.\nТеориялық бөлім\nСу бар.\n1-деңгей\nСу деген не?\n")

    assert (lesson.number, lesson.title) == (number, title)


@pytest.mark.parametrize(
    ("field", "heading"),
    [
        ("goal", "Жұмыстың мақсаты мен міндеті:"),
        ("goal", "САБАҚТЫҢ МАҚСАТЫ"),
        ("goal", "2. Мақсаты –"),
        ("goal", "Цель занятия:"),
        ("equipment", "Техникалық және инструментальдық құралдары:"),
        ("equipment", "Құрал-жабдықтар"),
        ("equipment", "**Көрнекі құралдар:**"),
        ("equipment", "Көрнекілігі:"),
        ("equipment", "Оборудование:"),
        ("outcomes", "Тәжірибелік сабақ оқыту нәтижелері:"),
        ("outcomes", "Білім беруде күтілетін нәтижелер:"),
        ("outcomes", "Результаты обучения:"),
        ("outcomes", "Нәтиже:"),
        ("methods", "Оқытудың әдістері мен түрлері:"),
        ("methods", "Сабақтың түрі:"),
        ("methods", "Методы обучения:"),
        ("outcomes", "Құзыреттіліктер:"),
        ("outcomes", "Қалыптасатын құзыреттер:"),
        ("outcomes", "Студент білуі керек:"),
        ("outcomes", "Білуі тиіс:"),
        ("outcomes", "Формируемые компетенции:"),
        ("outcomes", "Дескрипторлар:"),
        ("methods", "Оқыту технологиясы:"),
        ("methods", "Білім беру технологиялары:"),
        ("methods", "Форма проведения:"),
        ("methods", "Методика проведения занятия:"),
        ("methods", "Образовательные технологии:"),
        ("equipment", "Құрал жабдықтары:"),
        ("equipment", "Материалдар мен жабдықтар:"),
        ("equipment", "Реактивтер мен құралдар:"),
        ("equipment", "Ресурстар:"),
        ("equipment", "ТСО:"),
        ("equipment", "Программное обеспечение:"),
        ("goal", "Сабақтың дидактикалық мақсаты:"),
        ("goal", "Учебная цель:"),
        ("goal", "Мақсаты/міндеттері:"),
    ],
)
def test_a_field_heading_is_known_in_its_spellings(field, heading):
    gap = " " if heading.endswith((":", ":**", "–")) else "\n"
    end = "Теориялық бөлім\nБу.\n1-деңгей\nСу деген не?\n"
    text = f"№4 семинар: Су\n{heading}{gap}су мен бу.\n{end}"

    assert getattr(read_one(text), field) == "су мен бу."


def test_an_unknown_field_is_told_and_does_not_run_into_the_goal():
    text = HEAD.replace("Оқыту", "Оқытудың міндеттері: буды таныту.\nОқыту")
    lesson = read_one(text)

    assert (lesson.goal, lesson.methods) == ("су айналымының кезеңдерін сипаттау.", "әңгіме.")
    assert "буды таныту." in [warning.text for warning in read(text).warnings]


@pytest.mark.parametrize("line", ["Ресурстар: су мен жер.", "Дескрипторлар: тірек сөздер."])
def test_names_of_fields_that_theory_uses_stay_in_it(line):
    untitled = HEAD.replace("Теориялық бөлім\n", "")

    for head in (HEAD, untitled):
        lesson = read_one(f"{head}{line}\n1-деңгей\nСу деген не?\n")
        assert lesson.body[0].text.endswith(line)


@pytest.mark.parametrize(
    ("level_line", "level"),
    [
        ("1–деңгейлік сұрақ.", 1),
        ("2 — деңгейлік сұрақ.", 2),
        ("I – деңгейдегі тапсырмаларға:", 1),
        ("ІІ деңгей", 2),
        ("IІI деңгей:", 3),
        ("1-ші деңгей", 1),
        ("А деңгейі", 1),
        ("«B» деңгейі", 2),
        ("Деңгей C (5 балл):", 3),
        ("Деңгей 3", 3),
        ("(2-деңгей)", 2),
        ("Үшінші деңгей", 3),
        ("Оқушылық деңгей", 1),
        ("Жоғары деңгей", 3),
        ("2 уровень", 2),
        ("1-й уровень:", 1),
    ],
)
def test_a_level_line_counts_beside_the_question_and_above_it(level_line, level):
    for gap in (" ", "\n", "\n1. "):
        text = f"{HEAD}Деңгейлік тапсырмалар:\n{level_line}{gap}Бұлт деген не?\n"
        assert asked(text) == [(f"level-{level}", "Бұлт деген не?")]


def test_the_letter_v_is_third_beside_b_and_second_beside_s():
    def levels(*letters: str) -> list[str]:
        lines = "".join(f"{letter} деңгейі\nСу не?\n" for letter in letters)
        return [part for part, _ in asked(f"{HEAD}Деңгейлік тапсырмалар\n{lines}")]

    assert levels("А", "Б", "В") == levels("А", "В", "С") == ["level-1", "level-2", "level-3"]


def test_the_points_in_a_level_line_are_kept():
    lesson = read_one(f"{HEAD}Деңгейлік тапсырмалар\nДеңгей A (5 балл):\n1. Су не?\n2. Бу не?\n")

    assert [question.points for question in lesson.questions] == [5, 5]


def test_a_numbered_list_under_a_level_gives_one_question_an_item():
    text = f"{HEAD}Деңгейлік тапсырмалар\n1-деңгей\n1) Су не?\n2) Бу не?\n2-деңгей\n3) Мұз ше?\n"

    assert asked(text) == [("level-1", "Су не?"), ("level-1", "Бу не?"), ("level-2", "Мұз ше?")]


def test_a_list_without_numbers_gives_one_question_a_line():
    text = f"{HEAD}Деңгейлік тапсырмалар\n1-деңгей\nСу не?\nБу не?\n"

    assert asked(text) == [("level-1", "Су не?"), ("level-1", "Бу не?")]


def test_a_question_runs_over_several_lines():
    text = f"{HEAD}Деңгейлік тапсырмалар\n2-деңгей. Су мен будың\nайырмасын\nтүсіндіріңіз.\n"

    assert asked(text) == [("level-2", "Су мен будың айырмасын түсіндіріңіз.")]


@pytest.mark.parametrize(
    ("heading", "part", "label"),
    [
        ("ОБӨЖ тапсырмалары:", Part.GUIDED, "ОБӨЖ"),
        ("СОӨЖ:", Part.GUIDED, "СОӨЖ"),
        ("ОСӨЖ тақырыптары", Part.GUIDED, "ОСӨЖ"),
        ("Задания для СРСП:", Part.GUIDED, "СРСП"),
        ("СРОП:", Part.GUIDED, "СРОП"),
        ("БӨЖ тапсырмасы:", Part.INDEPENDENT, "БӨЖ"),
        ("СӨЖ тақырыптары", Part.INDEPENDENT, "СӨЖ"),
        ("Студенттің өзіндік жұмысы (СӨЖ):", Part.INDEPENDENT, "СӨЖ"),
        ("СРС:", Part.INDEPENDENT, "СРС"),
        ("Задания для СРО", Part.INDEPENDENT, "СРО"),
        ("Өздік жұмыс", Part.INDEPENDENT, "Өздік жұмыс"),
    ],
)
def test_a_task_keeps_the_authors_own_label(heading, part, label):
    lesson = read_one(f"{HEAD}1-деңгей\nСу деген не?\n{heading}\nСызба салу.\n")
    task = lesson.questions[-1]

    assert (task.part, task.label, task.text) == (part, label, "Сызба салу.")


def test_numbered_tasks_are_one_task_each_and_the_line_above_them_is_noted():
    text = f"{HEAD}БӨЖ тапсырмалары: мыналардың бірін таңдаңыз:\n1. Сызба салу.\n2. Эссе жазу.\n"

    assert asked(text) == [("independent", "Сызба салу."), ("independent", "Эссе жазу.")]
    assert ("not-used", "мыналардың бірін таңдаңыз:") in [
        (warning.code, warning.text) for warning in read(text).warnings
    ]


def test_a_topic_under_a_task_belongs_to_the_task():
    text = f"{HEAD}1-деңгей\nСу деген не?\nБӨЖ тапсырмасы:\nТақырыбы: Көлдер туралы эссе.\n"

    assert asked(text)[-1] == ("independent", "Тақырыбы: Көлдер туралы эссе.")
    assert read_one(text).title == "Судың айналымы"


def test_level_words_in_theory_are_no_level_lines():
    theory = (
        "1-деңгейдегі өзен бастау алады.\n2-деңгей. Өзен теңізге құяды.\n"
        "деңгейдегі су. Деңгей көтеріледі.\n"
    )
    text = f"{HEAD}{theory}Деңгейлік тапсырмалар\n1-деңгей\nСу деген не?\n"

    assert asked(text) == [("level-1", "Су деген не?")]
    assert "2-деңгей. Өзен теңізге құяды." in read_one(text).body[0].text


def test_without_a_heading_a_level_line_counts_only_where_something_is_asked():
    text = f"{HEAD}1-деңгей: тау өзендері.\nОлар тез ағады.\n1-деңгей: Су деген не?\n"

    assert asked(text) == [("level-1", "Су деген не?")]


@pytest.mark.parametrize("header", ["4 деңгейлі СМЖ құжаты", "3-деңгейлі СМЖ құжаты", "Бет 2/4"])
def test_a_page_header_is_no_level_and_not_part_of_the_theory(header):
    lesson = read_one(f"{header}\n{HEAD}{header}\n1-деңгей\nСу деген не?\n")

    assert [question.part.level for question in lesson.questions] == [1]
    assert header not in lesson.body[0].text
    assert header in [warning.text for warning in read(f"{HEAD}{header}\n").warnings]


@pytest.mark.parametrize("group", ["{} тобы", "«{}» тобы:", "Группа {}", "{}", "«{}»", "{}."])
def test_groups_are_levels_where_levels_are_announced(group):
    texts = ("Суды атаңыз.", "Бу не?", "Мұзды сипаттаңыз.")
    marks = zip("АВС", texts, strict=True)
    blocks = [f"{group.format(letter)}\n1. {text}\n" for letter, text in marks]
    asked_in_groups = list(zip(("level-1", "level-2", "level-3"), texts, strict=True))

    assert asked(f"{HEAD}Сараланған тапсырмалар\n{''.join(blocks)}") == asked_in_groups
    assert "А тобы" in read_one(f"{HEAD}А тобы витаминдері ерімейді.\n").body[0].text


@pytest.mark.parametrize("name", ["Тапсырма {} ({}-деңгей).", "{}-тапсырма ({}-деңгей)."])
def test_each_numbered_task_may_name_its_level(name):
    asking = ("Су деген не?", "Бу мен мұзды салыстырыңыз.", "Су айналымын дәлелдеңіз.")
    lines = [f"{name.format(at, at)} {text}" for at, text in enumerate(asking, 1)]

    assert [part for part, _ in asked(HEAD + "\n".join(lines))] == ["level-1", "level-2", "level-3"]


def test_a_number_within_a_number_is_taken_off():
    text = f"{HEAD}1-деңгей\n1.1 Суды сипаттаңыз\n1.2 Буды сипаттаңыз\n2-деңгей\n2.1 Мұз не?\n"

    assert [words for _, words in asked(text)] == ["Суды сипаттаңыз", "Буды сипаттаңыз", "Мұз не?"]


def test_header_fields_may_share_a_line():
    head = "Практикалық сабақ №3 Тақырыбы: «Су» Мақсаты: суды зерттеу. Құралдар: колба."
    lesson = read_one(f"{head}\nСу – сұйық зат.\n1-деңгей\nСу деген не?\n")

    assert (lesson.number, lesson.title) == (3, "Су")
    assert (lesson.goal, lesson.equipment) == ("суды зерттеу.", "колба.")
    assert lesson.body[0].text == "Су – сұйық зат."


def test_how_work_is_checked_is_no_part_of_it():
    text = f"{HEAD}СӨЖ:\n1. Баяндама жазу\nБақылау түрі: ауызша сұрау.\n"

    assert asked(text) == [("independent", "Баяндама жазу")]


def test_a_fourth_level_is_kept_in_the_third_with_a_warning():
    text = f"{HEAD}Деңгейлік тапсырмалар\n1-деңгей\nСу не?\n4-деңгей\nЖоба жасаңыз.\n"

    assert asked(text)[-1] == ("level-3", "Жоба жасаңыз.")
    assert "level-unknown" in codes(text)


def test_control_questions_without_levels_become_level_1_and_are_asked_about():
    text = f"{HEAD}Бақылау сұрақтары:\n1. Су не?\n2. Бу не?\n"

    assert asked(text) == [("level-1", "Су не?"), ("level-1", "Бу не?")]
    assert "level-missing" in codes(text)


@pytest.mark.parametrize(
    "heading",
    [
        "Семинар сұрақтары",
        "Ауызша сұрақтар",
        "Талдау сұрақтары",
        "Жағдаяттық тапсырмалар",
        "Ситуациялық есептер",
        "Вопросы к семинару",
        "Вопросы для подготовки",
    ],
)
def test_a_heading_of_questions_is_known_in_its_spellings(heading):
    assert asked(f"{HEAD}{heading}\n1. Су не?\n") == [("level-1", "Су не?")]
    assert asked(f"{HEAD}3-деңгей\n{heading}\n1. Су не?\n") == [("level-3", "Су не?")]


def test_literature_and_plan_are_kept_and_tests_without_options_noted():
    text = (
        f"{HEAD}Жоспары:\n1. Бұлт\n2. Жауын\n1-деңгей\nСу деген не?\n"
        "Тест тапсырмалары\n1. Су қайда?\nӘдебиеттер\n1. Су атласы. Алматы.\n"
    )
    unused = [warning.text for warning in read(text).warnings if warning.code == "not-used"]

    assert asked(text) == [("level-1", "Су деген не?")]
    assert unused == ["1. Су қайда?"]
    [lesson] = read(text).lessons
    assert lesson.details == {"plan": "1. Бұлт\n2. Жауын"}
    assert lesson.sources == ("Су атласы. Алматы.",)


def test_two_classes_in_one_file_are_two_lessons():
    text = (
        "№3 тәжірибелік сабақ: Су\nМақсаты: білу.\nТеория\nМұз суық.\n1-деңгей\nСу не?\n"
        "БӨЖ: Сызба.\n№4 тәжірибелік сабақ: Бу\nМақсаты: көру.\nТеориялық бөлім\nБу ыстық.\n"
        "1-деңгей\nБу не?\n"
    )
    lessons = read(text).lessons

    assert [(lesson.number, lesson.title, lesson.goal) for lesson in lessons] == [
        (3, "Су", "білу."),
        (4, "Бу", "көру."),
    ]
    assert [len(lesson.questions) for lesson in lessons] == [2, 1]


def test_titles_of_a_syllabus_above_the_class_are_noted():
    text = f"№1 тәжірибелік сабақ: Жел\n{HEAD}1-деңгей\nСу деген не?\n"

    assert read_one(text).number == 4
    assert "Жел" in [warning.text for warning in read(text).warnings]


def test_outcomes_in_a_list_are_one_field():
    text = HEAD.replace("Оқыту", "Күтілетін нәтижелер:\n- суды таниды;\n- буды таниды.\nОқыту")

    assert read_one(text).outcomes == "- суды таниды;\n- буды таниды."


def test_theory_without_a_heading_follows_the_last_field():
    text = HEAD.replace("Теориялық бөлім\n", "") + "1-деңгей\nСу деген не?\n"
    lesson = read_one(text)

    assert lesson.methods == "әңгіме."
    assert [(part.heading, part.text) for part in lesson.body] == [
        ("", "Су буланып, бұлт түзеді. Бұлттан жауын жауады.")
    ]


def test_indented_theory_has_one_paragraph_for_each_indent():
    theory = "        Су буланып,\n\nбұлт түзеді.\n\n        Бұлттан\n\n\n\nжауын жауады.\n\n"
    head = "№4 семинар: Су\n\nМақсаты: суды\n\nбілу.\n\nОқыту әдістері: әңгіме.\n\n"
    lesson = read_one(f"{head}{theory}1-деңгей\n\nСу деген не?\n\n")

    assert lesson.body[0].text == "Су буланып, бұлт түзеді.\n\nБұлттан жауын жауады."
    assert lesson.goal == "суды білу."


def test_an_overlong_field_is_cut_into_field_and_theory_with_a_warning():
    long = "Су айналымы туралы ұзақ әңгіме осында жалғаса береді және\nтаусылмайды. " * 20
    head = "№4 семинар: Су айналымының кезеңдері мен маңызы туралы\nОқыту әдістері: "
    text = f"{head}сұрақ пен жауап арқылы әңгімелесу түрінде өтеді.\n{long}\n1-деңгей\nСу не?\n"

    assert read_one(text).methods == "сұрақ пен жауап арқылы әңгімелесу түрінде өтеді."
    assert {"theory-guessed"} <= set(codes(text))


def test_missing_parts_are_named():
    found = codes("Оқыту әдістері: әңгіме.\nБӨЖ тапсырмасы:\n")

    assert {"number-missing", "title-missing", "goal-missing", "theory-missing"} <= set(found)
    assert {"questions-missing", "task-empty"} <= set(found)


def test_an_empty_level_is_named():
    text = f"{HEAD}Деңгейлік тапсырмалар\n1-деңгей\n2-деңгей\nСу не?\n"

    assert codes(text) == ["level-empty"]


def test_a_missing_goal_does_not_make_the_structure_doubtful():
    text = HEAD.replace("Мақсаты: су айналымының кезеңдерін сипаттау.\n", "")
    document = read(f"{text}1-деңгей\nСу деген не?\n")

    assert (document.verdict, [note.code for note in document.warnings]) == ("ok", ["goal-missing"])


def test_a_russian_handout_is_read_in_russian():
    text = (
        "Практическое занятие №2\nТема: Реки\nЦель занятия: описать реки.\nХод работы:\n"
        "Читать.\nТеоретические сведения\nУровень воды растёт весной.\n"
        "Разноуровневые задания\n1 уровень\n1. Что такое река?\nСРС: Схема реки.\n"
    )
    lesson = read_one(text)

    assert (lesson.language, lesson.title, lesson.goal) == ("ru", "Реки", "описать реки.")
    assert asked(text) == [("level-1", "Что такое река?"), ("independent", "Схема реки.")]
    assert [part.heading for part in lesson.body] == ["Ход работы", "Теоретические сведения"]


def test_odd_endings_double_asks_and_mixed_letters_are_noted():
    text = f"{HEAD}1-деңгей\nCуды атаңыз және буды түсіндіріңіз.?\n"

    assert sorted(codes(text)) == ["mixed-script", "odd-ending", "two-asks"]


def test_wrapped_lines_without_blanks_indents_and_full_stops_keep_fields_and_theory_apart():
    text = """№7- тәжірибелік сабақ: Өзен торабының қалыптасу заңдылықтары мен
оның маңызы.
Жұмыстың мақсаты мен міндеті: өзен торабының қалыптасуын, оның негізгі
бөліктерін сипаттап үйрену
Оқытудың әдістері мен түрлері: әңгіме, кейс
Өзен торабы деп негізгі өзен мен оның салаларының жиынтығын айтады. Ол
жер бедеріне байланысты. Су деңгейі жылға өлшенеді, ал жазғы мерзімде
2-деңгей: су азаяды.
Деңгейлік тапсырмалар:
ІІІ деңгей
1. Арал теңізінің тартылу себептерін талдап, өз шешіміңізді толық
ұсыныңыз.
2. Өзеннің қоректенуін түсіндіріңіз.
"""
    lesson = read_one(text)

    assert lesson.title == "Өзен торабының қалыптасу заңдылықтары мен оның маңызы"
    assert lesson.goal.endswith("оның негізгі бөліктерін сипаттап үйрену")
    assert lesson.methods == "әңгіме, кейс"
    assert lesson.body[0].text.startswith("Өзен торабы деп")
    assert lesson.body[0].text.endswith("мерзімде 2-деңгей: су азаяды.")
    assert asked(text) == [
        (
            "level-3",
            "Арал теңізінің тартылу себептерін талдап, өз шешіміңізді толық ұсыныңыз.",
        ),
        ("level-3", "Өзеннің қоректенуін түсіндіріңіз."),
    ]
