"""What a person reads on the pages of a PDF is what the reader reads, in that order."""

import json

import pytest

from lessons.domain.handouts.document import DocumentError, Judgement
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.pages.extraction import extract
from lessons.domain.handouts.pages.page import MOST_PAGES, Page
from lessons.domain.handouts.pages.pdfium import Pdfium
from lessons.domain.handouts.pdf import Pdf
from lessons.domain.handouts.recognition import Seen
from lessons.domain.handouts.recognition import Sheet as Recognised
from tests.domain.handouts.pdf_maker import HEIGHT, WIDTH, Sheet, make_pdf

PROSE = [
    "Судың айналымы күннің жылуымен басталып",
    "мұхит пен құрлықтың арасында үздіксіз",
    "жүреді. Булану кезінде су буға айналып,",
    "ауаның салқын қабатында бұлт түзіледі.",
    "Жауын-шашын қайтадан жерге түсіп, бір",
    "бөлігі өзенге, бір бөлігі топыраққа өтеді.",
    "Жерасты суы бірнеше жылдан кейін ғана",
    "бұлақ болып жер бетіне қайта шығады.",
]
OTHER = [
    "Тірі ағзалар суды топырақтан алып ауаға",
    "қайтарады. Өсімдіктің жапырағы арқылы су",
    "буланғанда орманның үстінде ылғал көбейіп",
    "жауын жиі жауады. Адам суды егінге бұрып",
    "өзеннің арнасын өзгертсе көл тартылып",
    "маңайдағы ауа райы да құрғай бастайды.",
    "Мұндай өзгерісті бірнеше мемлекет қана",
    "бірлесіп тоқтата алатыны қазір белгілі.",
]


def rows_of(*sheets):
    return extract(Pdfium().pages(make_pdf(*sheets))).rows


def texts_of(*sheets):
    return [row.text for row in rows_of(*sheets)]


def paragraphs_of(*sheets):
    """The texts of the rows, those that run on joined by a bar."""
    found = []
    for row in rows_of(*sheets):
        if row.starts or not found:
            found.append(row.text)
        else:
            found[-1] += f"|{row.text}"
    return found


# --- Letters and words -------------------------------------------------------------------------


def test_letters_of_a_word_that_are_drawn_later_stand_in_their_places():
    sheet = Sheet().write("  аза стан Республикасы", 60, 700)
    sheet.write("Қ", 65, 700).write("қ", 85, 700)

    assert texts_of(sheet) == ["Қазақстан Республикасы"]


def test_a_wide_letter_does_not_cover_the_blank_after_it():
    assert texts_of(Sheet().write("АҚШ пен үш міндетті Ш")) == ["АҚШ пен үш міндетті Ш"]


def test_words_without_blanks_between_them_are_told_by_their_places():
    sheet = Sheet().write("Су", 60, 700).write("тегі", 73, 700).write("бу", 96, 700)

    assert texts_of(sheet) == ["Су тегі бу"]


def test_a_letter_printed_twice_for_boldness_counts_once():
    sheet = Sheet().write("Мақсаты", 60, 700).write("Мақсаты", 60.3, 700)

    assert texts_of(sheet) == ["Мақсаты"]


def test_spaced_letters_are_one_word():
    sheet = Sheet()
    for index, letter in enumerate("Мақсаты"):
        sheet.write(letter, 60 + 8 * index, 700)

    assert texts_of(sheet) == ["Мақсаты"]


def test_no_break_spaces_and_ligatures_become_plain():
    assert texts_of(Sheet().write("Су\u00a0\ufb01зика", 60, 700)) == ["Су fiзика"]


def test_a_bullet_of_a_symbol_font_is_a_bullet():
    assert texts_of(Sheet().write("\uf0b7 Су деген не?")) == ["• Су деген не?"]


def test_a_raised_number_stays_with_its_line():
    sheet = Sheet().write("Аумағы 12 км", 60, 700).write("2", 121, 704, size=6)

    assert texts_of(sheet.write("болады", 135, 700)) == ["Аумағы 12 км2 болады"]


def test_hidden_text_under_visible_text_is_not_read_twice():
    sheet = Sheet().write_lines(PROSE).write_lines(PROSE, 61, mode=3)

    assert texts_of(sheet) == PROSE


def test_the_hidden_text_layer_of_a_scan_is_its_text():
    assert texts_of(Sheet().picture().write_lines(PROSE, mode=3)) == PROSE


def test_a_page_that_lies_across_is_read_as_it_is_written():
    sheet = Sheet()
    for index, line in enumerate(PROSE):
        sheet.write(line, 100 + 14 * index, 60, matrix="0 1 -1 0")

    assert texts_of(sheet) == PROSE


def test_a_watermark_on_a_slope_is_noted_and_not_read():
    sheet = Sheet().write_lines(PROSE).write("ҮЛГІ", 200, 400, size=40, matrix="0.7 0.7 -0.7 0.7")
    extracted = extract(Pdfium().pages(make_pdf(sheet)))

    assert [row.text for row in extracted.rows] == PROSE
    assert [(doubt.code, doubt.text) for doubt in extracted.doubts] == [("not-used", "ҮЛГІ")]


def test_what_is_off_the_paper_is_not_read():
    assert texts_of(Sheet().write("Су", 60, 700).write("бу", -300, 700)) == ["Су"]


# --- Order -------------------------------------------------------------------------------------


def test_columns_are_read_one_after_the_other():
    sheet = Sheet().write("Судың айналымы", 230, 800)
    sheet.write_lines(PROSE, 60, 770).write_lines(OTHER, 310, 770)

    assert texts_of(sheet) == ["Судың айналымы", *PROSE, *OTHER]


def test_columns_whose_lines_stand_at_different_heights_are_read_apart():
    sheet = Sheet().write_lines(PROSE, 60, 770).write_lines(OTHER, 310, 765)

    assert texts_of(sheet) == [*PROSE, *OTHER]


def test_the_short_rest_of_a_column_on_the_last_page_is_read_after_the_full_one():
    first = Sheet().write_lines(PROSE, 60, 770).write_lines(OTHER, 310, 770)
    last = Sheet().write_lines(OTHER, 60, 770).write_lines(PROSE[:2], 310, 770)

    assert texts_of(first, last) == [*PROSE, *OTHER, *OTHER, *PROSE[:2]]


def test_a_line_across_both_columns_parts_them():
    sheet = Sheet().write_lines(PROSE, 60, 770).write_lines(OTHER, 310, 770)
    sheet.write("Бақылау сұрақтары осы екі бағанға да ортақ, оларға жауап беріңіз.", 60, 640)
    sheet.write_lines(OTHER, 60, 620).write_lines(PROSE, 310, 620)
    texts = texts_of(sheet)

    assert texts[:16] == [*PROSE, *OTHER]
    assert texts[16].startswith("Бақылау")
    assert texts[17:] == [*OTHER, *PROSE]


def test_options_beside_each_other_are_read_along_the_line():
    sheet = Sheet()
    for row, options in enumerate((("A) Вена", "B) Париж", "C) Рим"), ("A) су", "B) бу", "C) от"))):
        for column, option in enumerate(options):
            sheet.write(option, 60 + 150 * column, 700 - 30 * row)

    assert texts_of(sheet) == ["A) Вена", "B) Париж", "C) Рим", "A) су", "B) бу", "C) от"]


def test_the_coloured_one_of_several_options_in_a_line_is_told():
    sheet = Sheet().write("A) Вена", 60, 700).write("B) Париж", 105, 700, colour=(1, 0, 0))

    rows = rows_of(sheet.write("C) Рим", 155, 700))

    assert [(row.text, row.is_marked) for row in rows] == [
        ("A) Вена", False),
        ("B) Париж", True),
        ("C) Рим", False),
    ]


def test_a_bold_word_may_borrow_its_kazakh_letters_from_another_font():
    sheet = Sheet().write("та", 60, 700, bold=True).write("қ", 70, 700)
    sheet.write("ырып", 75, 700, bold=True)

    assert [(row.text, row.is_strong) for row in rows_of(sheet)] == [("тақырып", True)]


def test_options_beside_each_other_come_in_the_order_of_their_letters():
    sheet = Sheet().write("1. Кінә қашан қос болады?", 60, 700)
    sheet.write("А) бірге", 66, 682).write("В) қатар", 300, 682)
    sheet.write("Б) әрекетке", 66, 666).write("Г) ешқашан", 300, 666)
    sheet.write("қасақана", 66, 652)

    assert texts_of(sheet)[1:] == ["А) бірге", "Б) әрекетке", "қасақана", "В) қатар", "Г) ешқашан"]


def test_options_beside_each_other_are_no_columns():
    sheet, y = Sheet(), 740
    for number in range(1, 4):
        sheet.write(f"{number}. Қайсысы дұрыс?", 60, y)
        sheet.write("А) тікелей әрекет ету", 66, y - 18).write("Б) жанама әрекет ету", 300, y - 18)
        y -= 40

    assert texts_of(sheet)[3:5] == ["2. Қайсысы дұрыс?", "А) тікелей әрекет ету"]


def test_a_list_of_tests_beside_a_column_of_text_is_a_column():
    sheet = Sheet().write_lines([*PROSE, *OTHER], x=50, y=750)
    tests = [
        f"{line // 4 + 1}. Сұрақ мәтіні" if line % 4 == 0 else f"{line % 4}) жауабы"
        for line in range(16)
    ]
    sheet.write_lines(tests, x=340, y=750)

    assert texts_of(sheet)[:16] == [*PROSE, *OTHER]


def test_the_bold_one_of_several_options_in_a_line_is_told():
    sheet = Sheet().write("а) мұз;", 60, 700).write("б) су;", 130, 700, bold=True)
    sheet.write("в) бу.", 190, 700)

    assert [(row.text, row.is_strong) for row in rows_of(sheet)][:2] == [
        ("а) мұз;", False),
        ("б) су;", True),
    ]


def test_numbers_of_columns_far_apart_are_no_spaced_word():
    sheet = Sheet()
    for place, letter in enumerate("1234"):
        sheet.write(letter, 60 + 30 * place, 700)

    assert "".join(texts_of(sheet)) != "1234"


def test_blanks_of_a_justified_line_are_no_gaps():
    sheet = Sheet().write("ОБӨЖ", 60, 700).write("тапсырмасы:", 110, 700).write("Карта", 195, 700)

    assert texts_of(sheet) == ["ОБӨЖ тапсырмасы: Карта"]


def test_a_table_of_tests_is_read_as_that_of_word():
    sheet = Sheet().grid([50, 90, 300, 430, 500], [800, 770, 720])
    for x, text in ((55, "№"), (95, "Сұрақ"), (305, "Нұсқалар"), (435, "Жауап")):
        sheet.write(text, x, 780)
    sheet.write("1", 55, 755).write("Су деген не?", 95, 755).write("б", 435, 755)
    for place, text in enumerate(("а) тас", "б) зат", "в) ауа")):
        sheet.write(text, 305, 755 - 14 * place)

    assert texts_of(sheet) == ["1. Су деген не?", "а) тас", "б) зат", "в) ауа", "Дұрыс жауап: б"]


def test_a_table_goes_on_over_the_page():
    pages = [Sheet().grid([50, 90, 500], [800, 770, 740]) for _ in range(2)]
    for place, word in enumerate(("Мұз", "Бу", "Жаңбыр", "Қар")):
        sheet, y = pages[place // 2], 780 - 30 * (place % 2)
        sheet.write(str(place + 1), 55, y).write(f"{word} қалай түзіледі?", 95, y)

    found = [(row.place.row, row.text) for row in rows_of(*pages)]

    assert found[1:3] == [(1, "2. Бу қалай түзіледі?"), (2, "3. Жаңбыр қалай түзіледі?")]


def test_small_rows_of_a_table_are_no_footnotes():
    sheet = Sheet().write_lines(PROSE).grid([50, 160, 500], [300, 270, 240])
    for y in (280, 250):
        sheet.write("Булану", 55, y, size=8).write("су буға айналады", 165, y, size=8)

    assert "су буға айналады" in " ".join(texts_of(sheet))


def test_a_table_of_fields_gives_each_name_before_its_text():
    sheet = Sheet().grid([50, 160, 500], [800, 760, 730])
    sheet.write("Мақсаты", 55, 785).write("Судың табиғаттағы айналымын білу, оның", 165, 785)
    sheet.write("кезеңдерін ретімен атау", 165, 771)
    sheet.write("Құралдар", 55, 740).write("Карта", 165, 740)

    assert paragraphs_of(sheet) == [
        "Мақсаты",
        "Судың табиғаттағы айналымын білу, оның кезеңдерін ретімен атау",
        "Құралдар",
        "Карта",
    ]


def test_a_cell_begins_a_paragraph_even_with_a_small_letter():
    sheet = Sheet().grid([50, 160, 500], [800, 770, 740])
    sheet.write("Мақсаты", 55, 780, bold=True).write("суды білу", 165, 780)
    sheet.write("Құралы", 55, 750, bold=True).write("карта", 165, 750)

    assert paragraphs_of(sheet) == ["Мақсаты", "суды білу", "Құралы", "карта"]


def test_the_name_of_a_field_in_a_narrow_cell_is_one_line():
    sheet = Sheet().grid([50, 110, 500], [800, 760, 720])
    sheet.write("Сабақтың", 55, 785).write("мақсаты", 55, 771).write("суды білу", 165, 785)
    sheet.write("Құрал-", 55, 745).write("жабдықтар", 55, 731).write("карта", 165, 745)

    assert texts_of(sheet) == ["Сабақтың мақсаты", "суды білу", "Құрал-жабдықтар", "карта"]


def test_fields_beside_their_names_without_rules_are_read_alike():
    sheet = Sheet().write("Мақсаты", 55, 785).write("Судың айналымын білу, оның", 165, 785)
    sheet.write("кезеңдерін атау", 165, 771)

    assert paragraphs_of(sheet) == ["Мақсаты", "Судың айналымын білу, оның|кезеңдерін атау"]


def test_a_frame_around_the_page_is_no_table():
    sheet = Sheet().grid([20, 575], [20, 822]).write_lines(PROSE)

    assert texts_of(sheet) == PROSE


# --- Paragraphs --------------------------------------------------------------------------------


def test_indents_and_gaps_begin_paragraphs():
    sheet = Sheet().write(PROSE[0], 80, 780).write_lines(PROSE[1:4], 60, 766)
    sheet.write(OTHER[0], 80, 724).write_lines(OTHER[1:3], 60, 710)
    sheet.write_lines(PROSE[4:8], 60, 650)

    assert paragraphs_of(sheet) == [
        "|".join(PROSE[:4]),
        "|".join(OTHER[:3]),
        "|".join(PROSE[4:8]),
    ]


def test_a_numbered_list_with_hanging_lines_keeps_its_items_whole():
    sheet = Sheet().write("1.", 70, 780).write("Судың айналымын түсіндіріңіз және", 88, 780)
    sheet.write("мысал келтіріңіз.", 88, 766).write("2.", 70, 752).write("Бу деген не?", 88, 752)

    assert paragraphs_of(sheet) == [
        "1. Судың айналымын түсіндіріңіз және|мысал келтіріңіз.",
        "2. Бу деген не?",
    ]


def test_initials_at_a_line_begin_no_paragraph():
    sheet = Sheet().write_lines(
        ["Жасуша теориясының негізін салған ғалым, ал", "Р. Вирхов болған."]
    )

    assert len(paragraphs_of(sheet)) == 1


def test_a_paragraph_goes_on_over_the_page_its_running_lines_and_its_footnote():
    pages = []
    for number, lines in enumerate((PROSE[:5], PROSE[5:], OTHER), start=1):
        sheet = Sheet().write("География кафедрасы", 60, 815, size=8).write_lines(lines, 60, 780)
        pages.append(sheet.write(f"Бет {number}", 280, 30, size=8))
    pages[0].fill(60, 100, 140, 0.5, "0 0 0")
    pages[0].write("1", 60, 92, size=5).write("Су туралы кітаптан алынды.", 64, 88, size=8)
    extracted = extract(Pdfium().pages(make_pdf(*pages)))

    assert [row.starts for row in extracted.rows][:8] == [True] + [False] * 7
    assert [row.text for row in extracted.rows][:8] == PROSE
    assert [doubt.text for doubt in extracted.doubts] == [
        "1 Су туралы кітаптан алынды.",
        "География кафедрасы",
        "Бет 1",
    ]


def test_each_line_knows_its_page():
    extracted = extract(Pdfium().pages(make_pdf(Sheet().write("Су"), Sheet().write("Бу"))))

    assert dict(zip(extracted.lines, extracted.pages, strict=True)) == {"Су": 1, "Бу": 2}


def test_levels_that_begin_pages_are_no_running_headers():
    pages = [
        Sheet().write_lines([f"{level}-деңгей", f"1. {PROSE[level]}", *OTHER[level:]])
        for level in (1, 2, 3)
    ]

    assert [text for text in texts_of(*pages) if "деңгей" in text] == [
        "1-деңгей",
        "2-деңгей",
        "3-деңгей",
    ]


# --- Looks -------------------------------------------------------------------------------------


def test_size_weight_and_colour_are_told():
    sheet = Sheet().write("Су және бу", 60, 800, size=18).write("Мақсаты", 60, 770, bold=True)
    sheet.write("A) Вена", 60, 750).write("B) Париж", 60, 730, colour=(0.9, 0, 0))
    sheet.fill(58, 707, 60, 12, "1 1 0").write("C) Рим", 60, 710)
    rows = {row.text: row for row in rows_of(sheet.write_lines(PROSE, 60, 600))}

    assert [row.text for row in rows.values() if row.heading] == ["Су және бу"]
    assert [row.text for row in rows.values() if row.is_strong] == ["Мақсаты"]
    assert [row.text for row in rows.values() if row.is_marked] == ["B) Париж", "C) Рим"]


# --- What must not be imported -----------------------------------------------------------------


def moved(code: int) -> int:
    """Small letters exchanged for one another."""
    return 0x430 + (code - 0x430 + 13) % 32 if 0x430 <= code < 0x450 else code


def foreign(code: int) -> int:
    return {ord("қ"): ord("ў"), ord("ғ"): ord("ѓ"), ord("ң"): ord("њ")}.get(code, code)


def private(code: int) -> int:
    return 0xE000 + code % 0x1000 if code > 0x400 else code


@pytest.mark.parametrize("letter", [moved, foreign, private])
def test_a_font_that_gives_other_letters_than_it_draws_is_refused(letter):
    data = make_pdf(Sheet().write_lines([*PROSE, *OTHER]), letter=letter)

    document = Pdf().read("class.pdf", data)

    assert document.verdict is Judgement.REFUSE
    assert {note.code for note in document.warnings} == {"letters-scrambled"}
    assert document.warnings[0].line == 1


def test_a_font_without_any_letters_is_refused():
    data = make_pdf(Sheet().write_lines([*PROSE, *OTHER]), has_map=False)

    document = Pdf().read("class.pdf", data)

    assert document.verdict is Judgement.REFUSE
    assert document.warnings[0].code == "letters-scrambled"


def test_sound_letters_are_not_refused():
    document = Pdf().read("class.pdf", make_pdf(Sheet().write_lines([*PROSE, *OTHER])))

    assert document.verdict is not Judgement.REFUSE


# --- Scans -------------------------------------------------------------------------------------


class Reads:
    """Recognises every picture as the same lines."""

    def __init__(self, lines: list[str], confidence: float = 0.95) -> None:
        self._lines = lines
        self._confidence = confidence

    def recognise(self, picture: bytes) -> Recognised:
        assert picture.startswith(b"\x89PNG")
        words = [
            Seen(
                word,
                250 + 200 * place,
                200 + 60 * row,
                180,
                40,
                240 + 60 * row,
                45,
                self._confidence,
            )
            for row, line in enumerate(self._lines)
            for place, word in enumerate(line.split())
        ]
        return Recognised(2480, 3508, 300, tuple(words))


SCAN = make_pdf(Sheet().picture())


def test_a_scan_is_recognised_and_said_to_be_so():
    document = Pdf(recogniser=Reads(PROSE)).read("class.pdf", SCAN)

    assert document.verdict is Judgement.WARN
    assert "scan-read" in {note.code for note in document.warnings}
    assert list(document.lines) == PROSE


def test_a_scan_that_recognition_is_unsure_of_is_refused():
    document = Pdf(recogniser=Reads(PROSE, 0.4)).read("class.pdf", SCAN)

    assert document.verdict is Judgement.REFUSE
    assert document.warnings[0].code == "scan-garbled"


@pytest.mark.parametrize(
    ("recogniser", "code"), [(None, "ocr-missing"), (Reads([]), "scan-without-text")]
)
def test_a_scan_that_gives_no_text_is_refused_with_the_reason(recogniser, code):
    with pytest.raises(DocumentError) as caught:
        Pdf(recogniser=recogniser).read("class.pdf", SCAN)

    assert caught.value.code == code


def test_scrambled_letters_are_read_off_the_paper_where_there_is_a_program():
    data = make_pdf(Sheet().write_lines([*PROSE, *OTHER]), has_map=False)
    document = Pdf(recogniser=Reads(PROSE)).read("class.pdf", data)

    assert list(document.lines) == PROSE
    assert "scan-read" in {note.code for note in document.warnings}


def test_scrambled_letters_that_no_recognition_mends_are_refused_as_such():
    data = make_pdf(Sheet().write_lines([*PROSE, *OTHER]), has_map=False)
    document = Pdf(recogniser=Reads(PROSE, 0.4)).read("class.pdf", data)

    assert document.verdict is Judgement.REFUSE
    assert document.warnings[0].code == "letters-scrambled"


def test_letters_that_look_like_kazakh_ones_are_set_right_as_in_word():
    lines = [line.replace("ә", "ə") for line in [*PROSE, *OTHER]]
    document = Pdf().read("class.pdf", make_pdf(Sheet().write_lines(lines)))

    assert document.verdict is not Judgement.REFUSE
    assert "ə" not in str(document.lessons)


def test_one_picture_among_pages_of_text_is_named():
    data = make_pdf(*(Sheet().write_lines(lines) for lines in (PROSE, OTHER)), Sheet().picture())
    document = Pdf().read("class.pdf", data)

    assert [n.text for n in document.warnings if n.code == "page-not-read"] == ["3"]
    assert document.verdict is Judgement.WARN


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("З-денгей тапсырмалары", "3-деңгей тапсырмалары"),
        ("Хо З тәжірибелік сабақ", "№ 3 тәжірибелік сабақ"),
        ("З. Су деген не?", "3. Су деген не?"),
        ("Заң мен Хо Ши Мин", "Заң мен Хо Ши Мин"),
    ],
)
def test_signs_of_the_same_shape_are_told_apart_where_only_one_can_be(seen, meant):
    document = Pdf(recogniser=Reads([seen])).read("class.pdf", SCAN)

    assert document.lines == (meant,)


def test_a_capital_inside_a_recognised_word_is_the_small_letter_of_its_shape():
    document = Pdf(recogniser=Reads(["су жӘне Әдіс туралы"])).read("class.pdf", SCAN)

    assert document.lines == ("су және Әдіс туралы",)


# --- Hostile files -----------------------------------------------------------------------------


def refusal_of(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        Pdf().read("class.pdf", data)
    return caught.value.code


def test_too_many_pages_are_refused():
    assert refusal_of(make_pdf(*[Sheet()] * (MOST_PAGES + 1))) == "too-many-pages"


def test_no_pdf_at_all_is_refused():
    assert refusal_of(b"%PDF-1.7 and no more") == "file-damaged"


def test_a_locked_file_is_refused_with_that_reason():
    trailer = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<" + b"31" * 32 + b">/U<" + b"32" * 32 + b">>>"
        b"/ID[<31><31>]"
    )
    data = make_pdf(Sheet().write("Су")).replace(b"/Root 1 0 R", b"/Root 1 0 R" + trailer)

    assert refusal_of(data) == "password-needed"


def test_every_kind_of_place_is_borne():
    sheet = Sheet().write("Су", 1e30, 1).write("бу", 60, 60, size=0).write("от", 60, 90, size=1e9)
    sheet.write("жел", 60, 120, matrix="0 0 0 0").fill(-1e9, -1e9, 2e9, 2e9, "0 0 1")

    extract(Pdfium().pages(make_pdf(sheet, Sheet(turned=90).write("жер"))))


def test_a_page_of_nothing_gives_nothing():
    assert extract([Page(number=1, width=WIDTH, height=HEIGHT)]).lines == ()


def test_a_lesson_comes_out_whole():
    sheet = Sheet().write("№4 тәжірибелік сабақ: Су", 60, 800, bold=True)
    sheet.write("Мақсаты: судың айналымын білу.", 60, 780).write(
        "Теориялық бөлім", 60, 760, bold=True
    )
    sheet.write_lines(PROSE, 60, 740).write("Деңгейлік тапсырмалар", 60, 600, bold=True)
    sheet.write_lines(["1-деңгей", "1. Су деген не?", "2. Бу деген не?"], 60, 580)
    (lesson,) = to_json(Pdf().read("class.pdf", make_pdf(sheet)))["lessons"]

    assert (lesson["number"], lesson["title"], lesson["goal"]) == (4, "Су", "судың айналымын білу.")
    assert [part["text"] for part in lesson["body"]] == [" ".join(PROSE)]
    assert [asked["text"] for asked in lesson["questions"]] == ["Су деген не?", "Бу деген не?"]
    json.dumps(lesson)


def test_cells_of_a_table_without_rules_stand_in_rows_and_columns():
    sheet = Sheet().write("Сұрақтар", 60, 800)
    lines = [("№", "Сұрақ", "Балл"), ("1", "Су деген не?", "2"), ("2", "Мұз неге", "3")]
    for index, cells in enumerate([*lines, ("", "жүзеді?", "")]):
        for x, text in zip((60, 90, 400), cells, strict=True):
            sheet.write(text, x, 780 - 14 * index)

    placed = {
        (row.place.row, row.place.column): row.text
        for row in rows_of(sheet)
        if row.place is not None
    }

    assert placed[2, 1] == "Мұз неге жүзеді?"
    assert placed[2, 2] == "3"
    assert len(placed) == 9


@pytest.mark.parametrize(
    "lines",
    [
        [("№", "Сұрақ", "Балл"), ("1", "Су деген не?", "2")],
        [("№", "Сұрақ", "Балл"), ("1", "Су?", "2"), ("3", "Мұз?", "2")],
        [("А", "Сұрақ", "Балл"), ("1", "Су?", "2"), ("2", "Мұз?", "2")],
        [("№", "Сұрақ", "Балл"), ("Су", "деген не?", "2"), ("Мұз", "деген не?", "2")],
    ],
)
def test_lines_that_do_not_count_below_a_head_are_no_table(lines):
    sheet = Sheet()
    for index, cells in enumerate(lines):
        for x, text in zip((60, 90, 400), cells, strict=True):
            sheet.write(text, x, 780 - 14 * index)

    assert all(row.place is None for row in rows_of(sheet))


def test_text_below_such_a_table_is_none_of_it():
    sheet = Sheet()
    lines = [("№", "Сұрақ", "Балл"), ("1", "Су деген не?", "2"), ("2", "Мұз деген не?", "2")]
    for index, cells in enumerate(lines):
        for x, text in zip((60, 90, 400), cells, strict=True):
            sheet.write(text, x, 780 - 14 * index)
    sheet.write("Жауапты жазбаша беріңіз.", 60, 730)

    assert [row.text for row in rows_of(sheet) if row.place is None] == ["Жауапты жазбаша беріңіз."]


def test_text_that_is_larger_than_that_of_the_tables_is_no_heading():
    ys = [780 - 20 * number for number in range(8)]
    sheet = Sheet().write_lines(PROSE[:2], y=820).grid([50, 80, 400, 450], ys)
    for number, y in enumerate(ys[1:]):
        sheet.write(str(number), 54, y + 6, size=8).write(PROSE[number], 84, y + 6, size=8)

    assert {row.heading for row in rows_of(sheet)} == {0}
