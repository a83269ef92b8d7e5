"""A question that a text asks itself in the middle of a paragraph is none for students."""

from dataclasses import replace

from lessons.domain.handouts.headings import Role
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.mid_paragraph import with_paragraphs
from lessons.domain.handouts.learnt.segmenting import segment
from tests.domain.handouts.learnt.lines_of_text import tagged

TEXT = "Мақал кез келген нұсқаудан гөрі қысқа әрі дәл айтқан еді, соны есте сақтаған."
OTHER = (Label.OTHER, TEXT)
ASKED = (Label.QUESTION, "Мақал ережені қысқа айтты. Не есте қалады?")


def below(*pairs):
    """All in one paragraph, as plain text and PDF have a row a line."""
    found = tagged(*pairs)
    return [
        found[0],
        *(
            replace(each, line=replace(each.line, row=replace(each.line.row, starts=False)))
            for each in found[1:]
        ),
    ]


def labels(found) -> list[Label]:
    return [each.label for each in with_paragraphs(found)]


def test_inside_a_paragraph_of_text_nothing_is_asked():
    found = below(OTHER, ASKED, (Label.QUESTION_ON, "тыйым ба, әлде әңгіме ме?"))

    assert labels(found) == [Label.OTHER] * 3


def test_what_begins_a_paragraph_is_asked():
    assert labels(tagged(OTHER, ASKED)) == [Label.OTHER, Label.QUESTION]


def test_so_is_what_has_a_mark():
    found = below(OTHER, (Label.QUESTION, "1. Су деген не?"), (Label.QUESTION, "2. Мұз деген не?"))

    assert labels(found)[1:] == [Label.QUESTION] * 2


def test_a_short_line_above_may_be_a_heading():
    assert labels(below((Label.OTHER, "Ойланайық"), ASKED))[1] is Label.QUESTION


def theory(*texts: str) -> list[str]:
    """What a lesson keeps as text below a question."""
    found = [*tagged((Label.TITLE, "Су"), (Label.QUESTION, "Су деген не?"))]
    (blocks,) = segment([*found, *below(*((Label.OTHER, text) for text in texts))])
    return [row.text for block in blocks if block.heading.role is Role.THEORY for row in block.rows]


def test_text_below_questions_is_theory_though_each_of_its_lines_is_short():
    assert theory(TEXT, TEXT) == [TEXT, TEXT]


def test_lines_of_a_list_are_no_paragraph():
    assert theory(*["тақырып толық ашылған"] * 8) == []
