"""Each table of words says what it is for in texts that it knows and near ones that it does not."""

import pytest

from lessons.domain.marking.drafting.vocabulary import says

CASES = {
    "definition": ("Инфляция дегеніміз не?", "Инфляция неден туады?"),
    "defines": ("Бұл инфляция деп аталады", "Инфляция өсті"),
    "several": ("Бұл – екі бөлек ұғым", "Бұл – ұғым"),
    "opinion": ("Осы пікірмен келісесіз бе?", "Келісім қашан жасалды?"),
    "weighs": ("Тиімді, бірақ қымбат", "Тиімді әрі арзан"),
    "asks-time": ("Қашан басталды?", "Неден басталды?"),
    "example": ("Мысалы, нан қымбаттады", "Нан мысалы қымбаттады"),
    "refers": ("Ол бағаны өсіреді", "Олжа бағаны өсіреді"),
    "lists": ("Инфляция екі түрге бөлінеді", "Инфляция тез өседі"),
    "ordinal": ("Екіншіден, табыс азайды", "Табыс екіншіден азайды"),
    "joins": ("Сонымен қатар табыс азайды", "Табыс сонымен қатар азайды"),
    "announces": ("Себептері екі топқа бөлінеді", "Себептері көп"),
    "makes": ("Жоспар құрыңыз", "Жоспар орындалды"),
    "needs-no-verb": ("Тақырыбы бойынша эссе", "Тақырыбы бойынша жауап"),
}


@pytest.mark.parametrize("table", CASES)
def test_a_table_knows_its_text_and_not_the_near_one(table):
    text, near = CASES[table]
    assert says(table, text)
    assert not says(table, near)
