"""Letters and traditional marks."""

from fractions import Fraction

import pytest

from lessons.domain.journal.scales import SCALES, Traditional, read_scale


@pytest.mark.parametrize("scale", SCALES.values(), ids=str)
def test_every_percent_has_one_grade_and_more_is_never_less(scale):
    points = [scale.grade_of(percent).points for percent in range(101)]
    assert points == sorted(points)
    assert scale.grade_of(100) == scale.grades[0]


@pytest.mark.parametrize(
    ("key", "percent", "letter", "traditional"),
    [
        ("standard", 95, "A", Traditional.EXCELLENT),
        ("standard", 70, "C+", Traditional.GOOD),
        ("standard", 50, "D", Traditional.SATISFACTORY),
        ("standard", 49, "FX", Traditional.UNSATISFACTORY),
        ("standard", 24, "F", Traditional.UNSATISFACTORY),
        ("d-minus", 54, "D-", Traditional.SATISFACTORY),
        ("without-fx", 49, "F", Traditional.UNSATISFACTORY),
        ("without-fx", 74, "C+", Traditional.SATISFACTORY),
        ("school", 40, "3", Traditional.SATISFACTORY),
    ],
)
def test_universities_differ_in_a_few_places(key, percent, letter, traditional):
    grade = SCALES[key].grade_of(percent)
    assert (grade.letter, grade.traditional) == (letter, traditional)


@pytest.mark.parametrize(("value", "letter"), [("94.5", "A"), ("94.49", "A-"), ("49.5", "D")])
def test_a_letter_is_given_to_the_rounded_percent(value, letter):
    assert SCALES["standard"].grade_of(Fraction(value)).letter == letter


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("A", "4", 50, "good")],
        [("A", "4", 50, "good"), ("B", "3", 50, "good"), ("F", "0", 0, "unsatisfactory")],
        [("A", "4", 50, "good"), ("A", "0", 0, "unsatisfactory")],
        [("A", "4", 101, "good"), ("F", "0", 0, "unsatisfactory")],
        [("A", "4", 0, "splendid")],
    ],
)
def test_a_scale_with_a_gap_is_refused(rows):
    with pytest.raises(ValueError, match=r".+"):
        read_scale("own", rows)
