"""No line of a document is lost: each is in a lesson, in a note, or told as not used.

``python -m benchmarks.accounting DIR`` tells the same of any folder.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.exact import labelled
from lessons.domain.handouts.accounting import lines_nowhere
from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.plain_text import PlainText
from lessons.domain.handouts.registry import read_document
from tests.domain.handouts.handout_contents import CONTENTS
from tests.domain.handouts.handout_layouts import as_rows, as_text, make
from tests.properties import examples

FOLDER = Path(__file__).parents[3] / "benchmarks" / "handouts"
PATHS = [path for path, _label in labelled(FOLDER)]
SEEDS = range(4 * len(CONTENTS))
LINES = [
    "№4 тәжірибелік сабақ: Судың табиғаттағы айналымы",
    "Мақсаты: судың қалай айналатынын түсіндіру.",
    "Теориялық бөлім",
    "Бұлт теңіз үстіндегі жылы ауадан түзіледі.",
    "1-деңгей",
    "1. Булану қалай жүреді?",
    "2. Жауын неліктен жауады?",
    "A) салқын ауадан",
    "B) жылы ауадан",
    "Дұрыс жауап: B",
    "БӨЖ: Айналымның сызбасын салып келіңіз.",
    "Әдебиеттер",
    "1. Серіков Б. Табиғат туралы әңгімелер. Алматы, 2019.",
    "Кафедра отырысында қаралып бекітілді",
    "| Күйі | Мысалы келтірілген |",
    "int a[2] = {1, 2};",
    "Аңдатпа. Өзендер мен көлдердің маңызы [3].",
    "",
]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_of_the_labelled_documents(path):
    try:
        document = read_document(path.name, path.read_bytes())
    except DocumentError:
        return

    assert lines_nowhere(document) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_of_handouts_in_other_layouts(seed):
    layout = make(CONTENTS[seed % len(CONTENTS)], seed)
    rows = as_rows(layout, has_styles=bool(seed % 2), has_bold=True)
    lines = tuple(row.text for row in rows)

    assert lines_nowhere(PlainText().read("class.txt", as_text(layout).encode())) == []
    assert lines_nowhere(compose("class.docx", Extracted(lines=lines, rows=rows))) == []


def test_of_tests_with_remarks_that_no_question_keeps():
    item = "$$$ {} A\nҚай қала астана болып табылады?\nA) Алматы қаласы\nB) Астана қаласы\n"
    told = "{Дұрыс жауап}=B\n{Күрделілігі}=1\n{Оқулық}=Бейсенова география оқулығы\n\n"
    text = "".join(item.format(number).replace("Қай", f"{number} қай") + told for number in (1, 2))

    assert lines_nowhere(read_document("class.txt", text.encode())) == []


def test_a_line_that_is_nowhere_is_noticed():
    path = PATHS[0]
    document = read_document(path.name, path.read_bytes())
    line = "Осы жол ешбір сабаққа да, ескертуге де кірмеді."
    lost = replace(document, lines=(*document.lines, line))

    assert [number for number, _ in lines_nowhere(lost)] == [len(lost.lines)]


@examples(120)
@given(lines=st.lists(st.sampled_from(LINES), min_size=2, max_size=25))
def test_of_lines_in_any_order(lines):
    try:
        document = read_document("class.txt", "\n".join(lines).encode())
    except DocumentError:
        return

    assert lines_nowhere(document) == []
