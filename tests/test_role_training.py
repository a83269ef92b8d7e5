"""How the models are made: labels to roles, made-up layouts, and the same models each time."""

import re
from collections import Counter

from benchmarks.roles.apart import reading_with
from benchmarks.roles.contents import pools_of
from benchmarks.roles.curve_plot import Curve, Point, write_plot
from benchmarks.roles.documents import OWN, Labelled, labelled
from benchmarks.roles.generating import generate
from benchmarks.roles.labelling import label_lines, tight
from benchmarks.roles.train import make_up, report, train, train_all
from lessons.domain.handouts.learnt import tagging
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.reading import read_learnt
from lessons.domain.handouts.lines import Row

LESSON = {
    "title": "Судың айналымы",
    "goal": "кезеңдерін сипаттау",
    "questions": [
        {"text": "Бу деген не және ол қайда түзіледі?", "answer": "Газ күйіндегі су."},
        {"text": "Мұз неге батпайды?"},
    ],
    "tasks": [{"text": "сызба жасаңыз"}],
    "tests": [{"stem": "Қар не?", "options": ["су", "бу"], "correct": [0]}],
}
HANDOUT = (
    ("№4 сабақ. Судың айналымы", Label.TITLE),
    ("Мақсаты: кезеңдерін сипаттау.", Label.GOAL),
    ("Су буланып, бұлт түзеді.", Label.OTHER),
    ("Ойланайық", Label.ASK_HEAD),
    ("1. Бу деген не және ол", Label.QUESTION),
    ("қайда түзіледі?", Label.QUESTION_ON),
    ("Жауабы: Газ күйіндегі су.", Label.ANSWER),
    ("2. Мұз неге батпайды?", Label.QUESTION),
    ("Тексерейік", Label.TEST_HEAD),
    ("1. Қар не?", Label.STEM),
    ("A) су", Label.OPTION),
    ("B) бу", Label.OPTION),
    ("Кілт: 1-A, 2-B", Label.KEY),
    ("СӨЖ: сызба жасаңыз", Label.TASK),
)
FEW = labelled(OWN[:1])[:6]
"""Documents to make up others around."""


def lines_and_labels(*texts: str) -> list[Label]:
    lines = lines_of([Row(line=number, text=text) for number, text in enumerate(texts, 1)])
    return label_lines(lines, {"lessons": [LESSON]})[0]


def test_labels_of_a_document_become_a_role_for_each_line():
    texts, roles = zip(*HANDOUT, strict=True)

    assert lines_and_labels(*texts) == list(roles)


def test_what_stands_in_no_line_is_told():
    lines = lines_of([Row(line=1, text="Судың айналымы")])

    _, missed = label_lines(lines, {"lessons": [LESSON]})

    assert (Label.QUESTION, "Мұз неге батпайды?") in missed
    assert (Label.TITLE, "Судың айналымы") not in missed


def test_theory_that_repeats_a_question_is_taken_second():
    found = lines_and_labels("Мұз неге батпайды?", "Мұз неге батпайды?")

    assert found[0] is Label.QUESTION
    assert found[1] is not Label.QUESTION


def test_labelled_documents_of_the_project_are_found_in_their_lines():
    documents = labelled(OWN[1:2])
    missed = sum(len(label_lines(each.lines, each.expected)[1]) for each in documents)
    items = sum(label is not Label.OTHER for each in documents for label in each.labels)

    assert len(documents) > 20
    assert missed / items < 0.02


def test_every_folder_of_the_project_holds_documents():
    assert [folder.name for folder in OWN if not any(folder.glob("*.expected.json"))] == []


def test_a_folder_that_is_not_there_is_passed_over(tmp_path):
    assert labelled([tmp_path / "none"]) == []


# Made-up layouts


def made_up(count: int) -> list:
    pools = pools_of(FEW)
    return [generate(pools, seed=seed) for seed in range(count)]


def test_what_a_made_up_layout_is_labelled_with_stands_in_its_lines():
    """Options that share a line have one role together."""
    missed, wanted = Counter[Label](), 0
    for rows, expected in made_up(150):
        lines = lines_of(rows)
        labels, lost = label_lines(lines, expected)
        pairs = zip(lines, labels, strict=True)
        options = "".join(tight(each.row.text) for each, label in pairs if label is Label.OPTION)
        missed.update(label for label, text in lost if tight(text) not in options)
        wanted += sum(label is not Label.OTHER for label in labels)

    assert missed.total() / wanted < 0.02, missed


def test_a_seed_gives_one_layout_and_another_gives_another():
    pools = pools_of(FEW)

    assert generate(pools, seed=7) == generate(pools, seed=7)
    assert generate(pools, seed=7) != generate(pools, seed=8)


def test_layouts_are_of_many_kinds():
    """Also some that ask nothing, and some with tables."""
    found = made_up(150)
    asked = Counter(
        name
        for _, expected in found
        for lesson in expected["lessons"]
        for name in ("questions", "tasks", "tests")
        if lesson[name]
    )
    silent = [
        expected
        for _, expected in found
        if not any(lesson[name] for lesson in expected["lessons"] for name in asked)
    ]

    assert min(asked.values()) > 15
    assert len(asked) == 3
    assert silent
    assert any(row.place for rows, _ in found for row in rows)


def test_lines_of_a_made_up_layout_are_counted_on():
    for rows, _ in made_up(60):
        assert [row.line for row in rows] == sorted({row.line for row in rows})
        assert all(row.text.strip() for row in rows)


# Training


def few_documents() -> list[Labelled]:
    return [*FEW, *make_up(FEW, 10, seed=1)]


def test_the_same_documents_make_the_same_model(tmp_path):
    documents = few_documents()

    for name in ("one", "other"):
        train(documents, tmp_path / name)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_each_model_learns_from_other_made_up_layouts(tmp_path):
    paths = train_all(FEW, tmp_path, made_up=5)

    assert len({path.read_bytes() for path in paths}) == len(paths) == 3


def test_a_model_is_used_only_as_long_as_it_is_measured(tmp_path):
    train(few_documents(), tmp_path / "model")
    rows = [Row(line=number, text=text) for number, (text, _) in enumerate(HANDOUT, 1)]
    before = read_learnt(rows).asked

    with reading_with([tmp_path / "model"]):
        within = read_learnt(rows).asked

    assert within != before
    assert read_learnt(rows).asked == before
    assert tagging._paths == tagging.MODELS


def test_the_report_has_a_row_for_each_role_there_is():
    rows = report(FEW).splitlines()

    assert rows[0] == "| role | lines | recall | precision |"
    assert len(rows) == 2 + len({label for each in FEW for label in each.labels})
    assert all(
        re.fullmatch(r"\| [\w+-]+ \| \d+ \| [01]\.\d{3} \| [01]\.\d{3} \|", row) for row in rows[2:]
    )


def test_the_plot_has_a_point_for_each_trial():
    points = [Point(at, (at / 50, 0.9), (0.3, 0.5), (0.95, 0.95)) for at in (10, 20, 40)]

    plot = write_plot([Curve("labelled documents", points), Curve("made-up layouts", points)])

    assert plot.count("<circle") == 2 * 2 * len(points)
    assert 'role="img"' in plot
    assert "nan" not in plot
