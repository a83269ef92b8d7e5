import pytest

from lessons.domain.text.search import search_key


@pytest.mark.parametrize(
    "typed",
    ["қазақ", "ҚАЗАҚ", "казак", "Qazaq", "QAZAQ", " қазақ. ", "«қазақ»"],
)
def test_case_keyboard_and_alphabet_make_no_difference(typed):
    assert search_key(typed) == "kazak"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Құқық негіздері", "quqyq negizderi"),
        ("жұмыс", "jumys"),
        ("жұмыс", "zhumys"),
        ("Шымкент", "Şymkent"),
        ("Шымкент", "Shymkent"),
        ("ғылым", "ğylym"),
        ("ғылым", "gylym"),
        ("өнер", "öner"),
        ("үлгі", "ülgi"),
        ("Айгүл", "Aigul"),
        ("Нұрсұлтан Әбішұлы", "Nursultan Abishuly"),
        ("әңгіме", "äñgime"),
    ],
)
def test_latin_spellings_find_the_cyrillic_word(cyrillic, latin):
    assert search_key(cyrillic) == search_key(latin)


def test_different_words_stay_different():
    words = ["дипломатия", "дипломат", "саясат", "тарих", "құқық", "қызмет"]

    assert len({search_key(word) for word in words}) == len(words)


def test_the_key_is_ascii_for_any_kazakh_or_russian_text():
    assert search_key("Ёлка, щётка; Һәм іңір – ӘҒҚҢӨҰҮҺІ, объект, 15-сабақ").isascii()
