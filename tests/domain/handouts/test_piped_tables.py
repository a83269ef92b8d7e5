"""Tables drawn with | in text and Markdown are read as the same table of Word."""

import pytest

from lessons.domain.handouts.document import Document
from lessons.domain.handouts.registry import read_document
from tests.domain.handouts.office_files import docx, p, tbl

HEAD = "№4 тәжірибелік сабақ: Су\n\nТеориялық бөлім\n\nСу бар.\n\n"
LEVELS = [
    ["Деңгей", "Сұрақ", "Балл"],
    ["1", "Су деген не?", "5"],
    ["2", "Буды сипаттаңыз.", "10"],
    ["3", "Мұздың маңызын дәлелдеңіз.", ""],
]


def asked(document: Document) -> list[tuple[str, str]]:
    return [(question.part.value, question.text) for question in document.lessons[0].questions]


def drawn(rows: list[list[str]], *, rule: str) -> str:
    first, *others = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([first, *([rule] if rule else []), *others]) + "\n"


@pytest.mark.parametrize(("suffix", "rule"), [("md", "|---|---|---|"), ("txt", "|---|---|---|")])
def test_a_table_of_levels_reads_as_its_twin_in_word(suffix, rule):
    text = HEAD + drawn(LEVELS, rule=rule)
    heads = "".join(p(line) for line in HEAD.split("\n") if line)

    twin = read_document("class.docx", docx(heads + tbl(*LEVELS)))
    found = read_document(f"class.{suffix}", text.encode())

    assert (
        asked(found)
        == asked(twin)
        == [
            ("level-1", "Су деген не?"),
            ("level-2", "Буды сипаттаңыз."),
            ("level-3", "Мұздың маңызын дәлелдеңіз."),
        ]
    )
    unused = {note.text: note.line for note in found.warnings if note.code == "not-used"}
    assert unused["Деңгей"] == unused["Сұрақ"] == 7


def test_a_table_of_other_columns_stays_text():
    text = f"{HEAD}{drawn([['Күйі', 'Градус'], ['мұз', '0'], ['бу', '100']], rule='')}"

    (lesson,) = read_document("class.txt", f"{text}БӨЖ: эссе жазыңыз.\n".encode()).lessons

    shown = "\n".join(section.text for section in lesson.body)
    assert all(word in shown for word in ("Күйі", "Градус", "мұз", "100"))
