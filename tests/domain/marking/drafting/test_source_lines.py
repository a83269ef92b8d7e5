from lessons.domain.handouts.document import Span
from lessons.domain.marking.drafting.source_lines import line_of

LINES = (
    "1-деңгей",
    "Баға өсті; – көрші мемлекеттермен",
    "",
    "және басқа елдермен тиімді келісім жасау",
)
SENTENCE = "көрші мемлекеттермен және басқа елдермен тиімді келісім жасау"


def test_a_sentence_is_found_on_the_line_where_it_begins():
    assert line_of(SENTENCE, LINES, None) == 2


def test_what_stands_on_no_line_is_sought_where_its_section_begins():
    assert line_of("Мүлде басқа сөйлем", LINES, Span(3, 4)) == 3
    assert line_of("Мүлде басқа сөйлем", LINES, None) is None
