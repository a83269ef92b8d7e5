"""Tables and programs in theory stay what they are, whatever format they come in."""

import pytest

from lessons.domain.content.prose import Paragraph, ProgramText, Table, parts_of
from lessons.domain.handouts.document import Document
from lessons.domain.handouts.registry import read_document
from tests.domain.handouts.office_files import cell, docx, frame, odt, p, pptx, run, shape, tbl

HEAD = "№4 тәжірибелік сабақ: Желілер"
ROWS = [
    ["Белгі", "SDN", "NFV"],
    ["Қызметі", "Басқаруды бөлу", "Функция"],
    ["Орны", "Контроллер", ""],
]
TABLE = Table(
    ("Белгі", "SDN", "NFV"), (("Қызметі", "Басқаруды бөлу", "Функция"), ("Орны", "Контроллер", ""))
)
PROGRAM = ["int main() {", "    int a[2];", "    return a[1];", "}"]
HTML_ROWS = "".join(
    f"<tr>{''.join(f'<td><b>{text}</b></td>' for text in row)}</tr>" for row in ROWS
)
ODT_ROWS = "".join(
    "<table:table-row>"
    + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
    + "</table:table-row>"
    for row in ROWS
)
SLIDE_ROWS = "".join(
    "<a:tr>"
    + "".join(
        f"<a:tc><a:txBody><a:p><a:r><a:t>{x}</a:t></a:r></a:p></a:txBody></a:tc>" for x in row
    )
    + "</a:tr>"
    for row in ROWS
)
PIPES = "\n".join(f"| {' | '.join(row)} |" for row in ROWS)
MARKDOWN = PIPES.replace("\n", "\n|---|---|---|\n", 1)
ABOVE, BELOW = "Екі ұғым кестеде салыстырылған.", "Бақылау сұрақтары"
ASKED = "1. SDN деген не?"
TABLES = {
    ".docx": docx(p(HEAD) + p("Теориялық бөлім") + p(ABOVE) + tbl(*ROWS) + p(BELOW) + p(ASKED)),
    ".odt": odt(
        f"<text:p>{HEAD}</text:p><text:p>Теориялық бөлім</text:p><text:p>{ABOVE}</text:p>"
        f"<table:table>{ODT_ROWS}</table:table><text:p>{BELOW}</text:p><text:p>{ASKED}</text:p>"
    ),
    ".html": (
        f"<p>{HEAD}</p><p>Теориялық бөлім</p><p>{ABOVE}</p><table>{HTML_ROWS}</table>"
        f"<p>{BELOW}</p><p>{ASKED}</p>"
    ).encode(),
    ".pptx": pptx(
        shape(HEAD, kind="title")
        + shape("Теориялық бөлім", ABOVE)
        + frame(f"<a:tbl>{SLIDE_ROWS}</a:tbl>")
        + shape(BELOW, ASKED)
    ),
    ".md": (
        f"# {HEAD}\n\n## Теориялық бөлім\n\n{ABOVE}\n\n{MARKDOWN}\n\n## {BELOW}\n\n{ASKED}\n"
    ).encode(),
    ".txt": f"{HEAD}\nТеориялық бөлім\n{ABOVE}\n{PIPES}\n{BELOW}\n{ASKED}\n".encode(),
}


def parts(document: Document) -> list[object]:
    return [part for lesson in document.lessons for s in lesson.body for part in parts_of(s.text)]


def codes(document: Document) -> set[str]:
    return {str(note.code) for note in document.warnings}


@pytest.mark.parametrize("suffix", TABLES)
def test_a_table_of_theory_stays_a_table(suffix):
    document = read_document(f"class{suffix}", TABLES[suffix])

    assert parts(document) == [Paragraph(ABOVE), TABLE]
    assert [question.text for question in document.lessons[0].questions] == ["SDN деген не?"]


def test_numbers_in_a_column_of_their_own_stay_there():
    rows = [["№", "Ел", "Астанасы"], ["1", "Қазақстан", "Астана"], ["2", "Франция", "Париж"]]
    document = read_document("class.docx", docx(p("Елдер мен қалалар.") + tbl(*rows)))

    (table,) = [part for part in parts(document) if isinstance(part, Table)]
    assert table.rows == (("1", "Қазақстан", "Астана"), ("2", "Франция", "Париж"))


def test_cells_that_were_merged_are_told():
    rows = [
        [cell("Белгі", about='<w:gridSpan w:val="2"/>'), "SDN"],
        ["а", "б", "в"],
        ["г", "ғ", "д"],
    ]
    document = read_document("class.docx", docx(p("Салыстыру кестесі.") + tbl(*rows)))

    assert "cells-merged" in codes(document)


def test_a_page_laid_out_with_a_table_is_no_table():
    long = "Су – табиғаттағы ең көп таралған зат, ол үш күйде кездеседі. " * 12
    document = read_document("class.docx", docx(tbl([long, "Жауын"], [long, "Қар"])))

    assert not [part for part in parts(document) if isinstance(part, Table)]


MONO = '<w:rFonts w:ascii="Courier New"/>'
STYLE = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Source Code"/></w:style>'
PROGRAMS = {
    "font.docx": docx(
        p("Мысал мынадай.") + "".join(p(run(x, look=MONO)) for x in PROGRAM) + p("Соңы.")
    ),
    "style.docx": docx(
        p("Мысал мынадай.") + "".join(p(x, style="C") for x in PROGRAM) + p("Соңы."), styles=STYLE
    ),
    "pre.html": f"<p>Мысал мынадай.</p><pre>{chr(10).join(PROGRAM)}</pre><p>Соңы.</p>".encode(),
    "fence.md": f"Мысал мынадай.\n\n```c\n{chr(10).join(PROGRAM)}\n```\n\nСоңы.\n".encode(),
    "plain.txt": f"Мысал мынадай.\n\n{chr(10).join(PROGRAM)}\n\nСоңы.\n".encode(),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_keeps_its_lines_its_indents_and_its_indexes(name):
    document = read_document(name, PROGRAMS[name])

    assert ProgramText("\n".join(PROGRAM)) in parts(document)
    assert "citation" not in codes(document)


def test_a_remark_in_a_program_is_no_heading():
    lines = ["# Мақсаты: оқу", "x = 1", "print(x)"]
    data = f"Мысал мынадай.\n\n```python\n{chr(10).join(lines)}\n```\n".encode()
    document = read_document("class.md", data)

    assert ProgramText("\n".join(lines)) in parts(document)


def test_a_handout_typed_in_letters_of_one_width_is_prose():
    lines = [HEAD, "Мақсаты: білу.", BELOW, ASKED]
    document = read_document("class.docx", docx("".join(p(run(x, look=MONO)) for x in lines)))

    assert document.lessons[0].questions


def test_the_index_of_an_array_is_no_reference_to_a_source():
    data = (
        "Массивтер\n\nМұнда fd[0] оқуға, fd[1] жазуға арналған [3]. Су туралы shown[2] айтылған.\n"
    )
    document = read_document("class.txt", data.encode())

    text = document.lessons[0].body[0].text
    assert "fd[0] оқуға, fd[1] жазуға арналған. Су туралы shown айтылған." in text


def test_words_that_are_struck_out_are_told():
    document = read_document("class.docx", docx(p("Су ", run("тас", look="<w:strike/>"), " емес.")))

    assert [note.text for note in document.warnings if note.code == "words-struck"] == ["тас"]


def test_the_numbers_of_a_list_are_kept():
    data = "<p>Кезеңдері мынадай:</p><ol start='3'><li>Булану</li><li>Жауын</li></ol>".encode()
    document = read_document("class.html", data)

    assert "3. Булану" in document.lessons[0].body[0].text
