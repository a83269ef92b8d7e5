"""What asks by its place and its form, whatever words stand there."""

import pytest

from lessons.domain.handouts.document import ReadLesson
from lessons.domain.handouts.registry import read_document

HEAD = (
    "**7-практикалық сабақ**\n\nТақырыбы: Тәрбие әдістері\n\n"
    "Мақсаты: тәрбие әдістерін жағдаятта қолдану\n\n"
)
THEORY = (
    "**Теориялық түсінік**\n\nТәрбие әдістері үш топқа бөлінеді: сананы қалыптастыру, "
    "мінез-құлықты ұйымдастыру және ынталандыру әдістері. Әдіс баланың жасына қарай таңдалады.\n\n"
)
ASKED = (
    "**Бақылау сұрақтары**\n\n1. Тәрбие әдісі дегеніміз не?\n2. Әдістер қалай жіктеледі?\n"
    "3. Ынталандыру әдістерін атаңыз.\n"
)


def lesson(text: str, name: str = "handout.md") -> ReadLesson:
    (found,) = read_document(name, text.encode()).lessons
    return found


def asked(text: str, name: str = "handout.md") -> list[str]:
    return [question.text for question in lesson(text, name).questions]


def test_a_paragraph_of_questions_is_as_many_questions():
    text = (
        f"{HEAD}**Миға шабуыл**\n\nБұл сөзді кім айтқан? Сіз онымен келісесіз бе? "
        f"Тәрбие білімнен неге бөлінбейді?\n\n{THEORY}{ASKED}"
    )

    assert asked(text)[:3] == [
        "Бұл сөзді кім айтқан?",
        "Сіз онымен келісесіз бе?",
        "Тәрбие білімнен неге бөлінбейді?",
    ]


def test_how_a_question_is_talked_over_is_no_part_of_it():
    text = (
        f"{HEAD}**Warm-up**\n\nWhere do you see rewards in your daily life? Discuss in pairs.\n\n"
        f"{THEORY}{ASKED}"
    )

    assert asked(text)[0] == "Where do you see rewards in your daily life?"


def test_what_answers_itself_is_not_asked():
    text = (
        f"{HEAD}{THEORY}{ASKED}\n**Жиі қойылатын сұрақтар**\n\n"
        "Практикаға киімді өзіміз аламыз ба? Иә, арнайы аяқкиім мен қолғап студенттің есебінен.\n\n"
        "Сабақтан қалсам, қалай өтеймін? Кеңес уақытында практикалық жұмысты жеке тапсырасыз.\n"
    )

    assert len(asked(text)) == 3


def test_cases_end_in_what_is_asked():
    text = (
        f"{HEAD}{THEORY}**Казусы**\n\n"
        "1. Ахметов разместил фото дивана, а продал его соседу. Заключён ли договор?\n"
        "2. Мельница подписала проект с протоколом разногласий. По какой цене оплатят зерно?\n\n"
        f"{ASKED}"
    )

    assert [one.partition(" ")[0] for one in asked(text)[:2]] == ["Ахметов", "Мельница"]


def test_steps_of_work_are_no_cases():
    text = (
        f"{HEAD}{THEORY}**Жұмыс барысы**\n\n1. Тізбекті сурет бойынша жинаңыз.\n"
        f"2. Кернеуді арттырып, токты жазып отырыңыз.\n\n{ASKED}"
    )

    assert len(asked(text)) == 3


def test_short_answers_below_questions_without_marks_are_kept_from_students():
    text = (
        f"{HEAD}{THEORY}**Сұрақ-жауап**\n\n- Тотығу деген не\n\nЖ: электрон беру процесі\n\n"
        f"- Фтордың тотығу дәрежесі неге тек -1\n\nЖ: электртерістігі ең жоғары\n\n{ASKED}"
    )
    found = lesson(text)

    assert [question.text for question in found.questions][:2] == [
        "Тотығу деген не",
        "Фтордың тотығу дәрежесі неге тек -1",
    ]
    assert "электрон беру" not in "".join(section.text for section in found.body)


def test_a_case_is_what_stands_above_its_model_answer():
    text = (
        f"{HEAD}{THEORY}{ASKED}\n**Жағдаяттық есеп №1**\n\n"
        "Жігіт кенет терлеп, қолы дірілдеді. Қалтасынан глюкометр табылды. Не болды? Не істейсің?"
        "\n\nЭталон: гипогликемия, есі бар болса 3-4 кесек қант\n"
    )
    last = lesson(text).questions[-1]

    assert last.text.startswith("Жігіт кенет терлеп")
    assert "гипогликемия" not in last.text


def test_what_comes_out_of_a_sum_is_no_part_of_it():
    text = (
        f"{HEAD}{THEORY}**Есептер**\n\n"
        "1. Тас 45 м биіктіктен еркін түсті. Жерге жеткенше қанша уақыт өтеді? (3 с)\n"
        "2. Пойыз 72 км/сағ жылдамдықпен келе жатып тоқтады. Жолын тап. (200 м) [4 б]\n"
        "3. Эссе жазыңыз. (200 сөз)\n"
    )
    first, second, third = lesson(text).questions

    assert (first.text[-1], second.text[-1]) == ("?", ".")
    assert second.points == 4
    assert "200 сөз" in third.text


@pytest.mark.parametrize(
    ("asked_for", "is_answer"),
    [
        ("Сүттің тығыздығы ____________ арқылы өлшенеді. (лактоденсиметр)", True),
        ("The author ________ that small classes improve results. (claim)", False),
        ("Мен кеше театрға ________ . (бару)", False),
    ],
)
def test_the_word_that_fills_a_gap_is_an_answer_and_one_to_be_changed_is_not(asked_for, is_answer):
    others = "2. Қамырды ________ қамтиды. (глютен)\n3. Ұнның ________ бөлігі керек. (жартысы)\n"
    text = f"{HEAD}{THEORY}**Сөйлемді толықтыр**\n\n1. {asked_for}\n{others}"
    first = lesson(text).questions[0].text

    assert first.endswith(")") is not is_answer


@pytest.mark.parametrize(
    "name",
    [
        "Мұғалімге",
        "Для преподавателя. Ориентир к п. а)",
        "Есептердің жауабы (маған)",
        "For the teacher",
    ],
)
def test_what_is_for_the_teacher_is_kept_from_students(name):
    text = f"{HEAD}{THEORY}{ASKED}\n{name}: сананы қалыптастыру мен ынталандыру\n"
    found = lesson(text)
    seen = [section.text for section in found.body] + [one.text for one in found.questions]

    assert "сананы қалыптастыру мен ынталандыру" not in " ".join(seen)


def test_bare_names_of_levels_part_a_list_without_stops():
    text = (
        "ЭКОНОМИКАЛЫҚ ТЕОРИЯ\nпрактика 4\nСұраныс пен ұсыныс\n\n"
        "Сұраныс дегеніміз тұтынушының белгілі бір бағада тауарды сатып алғысы келетін мөлшері.\n"
        "-----\nсұрақтар\nжеңіл\n1 сұраныс заңын айт\n2 тепе теңдік баға қалай орнайды\n"
        "орташа\n3 шай қымбаттаса кофеге сұраныс қалай өзгереді\nқиын\n"
        "4 мемлекет нанға шекті баға қойды, дүкенде не болады\n-----\nЕСЕП\n"
        "Qd = 100 - 2P , Qs = 20 + 2P . тепе-теңдік баға мен көлемді тап = 5 ұпай\n"
    )
    found = lesson(text, "handout.txt").questions

    assert [(question.part.value, question.text) for question in found][:4] == [
        ("level-1", "сұраныс заңын айт"),
        ("level-1", "тепе теңдік баға қалай орнайды"),
        ("level-2", "шай қымбаттаса кофеге сұраныс қалай өзгереді"),
        ("level-3", "мемлекет нанға шекті баға қойды, дүкенде не болады"),
    ]
    assert found[4].points == 5


def test_the_work_of_every_group_is_work():
    text = (
        f"{HEAD}{THEORY}{ASKED}\n**Топтық жұмыс**\n\n"
        "1-топ: «Су айналымы» тақырыбына үш әдіс таңдап, сабақ үзіндісін көрсетеді.\n\n"
        "2-топ: Бабанский жіктеуін постерге түсіріп, екі мысал жазады.\n\n"
        "3-топ: сабақ жоспарындағы қате таңдалған әдістерді тауып, түзетеді.\n"
    )

    assert len(asked(text)) == 6


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("**ФИЗИКА-1. 2-практика. Теңүдемелі қозғалыс**", "Теңүдемелі қозғалыс"),
        ("**«Қара сөздер: адам болу ілімі»**\n\n(семинар-практикум, 2 сағат)", "Қара сөздер"),
    ],
)
def test_the_title_is_told_from_the_course_and_the_kind_of_class(first, title):
    text = f"{first}\n\nМақсаты: тәрбие әдістерін қолдану\n\n{THEORY}{ASKED}"

    assert lesson(text).title.startswith(title)


def test_dashed_lines_with_gaps_are_to_be_completed():
    text = (
        f"{HEAD}{THEORY}**Көп нүктенің орнын толтырыңыз**\n\n– Абай ....... жылы дүниеге келді.\n\n"
        "– «Ақырын жүріп, анық бас, ....... кетпес далаға».\n\n– Қара сөздердің саны – ........\n\n"
        f"{ASKED}"
    )

    assert len(asked(text)) == 6


def test_a_column_of_options_may_have_a_small_letter_above_it():
    head = "".join(f"<th>{name}</th>" for name in ("Сұрақ", "а", "б", "в", "г", "Кілт"))
    row = "".join(f"<td>{cell}</td>" for cell in ("1. Кварцтың орны", 5, 6, 7, 8, "в"))
    text = f"<h1>Минералдар</h1><p><b>4. ТЕСТ</b></p><table><tr>{head}</tr><tr>{row}</tr></table>"
    (question,) = lesson(text, "handout.html").questions

    assert [option["text"] for option in question.payload["options"]] == ["5", "6", "7", "8"]
    assert (question.payload["correct"], question.is_key_confirmed) == ("c", True)
