"""What a list of many files says of each: counts, and the doubts that matter most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.codes import DOUBTFUL, Code
from lessons.domain.handouts.document import (
    Document,
    Judgement,
    Kind,
    ReadLesson,
    ReadQuestion,
    ReadSection,
)
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.finding import (
    MOST_DOUBTS,
    finding_from_json,
    finding_of,
    finding_to_json,
)
from lessons.domain.parts import Part

OPTIONS = {"options": [{"id": "a", "text": "Иә"}, {"id": "b", "text": "Жоқ"}], "correct": "a"}


def document(*questions: ReadQuestion, doubts=(), title="Елшілік") -> Document:
    section = ReadSection(heading="Елшілік", text="Мәтін")
    lesson = ReadLesson(title=title, number=7, body=(section,), questions=questions)
    return Document(
        file="a.txt",
        kind=Kind.HANDOUT,
        verdict=Judgement.WARN,
        lessons=(lesson,),
        warnings=tuple(doubts),
    )


def asked(part: Part, **fields) -> ReadQuestion:
    return ReadQuestion(part=part, text="Сұрақ?", **fields)


def test_questions_are_counted_by_part_and_tests_apart():
    found = finding_of(
        document(
            asked(Part.LEVEL_1),
            asked(Part.LEVEL_1),
            asked(Part.LEVEL_1, kind="single-choice", payload=OPTIONS),
            asked(Part.INDEPENDENT),
        )
    )

    assert found.parts == {Part.LEVEL_1: 2, Part.INDEPENDENT: 1}
    assert (found.tests, found.sections, found.titles) == (1, 1, ("Елшілік",))


def test_doubts_of_the_structure_come_before_notes():
    notes = [Doubt(line=n, code=Code.NOT_USED, text="жол") for n in range(1, 9)]
    late = Doubt(line=90, code=Code.KEY_MISSING, text="Тест")

    found = finding_of(document(doubts=[*notes, late]))

    assert found.doubts[0] == late
    assert (len(found.doubts), found.doubt_count) == (MOST_DOUBTS, 9)


@pytest.mark.parametrize("text", ["нөл\0жол", "жарты \ud83d", "ұ" * 5000, "бір\nекі"])
def test_no_text_of_the_file_breaks_a_table_or_a_line(text):
    found = finding_of(document(doubts=[Doubt(line=1, code=Code.NOT_USED, text=text)], title=text))

    for kept in (found.doubts[0].text, found.titles[0]):
        kept.encode("utf-8")
        assert "\0" not in kept
        assert "\n" not in kept
        assert len(kept) <= 121


@given(st.lists(st.tuples(st.sampled_from(Code), st.text(), st.integers(0, 9999)), max_size=9))
def test_a_stored_finding_is_read_back_as_it_was(told):
    doubts = [Doubt(line=line, code=code, text=text) for code, text, line in told]
    found = finding_of(document(asked(Part.LEVEL_3), doubts=doubts))

    assert finding_from_json(finding_to_json(found)) == found


def test_a_code_of_another_version_is_left_out_and_still_counted():
    stored = finding_to_json(finding_of(document(doubts=[Doubt(line=1, code=min(DOUBTFUL))])))
    stored["doubts"][0]["code"] = "long-gone"

    found = finding_from_json(stored)

    assert (found.doubts, found.doubt_count) == ((), 1)
