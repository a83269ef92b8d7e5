"""OpenDocument texts give the same rows as Word files do."""

import pytest

from tests.domain.handouts.office_files import extracted, notes, odt, texts


def level(number: int, form: str, suffix: str = ".", more: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{number}" style:num-format="{form}" '
        f'style:num-suffix="{suffix}" {more}/>'
    )


def list_style(*levels: str, name: str = "L") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def items(*texts_: str, about: str = "") -> str:
    inside = "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in texts_)
    return f'<text:list text:style-name="L" {about}>{inside}</text:list>'


def style(name: str, properties: str, family: str = "text", about: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {about}>{properties}'
        "</style:style>"
    )


def test_a_list_is_numbered_and_one_that_continues_counts_on():
    body = items("а", "б") + items("в") + items("г", about='text:continue-numbering="true"')

    assert texts(odt(body, list_style(level(1, "1")))) == ["1. а", "2. б", "1. в", "2. г"]


def test_a_list_continues_the_one_it_names():
    first = items("а", about='xml:id="first"')
    second = items("б", about='xml:id="second"')
    third = items("в", about='text:continue-list="first"')

    assert texts(odt(first + second + third, list_style(level(1, "1")))) == ["1. а", "1. б", "2. в"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [("a", "b)"), ("A", "B)"), ("i", "ii)"), ("I", "II)"), ("А, Б, .., Аа, Бб, ... (ru)", "Б)")],
)
def test_forms_of_numbers(form, shown):
    assert texts(odt(items("x", "y"), list_style(level(1, form, ")"))))[1] == f"{shown} y"


def test_a_list_in_a_list_shows_the_levels_asked_for():
    inner = f"<text:list>{'<text:list-item><text:p>б</text:p></text:list-item>' * 2}</text:list>"
    body = (
        f'<text:list text:style-name="L"><text:list-item><text:p>а</text:p>{inner}'
        "<text:p>жалғасы</text:p></text:list-item></text:list>"
    )
    styles = list_style(level(1, "1"), level(2, "1", more='text:display-levels="2"'))

    assert texts(odt(body, styles)) == ["1. а", "1.1. б", "1.2. б", "жалғасы"]


def test_bullets_and_list_headers():
    body = (
        '<text:list text:style-name="L"><text:list-header><text:p>Тізім</text:p>'
        "</text:list-header><text:list-item><text:p>а</text:p></text:list-item></text:list>"
    )
    bullet = '<text:list-level-style-bullet text:level="1" text:bullet-char="&#xF0B7;"/>'

    assert texts(odt(body, list_style(bullet))) == ["Тізім", "• а"]


def test_headings_have_their_depth_and_number():
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" '
        'style:num-suffix="."/></text:outline-style>'
    )
    body = (
        '<text:h text:outline-level="1">Кіріспе</text:h><text:h text:outline-level="2">Су</text:h>'
    )
    rows = extracted(odt(body, styles=f"<office:styles>{outline}</office:styles>")).rows

    assert [(row.text, row.heading) for row in rows] == [("1. Кіріспе", 1), ("Су", 2)]


def test_blanks_tabs_and_line_breaks():
    body = '<text:p>а<text:s text:c="3"/>б<text:tab/>в<text:line-break/>A) г</text:p>'

    assert texts(odt(body)) == ["а б в", "A) г"]


def test_a_hyphen_that_does_not_break_is_a_hyphen():
    assert texts(odt("<text:p>АҚШ\u2011пен</text:p>")) == ["АҚШ-пен"]


def test_the_look_of_text_comes_from_styles():
    automatic = style("B", '<style:text-properties fo:font-weight="bold"/>') + style(
        "R", '<style:text-properties fo:color="#ff0000"/>'
    )
    automatic += style("H", '<style:text-properties fo:background-color="#ffff00"/>', "paragraph")
    body = (
        '<text:p><text:span text:style-name="B">қалың</text:span></text:p>'
        '<text:p><text:span text:style-name="R">қызыл</text:span></text:p>'
        '<text:p text:style-name="H">сары</text:p><text:p>жай</text:p>'
    )
    rows = extracted(odt(body, automatic)).rows

    assert [(row.is_strong, row.is_marked) for row in rows] == [
        (True, False),
        (False, True),
        (False, True),
        (False, False),
    ]


def test_hidden_text_is_noted_and_not_read():
    automatic = style("X", '<style:text-properties text:display="none"/>')
    data = odt('<text:p>Су<text:span text:style-name="X">жауап</text:span></text:p>', automatic)

    assert texts(data) == ["Су"]
    assert notes(data, "not-used") == ["жауап"]


def test_deleted_text_is_out_with_a_note():
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>ескі</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    data = odt(f'{changes}<text:p>жаңа<text:change text:change-id="c"/> мәтін</text:p>')

    assert texts(data) == ["жаңа мәтін"]
    assert [doubt.code for doubt in extracted(data).doubts] == ["changes-accepted"]


def test_a_frame_is_read_after_its_paragraph():
    body = (
        "<text:p>Алдында<draw:frame><draw:text-box><text:p>Қорапта</text:p></draw:text-box>"
        "</draw:frame></text:p><text:p>Кейін</text:p>"
    )

    assert texts(odt(body)) == ["Алдында", "Қорапта", "Кейін"]


def test_footnotes_headers_and_contents_are_shown_and_not_read():
    master = (
        "<office:master-styles><style:master-page><style:header><text:p>Жоғары</text:p>"
        "</style:header><style:footer><text:p>Төмен</text:p></style:footer></style:master-page>"
        "</office:master-styles>"
    )
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Дерек</text:p>"
        "</text:note-body></text:note>"
    )
    contents = (
        "<text:table-of-content><text:index-body><text:p>Мақсаты 2</text:p></text:index-body>"
        "</text:table-of-content>"
    )
    data = odt(f"{contents}<text:p>Мәтін{note}</text:p>", styles=master)

    assert texts(data) == ["Мәтін"]
    assert extracted(data).lines == ("Жоғары", "Мақсаты 2", "Мәтін", "Төмен", "Дерек")
    assert len(notes(data, "not-used")) == 4


def test_merged_cells_are_read_once():
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2"><text:p>Деңгейлік тапсырмалар</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>"
        "<table:table-row><table:table-cell><text:p>1-деңгей</text:p></table:table-cell>"
        "<table:table-cell><text:p>Су не?</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )

    assert texts(odt(body)) == ["Деңгейлік тапсырмалар", "1-деңгей", "Су не?"]


def test_formulas_are_read_from_their_own_part():
    formula = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>y</mi><mo>=</mo>'
        "<mfrac><mn>1</mn><mi>x</mi></mfrac></mrow>"
        '<annotation encoding="StarMath 5.0">y = 1 over x</annotation></semantics></math>'
    )
    body = '<text:p>Егер <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'

    assert texts(odt(body, **{"Object 1/content.xml": formula})) == ["Егер y=1/x"]


def test_pages_are_those_of_the_last_layout():
    found = extracted(odt("<text:p>а</text:p><text:soft-page-break/><text:p>б</text:p>"))

    assert found.pages == (1, 2)
