"""Lines that were left over become a section's text or questions, as a person asks for it."""

from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.document import Span
from lessons.domain.handouts.reusing import read_paragraphs, read_questions
from lessons.domain.parts import Part


def ask(text: str, *, part: Part = Part.LEVEL_2):
    lines = text.split("\n")
    return read_questions(lines, range(1, len(lines) + 1), part=part)


def test_lines_become_paragraphs():
    lines = ["Бірінші абзац.", "", "Екінші абзац.", "Қажет емес."]
    assert read_paragraphs(lines, [1, 3]) == "Бірінші абзац.\n\nЕкінші абзац."


def test_a_line_becomes_an_open_question_of_the_level_around_it():
    (question,) = ask("4. Елшілік дегеніміз не?")
    assert question.text == "Елшілік дегеніміз не?"
    assert question.kind == "open-answer"
    assert question.part is Part.LEVEL_2
    assert question.span == Span(1, 1)


def test_a_level_that_the_line_names_counts_more():
    (question,) = ask("3-деңгейлік сұрақ. Елшіліктің рөлін бағалаңыз.")
    assert question.part is Part.LEVEL_3
    assert question.text == "Елшіліктің рөлін бағалаңыз."


def test_lettered_lines_below_a_stem_become_its_options_and_no_key_is_made_up():
    (question,) = ask("Астана қай жылдан астана?\nA) 1991\nB) 1997\nC) 2001")
    assert question.kind == "single-choice"
    assert [option["text"] for option in question.payload["options"]] == ["1991", "1997", "2001"]
    assert not question.is_key_confirmed


def test_a_key_below_the_options_counts():
    (question,) = ask("Астана қай жылдан астана?\nA) 1991\nB) 1997\nДұрыс жауап: B")
    assert question.payload["correct"] == "b"
    assert question.is_key_confirmed
    assert question.span == Span(1, 4)


def test_several_tests_become_several_questions():
    found = ask("1. Бұл не?\nA) а\nB) ә\n2. Ол не?\nA) б\nB) в")
    assert [question.text for question in found] == ["Бұл не?", "Ол не?"]


def test_numbers_below_a_question_are_options():
    (question,) = ask("Астана қай жылдан астана?\n1) 1991\n2) 1997")
    assert question.kind == "single-choice"


def test_the_numbers_of_a_list_are_none():
    (question,) = ask("Әдебиеттер:\n1. Дипломатия негіздері.\n2. Халықаралық құқық.")
    assert question.kind == "open-answer"
    assert question.text == "Әдебиеттер:\n1. Дипломатия негіздері.\n2. Халықаралық құқық."


def test_a_page_number_that_was_chosen_is_used():
    assert read_paragraphs(["мәтін", "12"], [2]) == "12"
    assert ask("12")[0].text == "12"


def test_blank_lines_become_nothing():
    assert ask(" \n") == ()
    assert read_paragraphs(["", " "], [1, 2]) == ""


@given(st.lists(st.text(alphabet="аәA)B1.? деңгй-3", max_size=20), max_size=6))
def test_any_lines_that_hold_words_become_at_least_one_question(lines):
    found = read_questions(lines, range(1, len(lines) + 1), part=Part.LEVEL_1)
    assert bool(found) == any(line.strip() for line in lines)
    assert all(question.text.strip() for question in found)


def test_an_answer_below_a_question_is_none_of_its_text():
    (question,) = ask("4. Елшілік дегеніміз не?\nЖауабы: тұрақты өкілдік.")
    assert question.text == "Елшілік дегеніміз не?"
    assert question.payload["model_answer"] == "тұрақты өкілдік."
    assert question.span == Span(1, 2)


def test_an_answer_alone_is_asked_as_it_stands():
    (question,) = ask("Жауабы: тұрақты өкілдік.")
    assert question.text == "Жауабы: тұрақты өкілдік."
    assert question.payload == {}
