import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.passages import PassageIndex, Text
from lessons.domain.reading_time import reading_minutes
from lessons.domain.rich_text.plain import plain
from lessons.domain.types.short_answer.definition import ShortAnswer
from tests.properties import examples


def test_each_letter_knows_where_it_stands():
    text = "Бұл **қалың**\r\nсөз, `a*b` мен H~2~O.\n\n| А | **б** |\n| --- | --- |\n| в | г |"
    told = plain(text)

    for word in ("қалың", "сөз", "a*b", "б", "г"):
        at = told.text.index(word)
        places = told.places[at : at + len(word)]
        assert "".join(text[place] for place in places) == word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Су** – *H~2~O*", "Су – H2O"),
        ("10^3^ м^2^", "10^3 м^2"),
        ("$\\frac{a+b}{2} \\le x^{2}$ болса", "(a + b)/2 ≤ x^2 болса"),
        ("$$\\sum_{i=1}^{n} x_i$$", "∑_(i = 1)^nx_i"),
        ("$\\blah{x}$", "\\blah{x}"),
        ("3. **Су**\n4. Бу", "3. Су\n4. Бу"),
        ("[Заң](https://a.kz) бойынша[^1]\n\n[^1]: Ескі", "Заң бойынша\n\nЕскі"),
        ('![Жасуша](a.png "Жасуша құрылысы")', "Жасуша құрылысы"),
    ],
)
def test_the_words_of_a_text_are_told_without_its_markup(text, words):
    assert plain(text).text == words


@examples(200)
@given(st.text(alphabet="аб *`$|\n-1.#>", max_size=60))
def test_letters_and_numbers_of_words_keep_their_places(text):
    told = plain(text)
    for letter, place in zip(told.text, told.places, strict=True):
        assert not letter.isalpha() or text[place] == letter


def test_search_looks_at_the_words_behind_the_markup():
    index = PassageIndex(
        [Text("Жасушадағы $\\text{фото}\\text{синтез}$ үдерісі туралы ұзақ сөйлем.")]
    )

    assert index.best("фотосинтез") is not None


def test_markup_takes_no_time_to_read():
    table = "| " + " | ".join(["a"] * 150) + " |\n" + "| " + " | ".join(["---"] * 150) + " |"
    assert reading_minutes(["сөз " * 150]) == 1
    assert reading_minutes([f"{'**сөз** ' * 150}"]) == 1
    assert reading_minutes([table]) <= 2


def test_a_short_answer_is_compared_with_the_words_behind_the_markup():
    accepted = ShortAnswer().parse({"accepted": ["$x^{2}$", "**H~2~O**"]})

    assert ShortAnswer().grade(accepted, ("x^2",)).fraction == 1
    assert ShortAnswer().grade(accepted, ("H2O",)).fraction == 1
