import pytest

from lessons.domain.marking.drafting.asking import Asked
from lessons.domain.marking.drafting.defining import DEFINES, defined
from lessons.domain.marking.drafting.units import Unit


def worth(question: str, text: str, *, is_item: bool = False) -> float:
    unit = Unit(text=text, section=0, paragraph=0, is_item=is_item)
    return defined(unit, Asked(question).defined)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Дипломатия дегеніміз не?", "Дипломатия – сыртқы саясаттың басты құралы"),
        ("Дипломатия сөзіне анықтама беріңіз", "Сөздік бойынша, дипломатия – сыртқы саясат құралы"),
        ("Инфляция дегеніміз не?", "Инфляция дегеніміз бағаның жалпы өсуі"),
        ("Инфляция дегеніміз не?", "Инфляция дегеніміз – бұл бағаның жалпы өсуі"),
        ("Инфляция деген не?", "Бағаның жалпы өсуі инфляция деп аталады"),
        ("Дайте определение инфляции", "Инфляция – общий рост цен"),
        ("Что такое инфляция?", "Инфляция (лат. inflatio) – общий рост цен"),
        ("Дайте определение инфляции", "Под инфляцией понимают общий рост цен"),
        ("Тың жер дегеніміз не?", "Тың жер деп бұрын ешқашан жыртылмаған даланы айтады"),
    ],
)
def test_a_definition_is_found(question, text):
    assert worth(question, text) >= DEFINES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Дипломатия дегеніміз не?", "Дипломатия сыртқы саясатқа қызмет етеді"),
        ("Дипломатия дегеніміз не?", "Саясат – билік жүргізу өнері"),
        ("Дипломатия дегеніміз не?", "Дипломатиялық қызмет – мемлекеттік қызметтің түрі"),
        ("Что такое рост?", "Цены роста – это плата за него"),
        ("Дипломатия дегеніміз не?", "Саясат пен дипломатия – екі бөлек сала"),
        ("Дипломатия дегеніміз не?", "Қазір әлемде көп айтылатын жария дипломатия – жаңа сала"),
    ],
)
def test_what_only_looks_like_it_is_none(question, text):
    assert worth(question, text) < DEFINES


def test_an_item_of_a_list_defines_nothing():
    text = "Дипломатия – сыртқы саясаттың басты құралы"
    assert worth("Дипломатия дегеніміз не?", text, is_item=True) < DEFINES
