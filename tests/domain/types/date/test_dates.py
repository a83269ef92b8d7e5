"""Dates: lenient in form, strict in value; what is not sure waits for a person."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.banks.registry import REGISTRY as FORMATS
from lessons.domain.types.converting import convert_key
from lessons.domain.types.date.moment import Moment, Precision
from lessons.domain.types.date.reading import sure_date
from lessons.domain.types.date.saying import IN_WORDS, key_form, typed_forms
from lessons.domain.types.date.vocabulary import is_number_ending, split_era
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import REGISTRY
from tests.domain.banks.reading import one

DATE = REGISTRY["date"]
DAY, MONTH, YEAR, CENTURY = "12.05.1998", "05.1998", "1998", "XIX ғ."
HALF = Fraction(1, 2)


def grade(key, typed):
    return DATE.grade(DATE.parse(DATE.from_text(key)), (typed,)).fraction


@pytest.mark.parametrize(
    "typed",
    [
        *("12.05.1998", "12.5.1998", "12. 05. 1998 ж.", "12/05/1998", "12–05–1998", "1998-05-12"),
        *("12 мамыр 1998 ж.", "«12 мамыр 1998 ж.»", "1998 жылғы 12 мамыр", "1998 ж. 12 мамыр"),
        *("1998 жылдың 12 мамырында", "12-ші мамыр, 1998 жыл", "мамырдың 12-сі 1998"),
        *("12 мая 1998 г.", "12 мая 1998 года", "12-го мая 1998", "12 МАЯ 1998", "12 май 1998"),
        *("12 May 1998", "May 12, 1998", "12th May 1998", "12\u00a0мамыр\u00a01998"),
    ],
)
def test_a_day_may_be_written_in_any_usual_form(typed):
    assert grade(DAY, typed) == 1


@pytest.mark.parametrize("typed", ["май 1998", "мамыр 1998", "в мае 1998 года", "1998 ж. мамырда"])
def test_a_month_may_be_written_in_any_usual_form(typed):
    assert grade(MONTH, typed) == 1


@pytest.mark.parametrize(
    "typed", ["1998", "1998 ж", "1998-жылы", "1998 жылы", "1998г.", "в 1998 году", "1998 жылда"]
)
def test_a_year_may_be_written_in_any_usual_form(typed):
    assert grade(YEAR, typed) == 1


@pytest.mark.parametrize(
    "typed",
    [
        *("XIX", "ХІХ ғ.", "ХIХ ғасыр", "XIX ғасырда", "19 ғ.", "19-ғасыр", "19 гасырда", "19"),
        *("XIX век", "в XIX в.", "19 в.", "XIX веке", "19th century", "XIX г."),
    ],
)
def test_a_century_may_be_written_in_any_usual_form(typed):
    assert grade(CENTURY, typed) == 1


@pytest.mark.parametrize(
    "typed",
    [
        *("б.з.д. 209 ж.", "б. з. д. 209", "бзд 209 жылы", "209 ж. б.з.б.", "б.э.д. 209 ж."),
        *("Біздің заманымызға дейінгі 209 жыл", "209 г. до н.э.", "209 год до нашей эры", "209 BC"),
    ],
)
def test_a_year_before_our_era_may_be_written_in_any_usual_form(typed):
    assert grade("б.з.д. 209", typed) == 1


@pytest.mark.parametrize(
    ("words", "is_before"),
    [
        *((words, True) for words in ("б з д", "бзд", "б э д", "б з б", "до н э", "до р х", "bc")),
        *((words, True) for words in ("bce", "до нашей эры", "биздин заманымызга дейинги")),
        *((words, False) for words in ("б з", "н э", "нашей эры", "ad", "c e")),
        *((words, None) for words in ("б", "до", "заман", "эра", "abc", "adam")),
    ],
)
def test_the_words_of_an_era_are_told_from_others(words, is_before):
    rest, found = split_era(f"209 {words} жыл")

    assert found is is_before
    assert rest.split() == (["209", "жыл"] if found is not None else ["209", *words.split(), "жыл"])


@pytest.mark.parametrize("ending", ["сы", "инши", "ши", "нда", "де", "го", "й", "th", "st"])
def test_an_ending_behind_digits_says_nothing_more(ending):
    assert is_number_ending(ending)
    assert not is_number_ending(f"{ending}к")


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        (DAY, "13.05.1998"),
        (DAY, "05.12.1998"),
        (DAY, "12.06.1998"),
        (DAY, "1999"),
        (DAY, "маусым 1998"),
        (DAY, "12 маусым"),
        (DAY, "XIX ғ."),
        (MONTH, "12.06.1998"),
        (YEAR, "1898"),
        (YEAR, "б.з.д. 1998 ж."),
        (CENTURY, "XX ғ."),
        (CENTURY, "18"),
        (CENTURY, "1901"),
        ("б.з.д. 209", "б.з. 209 ж."),
        ("б.з.д. III ғ.", "III ғ. б.з."),
    ],
)
def test_what_is_surely_another_date_is_wrong(key, typed):
    assert grade(key, typed) == 0


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        (DAY, "1998"),
        (DAY, "мамыр 1998"),
        (DAY, "12 мамыр"),
        (DAY, "12.05.98"),
        (DAY, "XX ғасыр"),
        (DAY, "05/12/1998"),
        (YEAR, "12.05.1998"),
        (YEAR, "98 жылы"),
        (YEAR, "98"),
        (CENTURY, "1847"),
        ("б.з.д. 209", "209 жылы"),
    ],
)
def test_what_may_be_the_same_date_waits_for_a_person(key, typed):
    assert grade(key, typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        *("1998 емес", "не 1998", "шамамен 1998", "1998 немесе 1999", "1990 жылдары", "1941–1945"),
        *("XIX ғасырдың басы", "31.02.1998", "13.13.1998", "тәуелсіздік жылы", "1.998", "?"),
    ],
)
def test_what_is_not_read_to_its_last_word_waits_for_a_person(typed):
    assert grade(YEAR, typed) is None


@pytest.mark.parametrize(
    ("key", "typed", "fraction"),
    [
        ("1465 ± 1", "1466", 1),
        ("1465 +- 1", "1467", 0),
        ("12.05.1998 ± 3", "15.05.1998", 1),
        ("30.12.1999 ± 3", "2 қаңтар 2000", 1),
        ("б.з.д. 1 ж. ± 1", "б.з. 1 ж.", 1),
        ("12.05.1998\n50 % | 1998", "1998 ж.", HALF),
        ("12.05.1998\n50 % : 1998", "13.05.1998", None),
        ("25.10.1917\n07.11.1917", "7 ноября 1917", 1),
    ],
)
def test_a_key_may_have_a_tolerance_shares_and_several_dates(key, typed, fraction):
    assert grade(key, typed) == fraction


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("мамыр", "date-wrong"),
        ("98", "date-wrong"),
        ("30.02.1998", "date-wrong"),
        ("1465 ± көп", "date-tolerance-wrong"),
        ("1465 ± 1001", "date-tolerance-wrong"),
        ("0 % | 1998", "share-wrong"),
        ("50 % | 1998", "date-full-missing"),
        ("12.05.1998\n12 мая 1998", "repeated"),
        ("", "too-few"),
    ],
)
def test_a_key_that_cannot_be_kept_is_refused_with_the_rule(text, code):
    with pytest.raises(PayloadError) as caught:
        DATE.from_text(text)

    assert caught.value.code == code


def test_the_right_answer_is_said_in_every_language():
    solution = DATE.solution(DATE.parse(DATE.from_text("12.05.1998\n50 % | 1998")))

    assert solution.texts == ("12.05.1998",)
    assert solution.worded == {
        "kk": ("1998 жылғы 12 мамыр",),
        "ru": ("12 мая 1998 года",),
        "en": ("12 May 1998",),
    }


@pytest.mark.parametrize(
    ("old", "new", "key", "converted"),
    [
        ("date", "short-answer", "50 % | 1998", "1998"),
        ("date", "open-answer", "1465 ± 1", "---\n1465"),
        ("short-answer", "date", "12 мамыр 1998", "12 мамыр 1998"),
    ],
)
def test_a_key_of_another_kind_keeps_its_dates(old, new, key, converted):
    assert convert_key(key, old=old, new=new) == converted


@pytest.mark.parametrize("code", ["gift", "moodle-xml"])
def test_a_list_of_forms_that_somebody_changed_is_a_short_answer(code):
    words = {
        "gift": "Қашан? {=12.05.1998 =12 мамыр 1998}",
        "moodle-xml": '<quiz><question type="shortanswer"><questiontext><text>Қашан?</text>'
        '</questiontext><answer fraction="100"><text>12.05.1998</text></answer></question></quiz>',
    }
    assert one(code, words[code]).kind == "short-answer"
    assert "date" in FORMATS[code].kinds


@st.composite
def moments(draw):
    era = draw(st.sampled_from([1, 1, -1]))
    precision = draw(st.sampled_from(Precision))
    if precision is Precision.CENTURY:
        return Moment(century=era * draw(st.integers(1, 39)))
    return Moment(
        year=era * draw(st.integers(1, 2100)),
        month=draw(st.integers(1, 12)) if precision >= Precision.MONTH else None,
        day=draw(st.integers(1, 28)) if precision is Precision.DAY else None,
    )


@given(moments())
def test_the_form_of_the_key_is_read_back_as_the_same_date(moment):
    assert sure_date(key_form(moment)) == moment
    assert all(sure_date(form) == moment for form in typed_forms(moment))
    assert typed_forms(moment)[0] == key_form(moment)


@given(moments())
def test_what_a_language_says_can_be_read_where_the_year_has_three_digits(moment):
    if moment.year is None or abs(moment.year) > 99:
        assert all(sure_date(say(moment)) == moment for say in IN_WORDS.values())


@given(st.text(alphabet="0123456789 .-/жгғвXVIХІмамыр%±бзд", max_size=20))
def test_no_text_breaks_the_reader(text):
    read = sure_date(text)

    assert read is None or read.is_possible
