"""What a person sees in Word is what is read: no more and no less."""

import io
import zipfile

import pytest

from lessons.domain.handouts.registry import read_document
from tests.domain.handouts.office_files import (
    STRICT_W,
    W,
    abstract,
    docx,
    extracted,
    lvl,
    notes,
    num,
    odt,
    p,
    relations,
    run,
    tbl,
    texts,
    zipped,
)

BREAK = "<w:r><w:br/></w:r>"
BOLD = "<w:b/>"
RED = '<w:color w:val="FF0000"/>'


def field_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def only_row(*runs: str, **about: str):
    (row,) = extracted(docx(p(*runs, **about))).rows
    return row


def test_runs_cut_in_the_middle_of_a_word_are_one_word():
    assert only_row("Мақ", run("сат", look=BOLD), "ы").text == "Мақсаты"


def test_tabs_and_runs_of_blanks_become_one_blank():
    assert only_row("а", "<w:r><w:tab/></w:r>", "  б\u00a0 в").text == "а б в"


def test_a_hyphen_that_does_not_break_stays_and_an_optional_one_goes():
    row = only_row(
        "АҚШ", "<w:r><w:noBreakHyphen/></w:r>", "пен мақ\u00adсат", "<w:r><w:softHyphen/></w:r>"
    )

    assert row.text == "АҚШ-пен мақсат"


def test_letters_with_a_separate_accent_become_one_letter():
    assert only_row("Абаи\u0306").text == "Абай"


def test_the_instruction_of_a_field_is_not_seen_and_its_result_is():
    row = only_row(
        "1",
        field_mark("begin"),
        "<w:r><w:instrText> REF x </w:instrText></w:r>",
        field_mark("begin"),
        run("inner"),
        field_mark("end"),
        field_mark("separate"),
        "-кесте",
        field_mark("end"),
        " бар",
    )

    assert row.text == "1-кесте бар"


def test_a_field_that_never_ends_hides_nothing_of_the_next_paragraph():
    assert texts(docx(p("а", field_mark("begin"), "код") + p("б"))) == ["а", "б"]


def test_deleted_text_is_out_and_inserted_text_is_in_with_a_note():
    data = docx(
        p("а", '<w:del w:id="1"><w:r><w:delText>ескі</w:delText></w:r></w:del>')
        + p(f'<w:ins w:id="2">{run("жаңа")}</w:ins>', f"<w:moveFrom>{run('көшкен')}</w:moveFrom>")
    )

    assert texts(data) == ["а", "жаңа"]
    assert [doubt.code for doubt in extracted(data).doubts] == ["changes-accepted"]


def test_a_paragraph_whose_mark_was_deleted_runs_on_into_the_next():
    data = docx(p("Суды ", about="<w:rPr><w:del/></w:rPr>") + p("білу.") + p("Бу."))

    assert texts(data) == ["Суды білу.", "Бу."]


def test_a_large_first_letter_belongs_to_its_word():
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'

    assert texts(docx(p("Қ", about=frame) + p("азақстан"))) == ["Қазақстан"]


def test_text_after_the_last_deleted_mark_is_not_lost():
    assert texts(docx(p("Соңы", about="<w:rPr><w:del/></w:rPr>"))) == ["Соңы"]


def test_hidden_text_is_not_read_but_noted():
    data = docx(p("Сұрақ", run(" жауабы B", look="<w:vanish/>")))

    assert texts(data) == ["Сұрақ"]
    assert notes(data, "not-used") == ["жауабы B"]


def test_symbols_of_picture_fonts_become_ordinary_characters():
    row = only_row(
        '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
        " ",
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0a3</w:t></w:r>',
    )

    assert row.text == "α ✓≤"


def test_a_power_is_not_read_as_digits():
    up = '<w:vertAlign w:val="superscript"/>'

    assert only_row("10", run("-5", look=up), " м", run("2", look=up)).text == "10⁻⁵ м²"


def test_links_and_content_controls_are_text_like_any_other():
    row = only_row(
        f"<w:hyperlink>{run('сайт', look=RED)}</w:hyperlink>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' мен')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{run(' кітап')}</w:smartTag>",
    )

    assert (row.text, row.is_marked) == ("сайт мен кітап", False)


def test_a_block_in_a_content_control_is_read():
    data = docx(f"<w:sdt><w:sdtContent>{p('а')}{tbl(['б', 'ұзақ мәтін'])}</w:sdtContent></w:sdt>")

    assert texts(data) == ["а", "б) ұзақ мәтін"]


TEXT_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic>'
    "<wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp>"
    "</a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_read_once_after_its_paragraph():
    box = TEXT_BOX.format(p("Қорапта") + p("екі абзац"))
    data = docx(p("Алдында", box) + p("Кейін"))

    assert texts(data) == ["Алдында", "Қорапта", "екі абзац", "Кейін"]


def test_a_text_box_of_old_word_is_read():
    box = (
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('Ескі')}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )

    assert texts(docx(p(box))) == ["Ескі"]


def test_a_picture_is_noted():
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"

    assert notes(docx(p("Сурет", picture)), "picture-skipped") == [""]


def test_formulas_become_latex():
    def part(name: str, text: str) -> str:
        return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"

    fraction = f"<m:f>{part('num', 'a+b')}{part('den', '2')}</m:f>"
    power = f"<m:sSup>{part('e', 'x')}{part('sup', '2')}</m:sSup>"
    root = f"<m:rad><m:radPr/>{part('e', 'y')}</m:rad>"
    data = docx(p("Табыңыз: ", f"<m:oMath>{fraction}{power}{root}</m:oMath>"))

    assert texts(data) == [r"Табыңыз: $\frac{a+b}{2}{x}^{2}\sqrt{y}$"]
    assert notes(data, "formula-in-line") == []


def test_a_formula_without_latex_is_written_on_one_line():
    data = docx(
        p("Табыңыз: ", "<m:oMath><m:unknown><m:r><m:t>x+1</m:t></m:r></m:unknown></m:oMath>")
    )

    assert texts(data) == ["Табыңыз: x+1"]
    assert notes(data, "formula-in-line") == texts(data)


def test_a_formula_of_one_line_stays_text():
    data = docx(p("Жауабы: ", "<m:oMath><m:r><m:t>x=12</m:t></m:r></m:oMath>"))

    assert texts(data) == ["Жауабы: x=12"]


def test_headers_footers_notes_and_remarks_are_shown_and_not_read():
    data = docx(
        p("Мәтін", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        header1=p("СМЖ құжаты"),
        header2=p("СМЖ құжаты"),
        footer1=p("бет 3"),
        footnotes=f'<w:footnote w:type="separator">{p("—")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Дереккөз.")}</w:footnote>',
        comments=f"<w:comment>{p('Тексеру керек')}</w:comment>",
    )
    found = extracted(data)

    assert [row.text for row in found.rows] == ["Мәтін"]
    assert found.lines == ("СМЖ құжаты", "Мәтін", "бет 3", "Дереккөз.", "Тексеру керек")
    assert notes(data, "not-used") == ["СМЖ құжаты", "бет 3", "Дереккөз.", "Тексеру керек"]
    assert found.rows[0].line == 2


def test_an_automatic_table_of_contents_is_not_read():
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('Мазмұны')}</w:sdtContent></w:sdt>"
    )
    data = docx(control + p("Мақсаты 3", style="T") + p("Мақсаты"), styles=styles)

    assert texts(data) == ["Мақсаты"]
    assert notes(data, "not-used") == ["Мазмұны", "Мақсаты 3"]


def test_pages_are_those_that_word_last_showed():
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    found = extracted(docx(p("а") + p(turn, "б") + p("в", turn, " г") + p("д")))

    assert found.pages == (1, 2, 2, 3)
    assert extracted(docx(p("а"))).pages == ()


# Shift+Enter


def starts(*lines: str) -> list[bool]:
    runs = [piece for line in lines for piece in (BREAK, line)][1:]
    return [row.starts for row in extracted(docx(p(*runs))).rows]


def test_options_below_each_other_in_one_paragraph_are_rows():
    runs = ("1. Су не?", BREAK, "A) зат", BREAK, "B) тас")

    assert texts(docx(p(*runs))) == ["1. Су не?", "A) зат", "B) тас"]
    assert starts("1. Су не?", "A) зат", "B) тас") == [True, True, True]
    assert starts("а) бір", "ә) екі", "б) үш") == [True, True, True]


def test_a_line_that_goes_on_with_a_small_letter_belongs_to_the_line_above():
    assert starts("Қазақстан Республикасының", "сыртқы саясаты") == [True, False]
    assert starts("Мақсаты:", "суды білу.") == [True, True]


def test_an_empty_line_between_two_parts_them():
    assert starts("Қазақстан", "", "сыртқы саясаты") == [True, True]


def test_lines_as_long_as_the_page_run_on():
    line = "Дипломатия мемлекеттің сыртқы саясатын жүзеге асырудың бейбіт жолы мен өнері ретінде"

    assert starts(line, "Қазақстанда да дамыды және бүгінде", "кең тараған.") == [
        True,
        False,
        False,
    ]


def test_a_number_of_the_list_stands_on_the_first_of_its_lines():
    kinds = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)

    assert texts(docx(p(BREAK, "Су не?", BREAK, "A) зат", num="1"), numbering=kinds)) == [
        "1. Су не?",
        "A) зат",
    ]


# Lines of a PDF pasted as paragraphs

WRAPPED = [
    "Дипломатия мемлекеттің сыртқы саясатын жүзеге асырудың бейбіт",
    "жолы мен өнері ретінде ежелден қалыптасты және ол мемлекеттер",
    "арасындағы қарым-қатынасты реттейді. Бұл ұғымның мазмұны әр",
    "дәуірде өзгеріп отырды.",
    "Қазақстан тәуелсіздік алған соң өз дипломатиялық қызметін құрып",
    "алды және көптеген елдермен қатынас орнатты.",
]


def test_lines_of_a_page_that_are_paragraphs_of_their_own_are_joined():
    found = extracted(docx("".join(map(p, WRAPPED))))

    assert [row.starts for row in found.rows] == [True, False, False, False, True, False]


def test_a_list_of_small_letters_is_no_wrapped_text():
    lines = ["Талаптар:", "анықтама беру;", "талдау жасау;", "салыстыру;", "қорытынды."]

    assert all(row.starts for row in extracted(docx("".join(map(p, lines)))).rows)


# How text is set


def styled(name: str, inside: str = "", style_id: str = "S") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>{inside}'
        "</w:style>"
    )


@pytest.mark.parametrize(
    ("name", "depth"),
    [
        ("heading 2", 2),
        ("Heading 3", 3),
        ("Заголовок 1", 1),
        ("Тақырып 4", 4),
        ("Title", 1),
        ("heading 9", 6),
        ("Normal", 0),
    ],
)
def test_heading_styles_are_known_by_their_names(name, depth):
    (row,) = extracted(docx(p("а", style="S"), styles=styled(name))).rows

    assert row.heading == depth


def test_an_outline_level_makes_a_heading_and_level_ten_unmakes_it():
    styles = styled("Менің стилім", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    body = p("а", style="S") + p("б", style="S", about='<w:outlineLvl w:val="9"/>')

    assert [row.heading for row in extracted(docx(body, styles=styles)).rows] == [2, 0]


def test_a_long_paragraph_in_a_heading_style_is_no_heading():
    (row,) = extracted(docx(p("сөз " * 80, style="S"), styles=styled("heading 1"))).rows

    assert row.heading == 0


def test_bold_counts_from_the_first_letter_to_the_last():
    assert only_row(run("Мақсаты", look=BOLD), ":").is_strong
    assert only_row("B) ", run("азаяды", look=BOLD)).is_strong
    assert not only_row(run("ОБӨЖ:", look=BOLD), " жоба жасау").is_strong
    assert not only_row(run("а", look='<w:b w:val="0"/>')).is_strong


def test_bold_comes_from_styles_too_and_a_run_can_take_it_back():
    styles = styled("Қалың", f"<w:rPr>{BOLD}</w:rPr>") + styled(
        "Мұрагер", '<w:basedOn w:val="S"/>', "S2"
    )
    body = p("а", style="S2") + p(run("б", look='<w:b w:val="false"/>'), style="S")

    assert [row.is_strong for row in extracted(docx(body, styles=styles)).rows] == [True, False]


@pytest.mark.parametrize(
    ("look", "is_marked"),
    [
        (RED, True),
        ('<w:highlight w:val="yellow"/>', True),
        ('<w:shd w:val="clear" w:fill="FFFF00"/>', True),
        ('<w:u w:val="single"/>', True),
        ('<w:color w:val="000000"/>', False),
        ('<w:color w:val="212529"/>', False),
        ('<w:color w:val="auto"/>', False),
        ('<w:color w:val="FF0000" w:themeColor="text1"/>', False),
        ('<w:highlight w:val="none"/>', False),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', False),
        ('<w:u w:val="none"/>', False),
    ],
)
def test_colour_highlight_shade_and_underline_mark(look, is_marked):
    assert only_row(run("B) азаяды", look=look)).is_marked is is_marked


def test_the_letter_of_an_option_alone_marks_it():
    assert only_row(run("B)", look=RED), " азаяды").is_marked
    assert not only_row("Баға ", run("өссе", look=RED), ", сұраныс қалай өзгереді?").is_marked


def test_options_on_one_line_are_apart_where_one_is_marked():
    body = p("Су? A) тас B) ", run("зат", look=BOLD), " C) от") + p("Бу? A) тас B) зат")
    found = extracted(docx(body))

    assert [(row.line, row.text, row.is_strong) for row in found.rows] == [
        (1, "Су?", False),
        (1, "A) тас", False),
        (1, "B) зат", True),
        (1, "C) от", False),
        (2, "Бу? A) тас B) зат", False),
    ]


# Files of other programs


def test_the_strict_kind_of_file_reads_the_same():
    body = p("Мақсаты", style="S") + p("суды білу")
    parts = docx(body, styles=styled("heading 1"))
    strict = _rewritten(parts, lambda text: text.replace(W, STRICT_W))

    assert extracted(strict) == extracted(parts)


def test_other_prefixes_and_part_names_read_the_same():
    data = zipped(
        {
            "_rels/.rels": relations({"/text/main.xml": "officeDocument"}),
            "text/main.xml": f'<x:document xmlns:x="{W}"><x:body><x:p><x:r><x:t>Су</x:t></x:r>'
            "</x:p></x:body></x:document>",
            "word/document.xml": "",
        }
    )

    assert texts(data) == ["Су"]


def test_a_file_of_utf_16_is_read():
    text = '<?xml version="1.0" encoding="UTF-16"?>' + _document(docx(p("Су")))

    assert texts(zipped({"word/document.xml": text.encode("utf-16")})) == ["Су"]


def test_a_docx_with_the_suffix_of_old_word_is_read():
    assert read_document("ескі.doc", docx(p("Мақсаты: су") + p("БӨЖ: сызба"))).lessons


def test_an_opendocument_text_with_the_suffix_of_word_is_read_and_the_other_way_round():
    open_text = odt("<text:p>Мақсаты: су</text:p><text:p>БӨЖ: сызба</text:p>")

    assert read_document("a.docx", open_text).lessons[0].goal == "су"
    assert read_document("a.odt", docx(p("Мақсаты: су") + p("БӨЖ: сызба"))).lessons[0].goal == "су"


def _document(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def _rewritten(data: bytes, change) -> bytes:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return zipped({name: change(archive.read(name).decode()) for name in archive.namelist()})
