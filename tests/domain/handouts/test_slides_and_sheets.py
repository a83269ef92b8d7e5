"""Presentations and workbooks: what a slide or a sheet holds, in the order of reading."""

import io
import zipfile

import pytest

from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.office import slides_file
from lessons.domain.handouts.registry import read_document
from tests.domain.handouts.office_files import (
    extracted,
    frame,
    notes,
    odp,
    odp_frame,
    ods,
    pptx,
    relations,
    shape,
    texts,
    xlsx,
    zipped,
)


def a_p(text: str, about: str = "", look: str = "") -> str:
    return f"<a:p><a:pPr {about}</a:pPr><a:r><a:rPr {look}/><a:t>{text}</a:t></a:r></a:p>"


def parts_of(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_title_of_a_slide_is_a_heading_and_stands_first():
    data = pptx(shape("Су – зат.") + shape("Су", kind="title"))
    rows = extracted(data).rows

    assert [(row.text, row.heading) for row in rows] == [("Су", 2), ("Су – зат.", 0)]


def test_slides_stand_in_the_order_in_which_they_are_shown_and_are_pages():
    found = extracted(pptx(shape("Бірінші бет"), shape("Екінші бет")))

    assert found.lines == ("Бірінші бет", "Екінші бет")
    assert found.pages == (1, 2)


def test_numbers_and_bullets_of_a_slide_are_read():
    numbered = '><a:buAutoNum type="arabicPeriod"/>'
    data = pptx(
        shape(
            a_p("Су", numbered),
            a_p("көл", 'lvl="1"><a:buChar char="-"/>'),
            a_p("Бу", numbered),
        )
    )

    assert texts(data) == ["1. Су", "• көл", "2. Бу"]


def test_bold_is_seen_and_a_slide_number_is_not():
    field = '<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>'
    rows = extracted(pptx(shape(a_p("Су", ">", 'b="1"'), field))).rows

    assert [(row.text, row.is_strong) for row in rows] == [("Су", True)]


def test_the_speakers_notes_are_told_and_not_read():
    data = pptx(shape("Су"), notes={1: "Жауабы: мұз"})

    assert texts(data) == ["Су"]
    assert notes(data, "not-used") == ["Жауабы: мұз"]


def test_a_hidden_slide_is_told_and_not_read():
    data = pptx(shape("Су"), about='show="0"')

    assert texts(data) == []
    assert notes(data, "not-used") == ["Су"]


def test_shapes_in_groups_tables_and_pictures_are_met():
    cells = "".join(
        f"<a:tc {about}><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"
        for text, about in (("Су", 'gridSpan="2"'), ("қалған", 'hMerge="1"'))
    )
    table = frame(f"<a:tbl><a:tr>{cells}</a:tr></a:tbl>")
    found = extracted(pptx(f"<p:grpSp>{shape('Бу')}</p:grpSp>{table}<p:pic/>"))

    assert found.lines == ("Бу", "Су")
    assert [doubt.code for doubt in found.doubts] == ["picture-skipped"]


def test_the_words_of_a_diagram_are_read():
    data = pptx(frame('<dgm:relIds r:dm="r0"/>'))
    parts = parts_of(data)
    dgm = "http://schemas.openxmlformats.org/drawingml/2006"
    parts["ppt/slides/_rels/slide1.xml.rels"] = relations({"../d.xml": "diagramData"}).encode()
    parts["ppt/d.xml"] = (
        f'<dgm:dataModel xmlns:dgm="{dgm}/diagram" xmlns:a="{dgm}/main"><dgm:t><a:p><a:r>'
        "<a:t>Айналым</a:t></a:r></a:p></dgm:t></dgm:dataModel>"
    ).encode()

    assert texts(zipped(parts)) == ["Айналым"]


def test_too_many_slides_are_refused(monkeypatch):
    monkeypatch.setattr(slides_file, "MOST_SLIDES", 1)
    with pytest.raises(DocumentError) as caught:
        read_document("class.pptx", pptx(shape("Су"), shape("Бу")))

    assert caught.value.code == "too-many-pages"


def test_a_row_of_a_sheet_is_read_as_a_row_of_a_table():
    assert texts(xlsx([["Мақсаты", "суды білу"], ["1", "Су деген не?"]])) == [
        "Мақсаты",
        "суды білу",
        "1. Су деген не?",
    ]


def test_a_sheet_has_the_heading_that_its_author_gave_it():
    rows = extracted(xlsx([["Су – зат."]], [["Бу – газ."]], names=("Теория", "Лист2"))).rows

    assert [(row.text, row.heading) for row in rows] == [
        ("Теория", 2),
        ("Су – зат.", 0),
        ("Бу – газ.", 0),
    ]


def test_sheets_of_an_open_document_are_read_alike():
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}</table:table-row>"
    found = extracted(ods(f"Теория:{row.format('Су – зат.')}", f"Лист2:{row.format('Бу – газ.')}"))

    assert found.lines == ("Теория", "Су – зат.", "Бу – газ.")
    assert found.pages == (1, 1, 2)


def test_slides_of_an_open_document_are_read_alike():
    spoken = f"<presentation:notes>{odp_frame('Жауабы: мұз', 'notes')}</presentation:notes>"
    found = extracted(odp(odp_frame("Су – зат.") + odp_frame("Су", "title") + spoken))

    assert [(row.text, row.heading) for row in found.rows] == [("Су", 2), ("Су – зат.", 0)]
    assert [doubt.text for doubt in found.doubts] == ["Жауабы: мұз"]


def test_a_cell_that_names_a_string_which_is_not_there_is_empty():
    sheet = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
    inside = "<sheetData><row><c t='s'><v>9</v></c><c t='s'><v>-1</v></c><c><v>7.0</v></c></row>"
    parts = parts_of(xlsx([["Су"]]))
    parts["xl/worksheets/sheet1.xml"] = f"{sheet}{inside}</sheetData></worksheet>".encode()

    assert texts(zipped(parts)) == ["7"]


def test_a_workbook_of_one_long_text_many_times_is_refused():
    long = "су " * 30_000
    rows = [[long] for _ in range(100)]
    with pytest.raises(DocumentError) as caught:
        read_document("class.xlsx", xlsx(rows))

    assert caught.value.code == "file-inflates"


def test_a_shape_in_a_shape_in_a_shape_is_refused():
    deep = "<p:grpSp>" * 200 + "</p:grpSp>" * 200
    with pytest.raises(DocumentError) as caught:
        read_document("class.pptx", pptx(deep))

    assert caught.value.code == "file-inflates"
