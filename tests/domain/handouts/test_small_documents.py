"""Small documents that once were read wrong, each with what is right.

They lie beside the checkout; where they do not, the tests are skipped and say so.
"""

from pathlib import Path

import pytest

from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import read_document

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "fails" / "documents"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="no folder of small documents")


def read(name: str) -> dict:
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} is not there")
    return to_json(read_document(name, path.read_bytes()))


def lesson_of(name: str) -> dict:
    (lesson,) = read(name)["lessons"]
    return lesson


def keys_of(name: str) -> list[tuple[list[int], bool]]:
    return [(test["correct"], test["key_confirmed"]) for test in lesson_of(name)["tests"]]


def body_of(lesson: dict) -> str:
    return "\n".join(f"{part['heading']}\n{part['text']}" for part in lesson["body"])


def asked_in(lesson: dict, name: str = "questions") -> list[str]:
    return [item["text"] for item in lesson[name]]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("01_two_variants_keys.txt", [0, 0, 1, 1]),
        ("01_variants_keytable.docx", [1, 0, 2, 0, 3, 1]),
        ("01b_levels_own_keys_wrong.txt", [1, 2, 0, 0]),
        ("02_key_as_text_list.txt", [1, 2]),
    ],
)
def test_each_list_of_keys_is_about_its_own_tests(name, right):
    assert keys_of(name) == [([place], True) for place in right]


def test_keys_behind_their_levels_are_never_asked():
    lesson = lesson_of("01c_levels_keys_at_end_become_questions.txt")

    assert asked_in(lesson) == []
    assert [test["stem"] for test in lesson["tests"]] == ["Қазақстан астанасы?", "Ең биік шың?"]


def test_keys_behind_their_levels_are_confirmed_only_where_right():
    """Options one and two of the second: the first is right by chance."""
    first, second = keys_of("01c_levels_keys_at_end_become_questions.txt")

    assert first in [([1], True), ([0], False)]
    assert second in [([0], True), ([0], False)]


def test_questions_in_blocks_are_asked_and_a_glossary_is_not():
    assert asked_in(lesson_of("03_questions_in_blocks_then_glossary.txt")) == [
        "Жиын: екі жиынның айырмасы мен симметриялық айырмасының айырмашылығы неде?",
        "Буль алгебрасы: де Морган заңдары не үшін қажет?",
        "Рекурсия: рекурсия базисі дегеніміз не?",
        "Неліктен базис болмаса стек толып кетеді?",
    ]


def test_a_lecture_without_a_class_title_has_questions():
    lesson = lesson_of("04_lecture_no_class_title.docx")

    assert asked_in(lesson) == [
        "Инвестициялық жоба дегеніміз не?",
        "Таза келтірілген құн қалай есептеледі?",
        "Тәуекелді бағалау әдістерін атаңыз.",
    ]
    assert "Сейітқасымов" not in body_of(lesson)


def test_letters_of_another_alphabet_are_repaired():
    lesson = lesson_of("05_schwa_same_as_docx_ok.docx")

    assert lesson["title"] == "Әлеуметтік желілер және қоғам"
    assert [item["level"] for item in lesson["questions"]] == [1, 1, 2, 3]


def test_questions_behind_a_chapter_are_asked():
    lesson = lesson_of("07_theory_before_first_class_goal_swallows.txt")

    assert lesson["title"] == "Арифметикалық командалар"
    assert asked_in(lesson) == ["MOV командасы не істейді?", "Регистр дегеніміз не?"]


def test_model_answers_of_a_case_stay_out_of_the_text():
    lesson = lesson_of("10_case_etalon_answers_in_body.docx")

    assert asked_in(lesson) == ["Болжам диагноз қойыңыз.", "Тексеру жоспарын құрыңыз."]
    assert "гипертензия II" not in body_of(lesson)
    assert "ЭКГ" not in body_of(lesson)


def test_keys_in_braces_stay_out_of_the_text_and_confirm_nothing_wrong():
    found = read("10_foreign_test_format_becomes_reading_with_keys.txt")
    (lesson,) = found["lessons"]

    assert [len(test["options"]) for test in lesson["tests"]] == [5, 5]
    assert "Дұрыс жауап" not in body_of(lesson)
    assert "Правильный ответ" not in body_of(lesson)
    right = [test["correct"] for test in lesson["tests"] if test["key_confirmed"]]
    assert right in [[], [[1], [0]]]


def test_a_table_of_contents_makes_no_lessons():
    lessons = read("12_umkd_toc_phantom_lesson.docx")["lessons"]

    assert [lesson["number"] for lesson in lessons] == list(range(1, 16))
    assert [len(asked_in(lesson)) for lesson in lessons] == [3] * 15
    assert [len(lesson["tasks"]) for lesson in lessons] == [1] * 15


def test_an_english_handout_is_one_too():
    lesson = lesson_of("13_english.docx")

    assert lesson["title"] == "Machine learning basics"
    assert asked_in(lesson) == [
        "What is supervised learning?",
        "How does overfitting show itself?",
        "Compare classification and regression.",
        "Explain the role of a validation set.",
    ]
    assert len(asked_in(lesson, "tasks")) == 1


def test_a_column_of_points_holds_no_questions():
    lesson = lesson_of("16_points_column_becomes_questions.docx")
    found = [(item["text"], item.get("points")) for item in lesson["questions"]]

    assert found[:2] == [
        ("Ген ұғымына анықтама беріңіз.", 5),
        ("Толық және толымсыз доминанттылықты салыстырыңыз.", 10),
    ]
    assert not any(text.isdigit() for text, _ in found)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*")), ids=lambda path: path.name)
def test_each_is_read_or_refused_with_a_reason(path):
    """Never an error of another kind."""
    try:
        found = read_document(path.name, path.read_bytes())
    except DocumentError:
        return
    assert found.lines
