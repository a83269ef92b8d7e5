"""Formulas of a journal: read, refused with a place, reckoned exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.expressions.errors import FormulaError, Wrong
from lessons.domain.journal.columns import (
    COLUMN_NAMES,
    FUNCTION_NAMES,
    SERIES_NAMES,
    Column,
    shown_name,
)
from lessons.domain.journal.evaluating import Known, evaluate
from lessons.domain.journal.expression import read_expression
from lessons.domain.journal.presets import PRESETS, read_formulas
from lessons.domain.journal.scales import SCALES
from lessons.domain.journal.totals import Origin, Student, read_formula, totals
from lessons.domain.journal.weekly import Activity
from tests.properties import examples

KNOWN = Known(
    columns={Column.RATING_1: Fraction(80), Column.RATING_2: Fraction(75), Column.EXAM: None},
    weeks={Activity.PRACTICE: [90, None, 70, 100], Activity.INDEPENDENT: [None, None]},
)


def reckoned(text, known=KNOWN):
    return evaluate(read_expression(text), known)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,6·(Р1+Р2)/2", Fraction(93, 2)),
        ("0.6 * (P1 + p2) / 2", Fraction(93, 2)),
        ("1 - 2 - 3", -4),
        ("8 / 2 / 2", 2),
        ("2 + 3 × 4", 14),
        ("−(2 − 5)", 3),
        ("орташа(практика[1–3])", 80),
        ("mean(практика; 40)", 75),
        ("қосынды(практика[3-4])", 170),
        ("саны(практика)", 3),
        ("максимум(1; 2,5; 2)", Fraction(5, 2)),
        ("min(Р1; Р2)", 75),
        ("алғашқы(Емтихан; 0)", 0),
        ("дөңгелек(49,5)", 50),
        ("жоғары(49,01)", 50),
        ("егер(Р1 ≥ 80; 1; 0)", 1),
        ("егер(Р1 > 80; 1; 0)", 0),
        ("if(P2 <= 75; 1; 0)", 1),
    ],
)
def test_a_formula_is_reckoned_exactly(text, value):
    assert reckoned(text) == value


@pytest.mark.parametrize(
    "text", ["Р1 + Емтихан", "орташа(СӨЖ)", "егер(Емтихан > 50; 1; 0)", "-Емтихан", "round(Э)"]
)
def test_what_is_empty_stays_empty(text):
    assert reckoned(text) is None


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("  ", Wrong.EMPTY, 1),
        ("1+" * 151 + "1", Wrong.TOO_LONG, 301),
        ("(" * 25 + "1" + ")" * 25, Wrong.TOO_DEEP, 21),
        ("Р1 & Р2", Wrong.CHARACTER, 4),
        ("1234567890", Wrong.NUMBER, 1),
        ("Р1 + Рейтинг", Wrong.NAME_UNKNOWN, 6),
        ("Р1 +", Wrong.OPERAND_MISSING, 5),
        ("0,6(Р1)", Wrong.OPERATOR_MISSING, 4),
        ("(Р1 + Р2", Wrong.NOT_CLOSED, 9),
        ("Р1)", Wrong.OPERATOR_MISSING, 3),
        ("орташа Р1", Wrong.ARGUMENTS, 1),
        ("round(1; 2)", Wrong.ARGUMENTS, 1),
        ("егер(1 > 0; 1)", Wrong.ARGUMENTS, 1),
        ("практика + 1", Wrong.SERIES_ALONE, 1),
        ("орташа(практика[7-1])", Wrong.WEEKS, 16),
        ("орташа(практика[1-99])", Wrong.WEEKS, 16),
        ("орташа(практика[1,5])", Wrong.WEEKS, 17),
        ("егер(Р1; 1; 0)", Wrong.COMPARISON, 8),
    ],
)
def test_a_wrong_formula_is_refused_with_its_place(text, code, place):
    with pytest.raises(FormulaError) as refused:
        read_expression(text)
    assert (refused.value.code, refused.value.place) == (code, place)


def test_a_division_by_zero_is_told_with_its_place():
    with pytest.raises(FormulaError) as refused:
        reckoned("1 / (Р1 − Р1)")
    assert (refused.value.code, refused.value.place) == (Wrong.BY_ZERO, 3)


@pytest.mark.parametrize("text", ["Қорытынды", "Емтихан + РД", "егер(1 < 2; РД; 0)"])
def test_a_formula_uses_only_columns_before_its_own(text):
    with pytest.raises(FormulaError) as refused:
        read_formula(Column.ADMISSION, text)
    assert refused.value.code is Wrong.COMES_LATER


def test_no_two_things_have_one_name():
    tables = (COLUMN_NAMES, SERIES_NAMES, FUNCTION_NAMES)
    names = [name for table in tables for name in table]
    assert len(names) == len(set(names))
    assert shown_name(Column.RATING_1) == "Р1"


ALPHABET = "Р1 РК2 практика[ ]1-7;(),.·/<>≥егер орташа 0,6"


@given(st.text(st.sampled_from(ALPHABET), max_size=60) | st.text(max_size=20))
@examples(150)
def test_any_text_is_read_or_refused(text):
    try:
        reckoned(text)
    except FormulaError as wrong:
        assert 1 <= wrong.place <= len(text) + 1  # noqa: PT017


def _number(value):
    return (value, f"{value}")


trees = st.recursive(
    st.integers(0, 99).map(_number),
    lambda inner: st.tuples(st.sampled_from("+-*"), inner, inner).map(
        lambda made: (
            {"+": made[1][0] + made[2][0], "-": made[1][0] - made[2][0]}.get(
                made[0], made[1][0] * made[2][0]
            ),
            f"({made[1][1]} {made[0]} {made[2][1]})",
        )
    ),
    max_leaves=8,
)


@given(trees)
@examples(60)
def test_a_formula_means_what_arithmetic_says(tree):
    value, text = tree
    assert reckoned(text) == value


# --- The grade sheet --------------------------------------------------------------------------

WEEKS = {
    Activity.PRACTICE: [80] * 15,
    Activity.INDEPENDENT: [60] * 15,
    Activity.GUIDED: [100] * 15,
}
TYPED = {
    Column.MIDTERM_1: Decimal(90),
    Column.MIDTERM_2: Decimal(70),
    Column.PROJECT: Decimal(85),
    Column.EXAM: Decimal(75),
}


def sheet(preset="two-ratings", typed=TYPED, scale="standard"):
    student = Student(weeks=WEEKS, typed=typed)
    return totals(student, read_formulas(PRESETS[preset]), SCALES[scale])


@pytest.mark.parametrize(
    ("preset", "admission", "percent"),
    [
        ("two-ratings", "80", 78),  # (80+90)/2 = 85, (80+70)/2 = 75
        ("mean-of-all", "80", 78),  # 47 numbers: 45 of mean 80, 90 and 70
        ("with-project", "80.1", 78),  # 3845 / 48
        ("weighted", "79.29", 78),  # 25·90 + 15·60 + 30·РК, by 70: 83.57 and 75
        ("three-parts", "80", 78),
        ("rounded-up", "80", 78),
    ],
)
def test_each_way_of_reckoning_comes_to_what_its_university_says(preset, admission, percent):
    found = sheet(preset)
    assert str(found.cells[Column.ADMISSION].shown) == admission
    assert found.percent == percent


def test_the_final_percent_has_its_letter_and_word():
    found = sheet()
    assert (found.grade.letter, found.grade.points) == ("B-", Decimal("2.67"))


def test_without_an_exam_there_is_no_final_mark():
    found = sheet(typed={**TYPED, Column.EXAM: None})
    assert (found.percent, found.grade) == (None, None)
    assert found.cells[Column.ADMISSION].origin is Origin.COMPUTED


def test_a_corrected_number_counts_on_and_keeps_what_was_reckoned():
    found = sheet(typed={**TYPED, Column.RATING_1: Decimal(95)})
    cell = found.cells[Column.RATING_1]
    assert (cell.origin, cell.value, cell.computed) == (Origin.CORRECTED, 95, 85)
    assert found.cells[Column.ADMISSION].value == 85


def test_a_column_whose_formula_fails_says_so_and_the_others_stand():
    formulas = read_formulas({Column.RATING_1: "1 / 0", Column.FINAL: "Емтихан"})
    found = totals(Student(typed=TYPED), formulas, SCALES["standard"])
    assert found.cells[Column.RATING_1].error.code is Wrong.BY_ZERO
    assert found.percent == 75
