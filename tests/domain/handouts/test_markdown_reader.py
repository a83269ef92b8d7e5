"""Markdown to rows with the lines of the source."""

import pytest

from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.markdown_rows import markdown_rows
from lessons.domain.handouts.registry import read_document


def shown(text: str) -> list[tuple[int, str]]:
    return [(row.line, row.text) for row in markdown_rows(text.split("\n"))]


def test_a_handout_is_read_with_its_lines():
    text = (
        "# №4 тәжірибелік сабақ: Су\n\n**Мақсаты:** суды *білу*.\n\n## Теориялық мәлімет\n\n"
        "Бұлт бар.\n\n**Деңгейлік тапсырмалар**\n\n1-деңгей\n\n1. Су деген не?\n2. Бу ше?\n\n"
        "БӨЖ: Сызба салу.\n"
    )
    document = read_document("class.md", text.encode())
    (lesson,) = document.lessons

    assert (lesson.number, lesson.title, lesson.goal) == (4, "Су", "суды білу.")
    assert [(q.text, q.span.first) for q in lesson.questions] == [
        ("Су деген не?", 13),
        ("Бу ше?", 14),
        ("Сызба салу.", 16),
    ]
    assert document.lines == tuple(text.split("\n")[:-1])


def test_headings_and_bold_are_known():
    found = markdown_rows(["# Бір #", "", "Екі", "---", "", "**Қалың**", "", "**Жарты** қалың"])

    assert [row.heading for row in found] == [1, 2, 0, 0]
    assert [row.is_strong for row in found] == [False, False, True, False]


def test_lists_have_the_numbers_that_a_person_sees():
    text = "3. үш\n4. төрт\n   - ішкі\n9. бес\n\n* нүкте"

    assert shown(text) == [
        (1, "3. үш"),
        (2, "4. төрт"),
        (3, "• ішкі"),
        (4, "5. бес"),
        (6, "• нүкте"),
    ]


def test_a_line_end_is_kept_where_the_author_meant_it():
    found = markdown_rows(["Су қайда?", "A) көлде", "B) тауда", "", "мәтін<br>тағы"])

    assert [row.text for row in found] == ["Су қайда?", "A) көлде", "B) тауда", "мәтін", "тағы"]
    assert all(row.starts for row in found)


def test_tables_code_and_html_are_read_in_order():
    text = "| A | B |\n|---|---|\n| 1 | 2 |\n\n```\nкод\n```\n\n<p>бір</p><p>екі</p>\n\n![сурет](x)"

    assert [row for _, row in shown(text)] == ["A", "B", "1", "2", "код", "бір", "екі", "сурет"]


@pytest.mark.parametrize(
    "lines",
    [
        ["[" * 20_000],
        ["> " * 50_000 + "а"],
        ["- " * 50_000 + "а"],
        [" " * depth + "- а" for depth in range(2_000)],
    ],
    ids=["brackets", "quotes", "bullets", "lists"],
)
def test_what_is_nested_without_end_is_read_flat(lines):
    assert len(markdown_rows(lines)) == len(lines)


def test_very_many_lines_are_refused():
    with pytest.raises(DocumentError) as caught:
        markdown_rows(["а<br>" * 51_000])

    assert caught.value.code == "too-many-lines"


def test_a_heading_of_the_format_ends_the_field_above_it():
    text = (
        "# Жылу берілу\n\n## Сабақ мақсаты\nЖылу берілудің үш түрін ажырату.\n\n"
        "## Еске түсірейік\nӨткен сабақта ішкі энергиямен таныстық.\n\n"
        "## Конвекция\nСұйық пен газда жылуды ағындар тасиды.\n\n"
        "## Зертханалық жұмыс: судың салқындауы\nҚұралдар: екі стақан, термометр.\n\n"
        "## Жоба\nЖылыжай ойластырыңыздар.\n"
    )
    (lesson,) = read_document("heat.md", text.encode()).lessons

    assert lesson.title == "Жылу берілу"
    assert lesson.goal == "Жылу берілудің үш түрін ажырату."
    assert lesson.equipment == "екі стақан, термометр."
    headings = [section.heading for section in lesson.body]
    assert headings[:2] == ["Еске түсірейік", "Конвекция"]
    asked = [question.text for question in lesson.questions]
    told = " ".join([*(section.text for section in lesson.body), *asked])
    assert "Жылыжай ойластырыңыздар." in told


def test_the_one_heading_above_all_others_is_the_title():
    text = (
        "# Жылу берілудің түрлері: жылуөткізгіштік, конвекция\n\nФизика, 8-сынып\n\n"
        "## Сабақ мақсаты\nОқушы жылу берілудің үш түрін ажыратады.\n\n"
        "## Зертханалық жұмыс: судың салқындау жылдамдығы\n"
        "Құралдар: екі бірдей стақан, термометр.\n\n"
        "## Үй тапсырмасы\nҮйдегі үш жылу құралын таңдап, түрін анықтап келіңіз.\n"
    )
    (lesson,) = read_document("heat.md", text.encode()).lessons

    assert lesson.title == "Жылу берілудің түрлері: жылуөткізгіштік, конвекция"
