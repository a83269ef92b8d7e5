"""Whole handouts as authors set them, each read from its first line to its last."""

from typing import Any

from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import read_document


def read(text: str) -> dict[str, Any]:
    return to_json(read_document("class.txt", text.encode()))


def levels(lesson: dict[str, Any]) -> list[int]:
    return [question["level"] for question in lesson["questions"]]


def test_a_collection_of_classes_under_a_title_page():
    found = read("""БІЛІМ ЖӘНЕ ҒЫЛЫМ МИНИСТРЛІГІ
ПРАКТИКАЛЫҚ САБАҚТАРДЫҢ ӘДІСТЕМЕЛІК НҰСҚАУЛЫҒЫ
1-практикалық сабақ
Тақырыбы: Философия пәні
Сабақтың мақсаты: философияның мәнін ашу.
Жоспар:
1. Философия ұғымы
2. Негізгі бөлімдері
Теориялық материал
1. Философия ұғымы
Философия – даналыққа құштарлық. Ол ежелгі Грекияда пайда болды.
2. Негізгі бөлімдері
Философия онтология, гносеология және этикадан тұрады.
Бақылау сұрақтары
1. Философия деген не?
2. Оның бөлімдерін атаңыз.
Әдебиет:
1. Есімов Ғ. Философия. – Алматы, 2010.
2-практикалық сабақ
Тақырыбы: Антика философиясы
Сабақтың мақсаты: антика ойшылдарын тану.
Теориялық материал
Сократ диалог әдісін қолданды. Платон идеялар туралы ілім жасады.
Бақылау сұрақтары
1. Сократ әдісі неде?
СӨЖ тапсырмасы: Аристотель туралы эссе.
""")
    first, second = found["lessons"]

    assert "level-missing" in {note["code"] for note in found["warnings"]}
    assert (first["number"], first["title"]) == (1, "Философия пәні")
    assert [part["heading"] for part in first["body"]] == [
        "Теориялық материал",
        "1. Философия ұғымы",
        "2. Негізгі бөлімдері",
    ]
    assert levels(first) == [None, None]
    assert (second["number"], len(second["questions"]), len(second["tasks"])) == (2, 1, 1)


def test_a_bilingual_handout_with_named_levels():
    found = read("""Практикалық сабақ № 3
Тақырыбы / Тема: Қазақстан географиясы
Мақсаты / Цель: картаны оқу
Қысқаша мәлімет:
1.1 Жер бедері
Қазақстанның жер бедері алуан түрлі. Батысында ойпаттар жатыр.
Тапсырмалар:
Төмен деңгей: Қазақстанның шекаралас елдерін атаңыз.
Орта деңгей: Ойпаттар мен тауларды көрсетіңіз.
Жоғары деңгей: Климаттың егіншілікке әсерін бағалаңыз.
Оқытушының басшылығымен студенттің өздік жұмысы: Контур картаны толтыру.
Үй тапсырмасы: 12-параграф.
""")
    (lesson,) = found["lessons"]

    assert found["verdict"] != "refuse"
    assert (lesson["title"], lesson["goal"]) == ("Қазақстан географиясы", "картаны оқу")
    assert levels(lesson) == [1, 2, 3]
    assert [task["kind"] for task in lesson["tasks"]] == ["guided"]
    assert "12-параграф." in [note["text"] for note in found["warnings"]]


def test_a_russian_seminar_with_levels_explained_in_brackets():
    (lesson,) = read("""Семинар 4. Инфляция
Цель: изучить виды инфляции.
Теория
Инфляция – рост цен. Средний уровень цен растёт годами.
Задания:
Уровень 1 (знание)
1.1. Дайте определение инфляции.
1.2. Назовите виды инфляции.
Уровень 2 (применение)
2.1. Рассчитайте темп инфляции за год.
Уровень 3 (анализ)
3.1. Оцените политику Национального Банка.
СРСП №4: решить задачи 5-8.
Критерии оценки
5 баллов за полный ответ.
""")["lessons"]

    assert (lesson["number"], lesson["title"]) == (4, "Инфляция")
    assert levels(lesson) == [1, 1, 2, 3]
    assert lesson["questions"][0]["text"] == "Дайте определение инфляции."
    assert lesson["tasks"][0]["text"] == "решить задачи 5-8."


def test_a_laboratory_class_with_steps_levels_and_a_test():
    found = read("""№5 зертханалық жұмыс
Тақырып: Ом заңы
Жұмыстың мақсаты: Ом заңын тексеру.
Құралдар мен жабдықтар: амперметр, вольтметр.
Жұмыстың орындалу тәртібі:
1. Тізбекті жинаңыз.
2. Кернеуді өлшеңіз.
Теориялық кіріспе
Ток күші кернеуге тура пропорционал.
Бақылау сұрақтары:
I деңгей
1. Ток күші деген не?
II деңгей
1. Ом заңын тұжырымдаңыз.
Бақылау тесті
1. Кернеудің бірлігі:
A. ампер
B. вольт
C. ом
2. Кедергінің бірлігі: A) ампер; B) вольт; C) ом.
Дұрыс жауаптары: 1 – B, 2 – C.
""")
    (lesson,) = found["lessons"]

    assert found["verdict"] == "ok"
    assert lesson["equipment"] == "амперметр, вольтметр."
    assert levels(lesson) == [1, 2]
    assert [test["correct"] for test in lesson["tests"]] == [[1], [2]]
    assert [part["heading"] for part in lesson["body"]] == [
        "Жұмыстың орындалу тәртібі",
        "Теориялық кіріспе",
    ]


def test_levels_behind_the_questions_and_questions_that_share_a_line():
    found = read("""4 деңгейлі СМЖ құжаты
№ 2 практикалық сабақ: Басқару
Мақсаты: басқару деңгейлерін талдау
Теория
Басқару деңгейлері әртүрлі. 1-деңгей басқаруда директор шешім қабылдайды.
Тапсырмалар:
1. Басқару деңгейлерін атаңыз. (1-деңгей) 2. Оларды сипаттаңыз. (1-деңгей)
3. Басқару стильдерін салыстырыңыз. [2-деңгей]
""")
    (lesson,) = found["lessons"]

    assert found["verdict"] == "ok"
    assert [(each["level"], each["text"]) for each in lesson["questions"]] == [
        (1, "Басқару деңгейлерін атаңыз."),
        (1, "Оларды сипаттаңыз."),
        (2, "Басқару стильдерін салыстырыңыз."),
    ]


def test_questions_of_one_level_on_one_line():
    (lesson,) = read("""№ 1 семинар: Ақпарат
Мақсаты: таныстыру
Теория
Информатика – ақпарат туралы ғылым.
І деңгей: 1. Информатика деген не? 2. Ақпарат деген не?
ІІ деңгей: 1. Ақпарат пен деректі салыстырыңыз.
""")["lessons"]

    assert levels(lesson) == [1, 1, 2]


def test_levels_in_a_table_drawn_with_bars():
    (lesson,) = read("""№8 тәжірибелік сабақ
| Тақырыбы | Мәтін лингвистикасы |
|----------|---------------------|
| Мақсаты | мәтінді талдау |
Теория
Мәтін сөйлемдерден құралады.
| 1-деңгей | Мәтін дегеніміз не? |
| 1-деңгей | Мәтін түрлерін атаңыз. |
| 2-деңгей | Мәтін мен сөйлемді салыстырыңыз. |
БӨЖ: Мақала оқу.
""")["lessons"]

    assert (lesson["title"], lesson["goal"]) == ("Мәтін лингвистикасы", "мәтінді талдау")
    assert [(each["level"], each["text"]) for each in lesson["questions"]] == [
        (1, "Мәтін дегеніміз не?"),
        (1, "Мәтін түрлерін атаңыз."),
        (2, "Мәтін мен сөйлемді салыстырыңыз."),
    ]
