"""Damaged letters set right: shown, reversible, and only where the document is sure."""

import pytest

from lessons.domain.handouts.document import Document
from lessons.domain.handouts.registry import read_document

HANDOUT = """№3 тәжірибелік сабақ: Қазақстанның өзендері мен көлдері
Мақсаты: Ұлттық су қорын, Үш өзеннің ағысын және Іле бойын танып-білу.
Теориялық мәлімет
        Бұл бөлім өзендерге арналған. Қазіргі кезде су қоры көп өзгерді, ал
қоғам үшін оның мәні зор. Рахымов пен Шоқан Уәлихановтың еңбектері бар.
Деңгейлік тапсырмалар
1-деңгей
1. Су қоры деген не?
2. Өзен мен көлдің ұқсас жақтары қандай?
БӨЖ: Әр өзеннің картасын сызыңыз. Һәм «Ел» деген сөзді түсіндіріңіз.
"""
RUSSIAN = """Практическое занятие №2: Реки
Цель: описать реки, озёра и моря.
1 уровень
1. Что такое река? Дайте определение.
2. Чем отличается озеро от моря?
СРС: Нарисовать карту Хивы и Рима.
"""


def read(text: str) -> Document:
    return read_document("class.txt", text.encode())


def repaired(document: Document) -> list[tuple[int, str, str, str]]:
    return [
        (note.line, note.code, note.text, note.became) for note in document.warnings if note.became
    ]


def read_wrongly(text: str, right: str, wrong: str) -> str:
    return "".join(
        bytes([byte]).decode(wrong, "ignore") or chr(byte) for byte in text.encode(right)
    )


@pytest.mark.parametrize("wrong", ["cp1251", "cp1252", "latin-1", "cp866", "koi8-r"])
def test_unicode_read_with_a_code_page_is_read_again(wrong):
    document = read(read_wrongly(HANDOUT, "utf-8", wrong))

    assert document.lessons == read(HANDOUT).lessons
    assert {note.code for note in document.warnings} >= {"text-repaired"}


@pytest.mark.parametrize("right", ["ptcp154", "kz1048"])
@pytest.mark.parametrize("wrong", ["cp1251", "cp1252", "latin-1"])
def test_a_kazakh_code_page_shown_as_another_is_read_again(right, wrong):
    assert read(read_wrongly(HANDOUT, right, wrong)).lessons == read(HANDOUT).lessons


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("cp1251", "latin-1"),
        ("cp1251", "cp1252"),
        ("cp1251", "koi8-r"),
        ("cp1251", "cp866"),
        ("koi8-u", "cp1251"),
        ("cp866", "cp1251"),
        ("mac-cyrillic", "cp1251"),
        ("utf-8", "cp1251"),
        ("utf-8", "latin-1"),
    ],
)
def test_russian_shown_in_the_wrong_code_page_is_read_again(right, wrong):
    text = RUSSIAN.replace("№", "N")
    found = read(read_wrongly(text, right, wrong))

    assert found.lessons == read(text).lessons


@pytest.mark.parametrize("lost", ["", "?", "�"])
def test_the_one_byte_that_cp1251_leaves_open_is_known_by_its_neighbour(lost):
    text = HANDOUT.encode().decode("cp1251", "replace").replace("�", lost)

    assert read(text).lessons == read(HANDOUT).lessons


def test_a_misread_word_in_a_sound_line_is_read_again():
    line = "Қосымша: Êèòàé, Ðîññèÿ, Ìîíãîëèÿ туралы айтыңыз."
    document = read(HANDOUT + line)

    assert "Китай, Россия, Монголия туралы" in document.lessons[0].questions[-1].text
    assert document.lines[-1] == line


def test_the_source_lines_stay_as_they_were():
    damaged = HANDOUT.translate(str.maketrans("әөҰ", "əӛҦ"))

    assert "\n".join(read(damaged).lines) == damaged.removesuffix("\n")


@pytest.mark.parametrize("letters", ["ЌќЃѓЄєЊњ¤µ¦±‡‰Ћћ", "ЌќЄєЈјЅѕҐґЎўЇїЋћ"])
def test_a_line_in_an_old_font_is_mended_in_a_sound_document(letters):
    sound = "Қоғам мен өзеннің ұзындығы, әр үйдің сәулеті туралы"
    shown = sound.translate(str.maketrans("ҚқҒғӘәҢңӨөҰұҮүҺһ", letters))
    document = read(HANDOUT + shown)

    assert sound in document.lessons[0].questions[-1].text
    assert [note[1] for note in repaired(document)] == ["letters-repaired"]


@pytest.mark.parametrize(
    "line",
    [
        "Қателік ±5 %, тұздылық 35 ‰, қалыңдығы 10 µм болды.",
        "Україна має її ґрунти: єдність, їжак, ґанок.",
        "Айтылуы: [ə], шамасы 5 ¥, бағасы 7 ¤.",
    ],
    ids=["units", "ukrainian", "signs"],
)
def test_signs_and_other_languages_are_no_old_font(line):
    document = read(HANDOUT + line)

    assert line in document.lessons[0].questions[-1].text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("СӚЖ", "СӨЖ"),
        ("ЖҦМЫС", "ЖҰМЫС"),
        ("ҽдебиет", "әдебиет"),
        ("дəріс", "дәріс"),
        ("Əдебиет", "Әдебиет"),
        ("ҿзен", "өзен"),
        ("θнер", "өнер"),
        ("¥лт", "Ұлт"),
        ("ѳмір", "өмір"),
        ("таӊ", "таң"),
    ],
)
def test_a_wrong_letter_is_set_right_and_shown(wrong, right):
    document = read(f"{HANDOUT}Ал {wrong} деген не?\n")

    assert f"Ал {right} деген не?" in document.lessons[0].questions[-1].text
    assert repaired(document) == [(11, "letters-repaired", wrong, right)]


def test_a_single_look_alike_is_kept_and_only_suggested():
    document = read(HANDOUT.replace("картасын", "каpтасын"))

    assert "каpтасын" in document.lessons[0].questions[-1].text
    assert repaired(document) == [(10, "mixed-script", "каpтасын", "картасын")]


def test_a_look_alike_is_set_right_where_the_document_has_the_word():
    document = read(HANDOUT.replace("1. Су қоры", "1. Су қopы"))

    assert document.lessons[0].questions[0].text == "Су қоры деген не?"
    assert repaired(document) == [(8, "look-alike-repaired", "қopы", "қоры")]


def test_a_look_alike_that_hides_a_heading_is_set_right():
    document = read(HANDOUT.replace("Мақсаты:", "Maқcaты:"))

    assert document.lessons[0].goal.startswith("Ұлттық су қорын")


def test_look_alikes_in_two_words_of_a_heading_are_set_right():
    document = read(HANDOUT.replace("Мақсаты:", "Cабақтың мaқсаты:"))

    assert document.lessons[0].goal.startswith("Ұлттық су қорын")


def test_latin_i_throughout_is_set_right_with_one_note():
    lines = [f"{number}. Бiлiм берудiң {number} мәнi неде?" for number in range(3, 33)]
    document = read(HANDOUT.replace("БӨЖ", "\n".join([*lines, "БӨЖ"])))

    assert document.lessons[0].questions[2].text == "Білім берудің 3 мәні неде?"
    assert repaired(document) == [(10, "repaired-throughout", "Бiлiм", "Білім")]


@pytest.mark.parametrize(
    ("word", "became"),
    [("Теst", "Test"), ("Pоwer", "Power"), ("cөз", "сөз"), ("Wеб", ""), ("ATPның", "")],
)
def test_the_script_of_a_mixed_word_is_that_of_its_other_letters(word, became):
    document = read(f"{HANDOUT}Ал {word} деген не?\n")

    (note,) = [note for note in document.warnings if note.code == "mixed-script"]
    assert (note.text, note.became) == (word, became)


@pytest.mark.parametrize("word", ["ХXІ", "IІI", "PR-қызмет", "C3", "DVD"])
def test_roman_numerals_and_words_of_one_script_are_sound(word):
    assert not repaired(read(f"{HANDOUT}Ал {word} деген не?\n"))


def test_split_and_glued_words_are_kept_with_a_suggestion():
    text = (
        f"{HANDOUT}Ұлттық-мемлекеттік мүдде бар. Ол ұлттықмемлекеттік деп те жазылады.\n"
        "Оның өркендеуінің мәні бар, ал өркенде уінің де мәні сол.\n"
    )
    found = {(note.code, note.text, note.became) for note in read(text).warnings}

    assert ("glued-word", "ұлттықмемлекеттік", "ұлттық-мемлекеттік") in found
    assert ("split-word", "өркенде уінің", "өркендеуінің") in found


def test_a_sound_document_is_left_alone():
    assert repaired(read(HANDOUT)) == []
    assert repaired(read(RUSSIAN)) == []
