"""HTML as a browser shows it: what is seen becomes rows, what is hidden does not."""

import pytest

from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.html_rows import read_html
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.registry import read_document


def rows(html: str) -> list[Row]:
    return read_html(html).rows


def texts(html: str) -> list[str]:
    return [row.text for row in rows(html)]


def test_a_handout_saved_as_a_web_page_is_read():
    html = """<html><head><title>Су</title><style>p { margin: 0 }</style></head><body>
    <h1>№4 тәжірибелік сабақ: Су</h1><p><b>Мақсаты:</b> суды <i>білу</i>.</p>
    <h2>Теориялық мәлімет</h2><p>Бұлт бар.</p><p><b>Деңгейлік тапсырмалар</b></p><p>1-деңгей</p>
    <ol><li>Су деген не?<li>Бу деген не?</ol><p>БӨЖ: Сызба салу.</p></body></html>"""
    (lesson,) = read_document("class.html", html.encode()).lessons

    assert (lesson.number, lesson.title, lesson.goal) == (4, "Су", "суды білу.")
    assert [question.text for question in lesson.questions] == [
        "Су деген не?",
        "Бу деген не?",
        "Сызба салу.",
    ]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "windows-1251"),
        ("utf-16", ""),
        ("cp1251", "windows-1251"),
        ("cp1251", ""),
        ("koi8-r", "koi8-r"),
        ("koi8-r", "no-such"),
    ],
)
def test_the_encoding_is_told_by_the_bytes_the_meta_tag_or_the_words(encoding, named):
    text = "Вода течёт с гор, озеро лежит в долине."
    html = f'<meta charset="{named}"><p>{text}</p>'

    assert read_document("a.htm", html.encode(encoding)).lines == (text,)


def test_a_wrongly_named_code_page_is_repaired():
    html = '<meta charset="iso-8859-1"><p>Мақсаты мен міндеті: су қорын түсіндіру.</p>'
    document = read_document("a.htm", html.encode("ptcp154"))

    assert document.lessons[0].title == "Мақсаты мен міндеті: су қорын түсіндіру."


def test_headings_bold_and_colour_are_known():
    found = rows(
        "<style>.c1 { font-weight: 700 } p.c2, .c3 { color: #f00 }</style><h2>Бөлім</h2>"
        '<p class="MsoTitle">Атау</p><p class="c1">Қалың</p><p><b>Жартылай</b> қалың</p>'
        '<p class="c2">Қызыл</p><p>A) <font color="red">жауап</font></p>'
        '<p style="color:black;background:white">Қара</p><p><mark>Белгі</mark></p>'
    )

    assert [row.heading for row in found[:2]] == [2, 1]
    assert [row.text for row in found if row.is_strong] == ["Бөлім", "Қалың"]
    assert [row.text for row in found if row.is_marked] == ["Қызыл", "A) жауап", "Белгі"]


def test_lists_have_the_numbers_that_a_person_sees():
    html = (
        '<ol start="3"><li>үш<li>төрт<ul><li>ішкі</ul><li value="9">тоғыз</ol>'
        '<ol type="A"><li>бір</ol><ol type="i"><li>а<li>ә</ol>'
        '<ul style="list-style-type:none"><li>жай</ul>'
    )

    assert texts(html) == [
        "3. үш",
        "4. төрт",
        "• ішкі",
        "9. тоғыз",
        "A. бір",
        "i. а",
        "ii. ә",
        "жай",
    ]


def test_the_lists_of_word_keep_their_numbers_and_bullets():
    html = (
        "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1."
        "<span>&nbsp;&nbsp; </span></span><![endif]><b>Мәтін</b></p>"
        "<p><!--[if !supportLists]--><span style='font-family:Symbol;mso-list:Ignore'>·<span>"
        "&nbsp;</span></span><!--[endif]-->Екі</p>"
    )

    assert [(row.text, row.is_strong) for row in rows(html)] == [
        ("1. Мәтін", True),
        ("• Екі", False),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '<p>x</p>';</script>",
        "<!-- x --><!--[if gte mso 9]><xml><w:a>x</w:a></xml><![endif]-->",
        "<p style='display: none'>x <b>y</b></p>",
        "<p hidden>x</p>",
        "<span style='mso-hide:all'>x</span>",
        "<style>.off{display:none}</style><div class='on off'>x</div>",
        "<del>x</del><template>x</template><noscript>x</noscript>",
        "<div style='mso-element:footer'>x</div><title>x</title>",
    ],
)
def test_what_nobody_sees_is_left_out(hidden):
    assert texts(f"<p>Су</p>{hidden}<p>Бу</p>") == ["Су", "Бу"]


def test_cells_follow_each_other_and_line_breaks_begin_lines():
    found = rows(
        "<table><tr><th>A<th>B<tr><td>бір<table><tr><td>ішкі</table><td>жол<br>жалғасы<br>Жаңа"
        "</table>"
    )

    assert [row.text for row in found] == ["A", "B", "бір", "ішкі", "жол", "жалғасы", "Жаңа"]
    assert [row.text for row in found if not row.starts] == ["жалғасы"]


def test_tags_inside_each_other_without_end_are_refused():
    with pytest.raises(DocumentError) as caught:
        read_html("<div>" * 100_000)

    assert caught.value.code == "too-deep"


def test_a_table_of_very_many_rows_is_refused():
    with pytest.raises(DocumentError) as caught:
        read_html("<table>" + "<tr><td>a" * 51_000)

    assert caught.value.code == "too-many-lines"


@pytest.mark.parametrize("sheet", [".a{" * 100_000, "a," * 200_000 + "{}", "/*" * 200_000])
def test_an_endless_style_sheet_costs_no_time(sheet):
    assert texts(f"<style>{sheet}</style><p>Су</p>") == ["Су"]


def test_an_underlined_option_is_marked_and_a_bold_one_may_have_a_plain_letter():
    underlined, strong = rows("<p>а) <u>су</u></p><p>ә) <b>бу</b></p>")

    assert (underlined.is_marked, strong.is_strong) == (True, True)
