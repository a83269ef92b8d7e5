"""Letters and traditional marks: ours, and scales that a person types."""

from fractions import Fraction

import pytest

from lessons.domain.journal.scale_errors import ScaleError, ScaleWrong
from lessons.domain.journal.scale_text import read_scale_text, scale_text
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


WORDS = {
    Traditional.EXCELLENT: "өте жақсы",
    Traditional.GOOD: "Хорошо",
    Traditional.SATISFACTORY: "satisfactory",
    Traditional.UNSATISFACTORY: "қанағаттанарлықсыз",
}


@pytest.mark.parametrize("scale", SCALES.values(), ids=str)
def test_a_scale_written_out_is_read_as_the_same(scale):
    assert read_scale_text(scale_text(scale, WORDS.get)).grades == scale.grades


def test_rows_pasted_from_a_spreadsheet_with_ranges_are_a_scale():
    scale = read_scale_text("A+\t4,33\t90–100 %\tөте жақсы\r\n\r\nF\t0\t0-89\tнеудовлетворительно")
    assert [(one.letter, str(one.points), one.floor) for one in scale.grades] == [
        ("A+", "4.33", 90),
        ("F", "0", 0),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "found"),
    [
        (" \n", ScaleWrong.EMPTY, 1, ""),
        ("A; 4; 90", ScaleWrong.FIELDS, 1, "A; 4; 90"),
        ("; 4; 90; good", ScaleWrong.LETTER, 1, ""),
        ("A; four; 90; good", ScaleWrong.POINTS, 1, "four"),
        ("A; 4; 89,5; good", ScaleWrong.PERCENT, 1, "89,5"),
        ("A; 4; 101; good", ScaleWrong.PERCENT, 1, "101"),
        ("A; 4; 90; splendid", ScaleWrong.WORD, 1, "splendid"),
        ("A; 4; 50; good\n\nB; 3; 50; good", ScaleWrong.ORDER, 3, "50"),
        ("A; 4; 50; good\nB; 5; 0; good", ScaleWrong.POINTS_RISE, 2, "5"),
        ("A; 4; 50; good\nA; 3; 0; good", ScaleWrong.LETTER_TWICE, 2, "A"),
        ("A; 4; 50; good\nB; 3; 40; good", ScaleWrong.NOT_TO_ZERO, 2, "B"),
        ("A; 4; 50; good\n" * 31, ScaleWrong.TOO_MANY, 31, "30"),
    ],
)
def test_a_refused_scale_says_which_line_and_what(text, code, line, found):
    with pytest.raises(ScaleError) as refused:
        read_scale_text(text)
    assert (refused.value.code, refused.value.line, refused.value.found) == (code, line, found)
