"""What is looked at in lines: named in the table, told of every line, and soon done."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.learnt import features
from lessons.domain.handouts.learnt.features import features_of
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.lines import Row
from tests.domain.handouts.learnt.lines_of_text import lines, rows, table

HANDOUT = rows(
    "№4 тәжірибелік сабақ: Судың айналымы",
    "Мақсаты: су айналымын 2020 жылғы үлгімен сипаттау.",
    "ТЕОРИЯЛЫҚ БӨЛІМ",
    "Су буланады. Бұлт түзіледі. Жауын жауады.",
    "1-деңгей",
    "1. Бу деген не?",
    "Жауабы: су",
    "2. Судың ____ күйін атаңыз.",
    "3) Опишите, как вода может замерзать",
    "Тест",
    "1. Мұз не?",
    "A) су",
    "B) бу",
    "2. Қар не?",
    "A) су",
    "B) бу",
    "Кілт: 1-A, 2-B",
    "☐ су",
    "2023",
    "+ су",
    "– бу",
)
SET = [
    Row(line=40, text="Бақылау", heading=2, is_strong=True),
    Row(line=41, text="дұрысы", is_marked=True, starts=False, is_mid_sentence=True),
]
CELLS = table(
    ["№", "Сұрақ", "Деңгей"],
    ["1", "Су деген не?", "2"],
    ["2", "Мұз деген не?", "3"],
)


def names(told) -> set[str]:
    """Without the place of a neighbour, digits behind the name, and what is told."""
    return {
        re.sub(r"(?<=\w)\d+$", "", re.sub(r"^-?\d:", "", feature).partition("=")[0])
        for each in told
        for feature in each
    }


def documented() -> set[str]:
    """The first column of the module's own table."""
    _, body, _ = re.split(r"={13} =+\n", features.__doc__ or "")
    rows = (row[:13] for row in body.splitlines() if row[:1].strip())
    return {name.strip() for row in rows for name in row.split(",")} - {""}


def test_the_table_names_all_features_and_no_others():
    told = [told for each in (HANDOUT, SET, CELLS) for told in features_of(lines_of(each))]

    assert names(told) == documented()


def test_a_question_of_a_run_says_so():
    told = features_of(lines("Сұрақтар", "1. Су деген не?", "2. Мұз қандай болады?"))[1]

    assert {"a", "?", "n=1", "r=number", "rh=сұрақт"} <= set(told)


def test_a_cell_tells_its_column():
    told = features_of(lines_of(CELLS))
    below = next(each for each in told if "gl=#" in each and "a" in each)

    assert {"g=col1", "gh=сұрақ", "gr=#"} <= set(below)


def test_a_line_does_not_depend_on_what_stands_far_below():
    """But for what is told of the document as a whole."""
    above = lines("1. Су не?", "A) бу", "B) мұз", "Мәтін", "Мәтін")

    first = features_of((*above, *lines("Соңы", "Соңы")))[0]
    other = features_of((*above, *lines("Басқа", "Аяғы")))[0]

    assert first == other


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40), max_size=12))
def test_any_text_has_features_of_its_own_names(texts):
    read = lines_of(rows(*texts))
    told = features_of(read)

    assert len(told) == len(read)
    assert names(told) <= documented()
