"""Numbers that Word shows and does not write into the text."""

import pytest

from lessons.domain.handouts.office.number_formats import format_number
from tests.domain.handouts.office_files import (
    abstract,
    docx,
    lvl,
    num,
    p,
    start_over,
    tbl,
    texts,
)

DECIMAL = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%2)"))


def listed(*levels: int, kinds: str, number: str = "1") -> list[str]:
    body = "".join(p("с", num=number, level=level) for level in levels)
    return [text.removesuffix(" с") for text in texts(docx(body, numbering=kinds))]


def test_a_list_is_numbered_as_word_shows_it():
    assert listed(0, 0, 0, kinds=DECIMAL + num(1, 0)) == ["1.", "2.", "3."]


def test_a_deeper_level_begins_anew_under_each_item():
    shown = listed(0, 1, 1, 0, 1, kinds=DECIMAL + num(1, 0))

    assert shown == ["1.", "a)", "b)", "2.", "a)"]


def test_numbers_of_several_levels_are_shown_together():
    kind = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2."))

    assert listed(0, 1, 1, 0, 1, kinds=kind + num(1, 0)) == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_a_level_that_never_restarts_counts_on():
    kind = abstract(
        0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    )

    assert listed(0, 1, 1, 0, 1, kinds=kind + num(1, 0)) == ["I.", "1.", "2.", "II.", "3."]


def test_legal_numbering_shows_roman_levels_in_digits():
    kind = abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"))

    assert listed(0, 1, kinds=kind + num(1, 0)) == ["I.", "1.1"]


def test_a_list_may_begin_with_another_number():
    assert listed(0, 0, kinds=abstract(0, lvl(0, "decimal", "%1)", start=5)) + num(1, 0)) == [
        "5)",
        "6)",
    ]


def test_two_lists_of_one_kind_count_on_unless_one_starts_over():
    body = p("а", num="1") + p("б", num="2") + p("в", num="3") + p("г", num="3")
    kinds = DECIMAL + num(1, 0) + num(2, 0) + num(3, 0, start_over(0, 1))

    assert texts(docx(body, numbering=kinds)) == ["1. а", "2. б", "1. в", "2. г"]


def test_an_override_may_redefine_a_level():
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter", "%1)")}</w:lvlOverride>'

    assert listed(0, 0, kinds=DECIMAL + num(1, 0, override)) == ["A)", "B)"]


def test_words_around_the_number_are_kept():
    kind = abstract(0, lvl(0, "decimal", "%1-деңгей:"))

    assert listed(0, 0, kinds=kind + num(1, 0)) == ["1-деңгей:", "2-деңгей:"]


@pytest.mark.parametrize(
    ("sign", "font", "shown"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("o", "Courier New", "•"),
        ("–", "Times New Roman", "–"),
        ("-", "", "-"),
        ("➢", "", "•"),
    ],
)
def test_bullets_are_shown_as_plain_signs(sign, font, shown):
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'

    assert listed(0, kinds=abstract(0, lvl(0, "bullet", sign, fonts)) + num(1, 0)) == [shown]


def test_a_style_brings_its_own_list_and_number_zero_takes_it_away():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Сұрақ"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Q2"><w:basedOn w:val="Q"/></w:style>'
    )
    body = p("а", style="Q") + p("б", style="Q2") + p("в", style="Q", num="0")

    shown = texts(docx(body, styles=styles, numbering=DECIMAL + num(1, 0)))

    assert shown == ["1. а", "2. б", "в"]


def test_headings_are_numbered_through_their_styles():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{depth}"><w:name w:val="heading {depth}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for depth in (1, 2)
    )
    kind = abstract(
        0,
        lvl(0, "decimal", "%1.", '<w:pStyle w:val="H1"/>'),
        lvl(1, "decimal", "%1.%2.", '<w:pStyle w:val="H2"/>'),
    )
    body = p("а", style="H1") + p("б", style="H2") + p("в", style="H2")

    shown = texts(docx(body, styles=styles, numbering=kind + num(1, 0)))

    assert shown == ["1. а", "1.1. б", "1.2. в"]


def test_a_list_style_is_followed_to_its_levels():
    linked = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Own"/></w:abstractNum>'
    kind = (
        '<w:abstractNum w:abstractNumId="8"><w:styleLink w:val="Own"/>'
        f"{lvl(0, 'russianUpper', '%1)')}</w:abstractNum>"
    )

    assert listed(0, 0, kinds=linked + kind + num(1, 7)) == ["А)", "Б)"]


def test_an_authors_own_letters_are_read_from_the_newer_version():
    kind = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="А, Ә, Б, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    )

    assert listed(0, 0, 0, 0, kinds=kind + num(1, 0)) == ["А)", "Ә)", "Б)", "В)"]


def test_numbering_goes_on_inside_a_table():
    body = p("а", num="1") + tbl([p("б", num="1"), p("в", num="1")]) + p("г", num="1")
    shown = texts(docx(body, numbering=DECIMAL + num(1, 0)))

    assert shown == ["1. а", "2. б", "3. в", "4. г"]


def test_a_list_that_is_not_defined_has_no_numbers():
    assert texts(docx(p("а", num="9", level=44), numbering=DECIMAL)) == ["а"]


def test_a_list_style_that_points_to_itself_is_no_trap():
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )

    assert texts(docx(p("а", style="A"), styles=styles)) == ["а"]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (28, "lowerLetter", "bb"),
        (10, "russianLower", "к"),
        (30, "russianLower", "аа"),
        (7, "decimalZero", "07"),
        (3, "А, Б, .., Аа, Аб, ... (ru)", "В"),
        (2, "а, ә, б, ...", "ә"),
        (3, "А, Б, С, Д, Е", "С"),
        (0, "upperLetter", "A"),
        (999_999, "lowerRoman", "999999"),
        (5, "unheard-of", "5"),
    ],
)
def test_number_formats(number, form, shown):
    assert format_number(number, form) == shown
