"""Questions whose numbers are drawn anew: the same for good, in range, refused in words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.content.drawn import drawn_content, samples_of, texts_of, with_template
from lessons.domain.content.parsing import parse
from lessons.domain.content.question import QuestionContent
from lessons.domain.expressions.errors import Wrong
from lessons.domain.templates.errors import TemplateError, TemplateField, TemplateWrong
from lessons.domain.templates.numbers import written
from lessons.domain.templates.template import (
    VARIANTS,
    Side,
    TemplateTexts,
    read_template,
    side_of,
    variant_after,
    variant_for,
)
from tests.properties import examples

WAY = TemplateTexts(
    parameters="v = 40–90; 5\nt = 0,5–4; 0,5\ns = v·t",
    text="Пойыз =(v) км/сағ жылдамдықпен =(t) сағат жүрді. Қанша жол жүрді?",
    key="=(s) км ± 1 %",
    explanation="=(v) · =(t) = =(s)",
    hints=("Жылдамдықты =(t) сағатқа көбейтіңіз.",),
)
NUMERIC = QuestionContent(text="-", kind="numeric")


def texts(**changed):
    return TemplateTexts(**{**{n: getattr(WAY, n) for n in WAY.__slots__}, **changed})


def refused(content=NUMERIC, **changed):
    with pytest.raises(TemplateError) as caught:
        with_template(content, texts(**changed))
    return caught.value


def test_a_draw_puts_its_numbers_everywhere():
    content = with_template(NUMERIC, WAY)
    drawn, numbers = drawn_content(content, 3)
    v, t, s = (numbers[name] for name in ("v", "t", "s"))
    assert drawn.text == f"Пойыз {v} км/сағ жылдамдықпен {t} сағат жүрді. Қанша жол жүрді?"
    assert drawn.explanation == f"{v} · {t} = {s}"
    assert drawn.hints == (f"Жылдамдықты {t} сағатқа көбейтіңіз.",)
    assert parse(drawn).key_lines == f"{s} км ± 1 %"
    assert parse(drawn).grade((s,)).fraction == 1
    assert drawn.template == {}


def test_what_its_author_typed_comes_back_and_the_question_itself_is_a_draw():
    content = with_template(NUMERIC, WAY)
    assert texts_of(content) == WAY
    assert "=(" not in content.text
    assert content.text == samples_of(content)[0].text


@given(st.integers(0, VARIANTS - 1))
@examples(30)
def test_a_draw_is_the_same_for_good_and_within_its_ranges(variant):
    template = read_template(WAY)
    drawn = template.drawn(variant)
    assert drawn == read_template(WAY).drawn(variant)
    v, t = (Fraction(drawn.numbers[name].replace(",", ".")) for name in "vt")
    assert 40 <= v <= 90
    assert v % 5 == 0
    assert Fraction(1, 2) <= t <= 4
    assert (2 * t).denominator == 1


def test_no_numbers_of_practice_are_numbers_of_a_test():
    template = read_template(WAY)
    drawn = {side: set() for side in Side}
    for variant in range(VARIANTS):
        drawn[side_of(variant)].add(tuple(template.drawn(variant).numbers.items()))
    assert drawn[Side.PRACTICE].isdisjoint(drawn[Side.TEST])
    assert min(map(len, drawn.values())) >= 25


@given(st.sampled_from(list(Side)), st.integers(0, 10**6))
@examples(30)
def test_the_next_draw_is_another_one_of_the_same_side(side, place):
    variant = variant_for(side, place=place)
    assert side_of(variant) is side
    assert side_of(variant_after(variant)) is side
    assert variant_for(side, place=place + 1) == variant_after(variant)


def test_gaps_are_drawn_too():
    content = with_template(
        QuestionContent(text="-", kind="gaps"),
        TemplateTexts(
            parameters="a = 2–9\nb = 2–9",
            text="=(a) · =(b) көбейтіндісін табыңыз.",
            key="=(a) · =(b) = ((=(a·b))), ал =(a) + =(b) = ((=(a+b))).",
        ),
    )
    drawn, numbers = drawn_content(content, 5)
    a, b = int(numbers["a"]), int(numbers["b"])
    assert parse(drawn).grade((f"a:{a * b}", f"b:{a + b}")).fraction == 1


@pytest.mark.parametrize(
    ("changed", "code", "field", "line"),
    [
        ({"parameters": "v 40–90"}, TemplateWrong.LINE, TemplateField.PARAMETERS, 1),
        ({"parameters": "v = 40–90\nV = 1–9"}, TemplateWrong.NAME_TWICE, "parameters", 2),
        ({"parameters": "min = 1–9"}, TemplateWrong.NAME_TAKEN, "parameters", 1),
        ({"parameters": "v = 9–2"}, TemplateWrong.RANGE, "parameters", 1),
        ({"parameters": "v = 2–9; 0"}, TemplateWrong.STEP, "parameters", 1),
        ({"parameters": "v = 2·3"}, TemplateWrong.NO_RANGE, "parameters", 0),
        ({"parameters": f"{WAY.parameters}\nx = 1–9"}, TemplateWrong.NOT_USED, "parameters", 4),
        ({"parameters": "v = 1–3\nt = 1–3\ns = v·t"}, TemplateWrong.TOO_FEW_DRAWS, "parameters", 0),
        ({"text": "Қанша жол жүрді?"}, TemplateWrong.NOT_USED, "text", 0),
        ({"key": "5 км"}, TemplateWrong.NOT_USED, "key", 0),
        ({"text": "=(v) және\n=(t"}, TemplateWrong.NOT_CLOSED, "text", 2),
        ({"key": "шамамен =(s) км"}, TemplateWrong.KEY, "key", 0),
        ({"explanation": "=(w)"}, TemplateWrong.FORMULA, "explanation", 1),
    ],
)
def test_what_is_wrong_is_told_with_its_place(changed, code, field, line):
    error = refused(**changed)
    assert (error.code, error.field, error.line) == (code, field, line)


def test_other_kinds_draw_no_numbers():
    assert refused(QuestionContent(text="-")).code is TemplateWrong.KIND


@pytest.mark.parametrize("parameters", ["v = 0–9\nt = 1–9\ns = t/v", "v = 1–9\nt = -4–4\ns = v/t"])
def test_a_division_by_zero_is_refused_with_the_numbers_that_make_it(parameters):
    error = refused(parameters=parameters, key="=(round(s; 2)) км")
    assert error.formula.code is Wrong.BY_ZERO
    assert " = 0" in error.numbers


def test_a_result_without_an_end_asks_to_be_rounded():
    error = refused(key="=(v/7) км")
    assert (error.formula.code, error.field) == (Wrong.ENDLESS, TemplateField.KEY)
    assert drawn_content(with_template(NUMERIC, texts(key="=(round(v/7; 2)) км")), 1)


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(5, 2), "2,5"), (Fraction(-3), "−3"), (Fraction(0), "0"), (Fraction(1, 8), "0,125")],
)
def test_numbers_are_written_as_people_write_them(value, text):
    assert written(value) == text
