from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.content.prose import (
    Paragraph,
    ProgramText,
    Table,
    blocks_of,
    parts_of,
    program_text,
    table_text,
)
from tests.properties import examples

CELLS = st.text(alphabet="аб |\\`\n- ", max_size=6)


def parts(text: str) -> list[object]:
    return list(parts_of(text))


def test_empty_lines_part_paragraphs():
    assert parts("Су.\n\n\n Бу\nбар.\r\n\r\n") == [Paragraph("Су."), Paragraph(" Бу\nбар.")]


def test_a_table_has_a_head_and_rows_as_wide():
    text = "| Белгі | SDN |\n| --- | :---: |\n| Орны |\n| a \\| b | c | d |"

    assert parts(text) == [Table(("Белгі", "SDN"), (("Орны", ""), ("a | b", "c")))]


def test_lines_with_bars_and_no_rule_are_a_paragraph():
    assert parts("| Белгі | SDN |\n| Орны | x |") == [Paragraph("| Белгі | SDN |\n| Орны | x |")]
    assert parts("| |") == [Paragraph("| |")]


def test_a_program_keeps_its_empty_lines_and_indents():
    text = "Мысал:\n```python\nif a:\n\n    b()\n```\nСоңы."

    assert parts(text) == [
        Paragraph("Мысал:"),
        ProgramText("if a:\n\n    b()"),
        Paragraph("Соңы."),
    ]


def test_a_program_without_an_end_reaches_to_the_end():
    assert parts("```\na\n\nb") == [ProgramText("a\n\nb")]


def test_a_line_of_marks_inside_a_program_does_not_end_it():
    (part,) = parts(program_text(["a", "```", "b"]))

    assert part == ProgramText("a\n ```\nb")


@examples(200)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4))
def test_any_table_comes_back_as_it_was_but_for_its_blanks(rows):
    (table,) = parts(table_text(["x", "y", "z"], rows))

    assert isinstance(table, Table)
    assert [[" ".join(cell.split()) for cell in row] for row in rows] == [
        list(row) for row in table.rows
    ]


@examples(200)
@given(st.text(alphabet="аб |`-\n ", max_size=60))
def test_every_word_of_a_text_is_in_one_of_its_parts(text):
    assert "".join("".join(blocks_of(text)).split()) == "".join(text.split())
