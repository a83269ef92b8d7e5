"""Kazakh letters that are gone for good, and texts that only look like it."""

import pytest

from lessons.domain.handouts.registry import read_document

KAZAKH = "әғқңөұүһӘҒҚҢӨҰҮҺ"
HANDOUT = """№3 тәжірибелік сабақ: Қазақстанның су қоры
Мақсаты: су қорының құрылымын және оның қоғам үшін маңызын түсіндіру.
Теориялық мәлімет
Бұл бөлім түрлі өзендер мен көлдерге арналған. Қазіргі кезде су жүйесі көп өзгерді.
Жұмыс барысында сұрақтар қойылады, негізгі мәселелер талқыланады.
Деңгейлік тапсырмалар
1-деңгей
1. Су қоры дегеніміз не?
2. Өзен мен көлдің айырмашылығын түсіндіріңіз.
БӨЖ: Су туралы мәліметтер жинау.
"""


def read(text: str):
    return read_document("class.txt", text.encode())


def codes(text: str) -> set[str]:
    return {note.code for note in read(text).warnings}


@pytest.mark.parametrize("mark", ["?", "_", "*", "□", "�", "\ue012"])
def test_kazakh_letters_replaced_by_a_mark_are_refused(mark):
    document = read(HANDOUT.translate(str.maketrans(dict.fromkeys(KAZAKH, mark))))

    assert (document.verdict, document.lessons) == ("refuse", ())
    assert {note.code for note in document.warnings} == {"letters-lost"}


@pytest.mark.parametrize("gone", [KAZAKH, f"{KAZAKH}іІ"], ids=["і kept", "і gone, too"])
def test_kazakh_letters_that_were_left_out_are_refused(gone):
    assert read(HANDOUT.translate(str.maketrans("", "", gone))).verdict == "refuse"


def test_a_text_of_which_only_the_kazakh_letters_are_left_is_refused():
    russian = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    left = HANDOUT.translate(str.maketrans("", "", russian + russian.upper()))

    assert read(left).verdict == "refuse"


@pytest.mark.parametrize(
    "keyboard",
    [
        str.maketrans(KAZAKH, "агкноуухАГКНОУУХ"),
        str.maketrans(f"{KAZAKH}іІ", "агкноуухАГКНОУУХиИ"),
    ],
)
def test_a_text_typed_on_a_russian_keyboard_can_be_read_and_is_noted(keyboard):
    document = read(HANDOUT.translate(keyboard))

    assert document.verdict == "warn"
    assert "kazakh-letters-missing" in {note.code for note in document.warnings}


def test_gaps_to_fill_in_are_no_lost_letters():
    text = f"{HANDOUT}Толықтырыңыз: су ____ ағады, ______ мұз, қ_р, қа_, тұ_ба, 2_3.\n"

    assert read(text).verdict != "refuse"


def test_a_sound_handout_has_no_note_of_damage():
    assert not codes(HANDOUT) & {"letters-lost", "letters-damaged", "kazakh-letters-missing"}


def test_a_russian_text_has_no_note_of_damage():
    text = (
        "Практическое занятие №2\nЦель занятия: описать реки и озёра.\n"
        "Вода течёт с гор в долины, питает поля и сады. Саба, бар и дом стоят у реки.\n"
    )
    assert not codes(text * 20) & {"letters-lost", "letters-damaged", "kazakh-letters-missing"}


def test_a_few_unreadable_letters_are_shown_with_their_lines():
    document = read(HANDOUT.replace("айырмашылығын", "айырмашы�ығын"))

    (note,) = [note for note in document.warnings if note.code == "letters-damaged"]
    assert (document.verdict, note.line) == ("warn", 9)
