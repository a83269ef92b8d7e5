import pytest

from lessons.domain.text.collation import collation_key

# The 42 letters as CLDR's kk collation (kk-x-icu in PostgreSQL, Intl.Collator in a browser) has
# them.
ALPHABET = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"


def test_the_alphabet_has_42_letters_in_its_order():
    by_code_point = sorted(ALPHABET)

    assert len(ALPHABET) == 42
    assert "".join(sorted(by_code_point, key=collation_key)) == ALPHABET


def test_code_points_would_give_a_wrong_order():
    """Why there is a key at all: a plain sort puts ә ғ қ ң ө ұ ү һ і behind я."""
    assert "".join(sorted(ALPHABET)) != ALPHABET


@pytest.mark.parametrize("letter", ALPHABET)
def test_capital_and_small_letters_stand_at_one_place(letter):
    assert collation_key(letter) == collation_key(letter.lower())


@pytest.mark.parametrize(
    "names",
    [
        ["Абай", "Абайұлы", "Әбен", "Бек"],
        ["Ахмет Айгүл", "Ахмет Әсел", "Ахметов Асан"],
        ["Үсен", "Хасен", "Һарун"],
        ["2-топ", "Smith", "Қали"],
        ["Ким Ан", "Қасым Ан", "Лаура"],
        ["Ысқақ", "Іңкәр", "Эльмира"],
    ],
)
def test_names_are_sorted_as_in_a_class_register(names):
    assert sorted(sorted(names), key=collation_key) == names


def test_the_key_is_digits_alone_and_has_a_bounded_length():
    key = collation_key("Нұрланова-Сәрсен, Ә. " * 20)

    assert key.isascii()
    assert key.isdigit()
    assert len(key) == 200


def test_a_decomposed_letter_sorts_as_the_composed_one():
    assert collation_key("и\u0306") == collation_key("й")
