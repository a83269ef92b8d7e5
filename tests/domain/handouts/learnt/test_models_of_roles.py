"""The models as the product holds them: small, the same for each reading, and never trained."""

import ast

import pytest

from lessons.domain.handouts.learnt import tagging
from lessons.domain.handouts.learnt.features import features_of
from lessons.domain.handouts.learnt.labels import ASKED, Label
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.reading import read_learnt
from lessons.domain.handouts.learnt.tagging import MODELS, tag
from tests.domain.handouts.learnt.lines_of_text import lines, rows
from tests.test_architecture import python_files, report, where

MOST_BYTES = 1_000_000
HANDOUT = (
    "№4 практикалық сабақ: Судың айналымы",
    "Мақсаты: су айналымының кезеңдерін сипаттау.",
    "Су буланып, бұлт түзеді. Бұлттан жауын жауады, ал жауын суы өзендерге, көлдерге құяды.",
    "Ой қозғайық",
    "1. Бу деген не?",
    "2. Мұз неге суда батпайды?",
    "3. Судың айналымын сипаттаңыз.",
)


def test_the_models_together_are_small():
    assert len(MODELS) == 3
    assert sum(path.stat().st_size for path in MODELS) <= MOST_BYTES


def test_every_role_that_a_model_knows_is_one_of_ours():
    known = {label for tagger in tagging._taggers() for label in tagger.labels()}

    assert known <= {label.value for label in Label}


def test_the_same_lines_are_read_the_same_again():
    read = lines(*HANDOUT)

    assert tag(read) == tag(read)


def test_questions_under_a_heading_that_no_rule_knows_are_asked():
    found = tag(lines(*HANDOUT))

    assert [each.label for each in found[4:]] == [Label.QUESTION] * 3
    assert all(each.asked > 0.5 for each in found[4:])


def test_what_the_models_give_is_a_share():
    for each in tag(lines(*HANDOUT)):
        assert 0 <= each.surety <= 1
        assert -1e-6 <= each.asked <= 1 + 1e-6


def test_nothing_has_no_roles():
    assert tag(()) == []


def test_more_lines_than_one_piece_holds_are_tagged_in_pieces(monkeypatch):
    monkeypatch.setattr(tagging, "MOST_LINES", 3)
    read = lines_of(rows(*HANDOUT))

    assert [each.line for each in tag(read)] == list(read)


def test_a_text_that_asks_nothing_has_no_learnt_reading():
    text = "Су буланып, бұлт түзеді. Бұлттан жауын жауады, ал жауын суы өзендерге құяды."

    assert read_learnt(rows(text, text, text)).handout is None


def test_lines_that_are_asked_for_sure_are_no_doubt():
    read = read_learnt(rows(*HANDOUT))
    asked = {line for line, share in read.asked.items() if share > 0.99}

    assert ASKED
    assert not asked & read.doubtful


def test_the_product_never_trains():
    report(
        f"{where(path, node)}: only benchmarks/roles makes models"
        for path in python_files("lessons")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute | ast.Name)
        and getattr(node, "attr", getattr(node, "id", "")) in {"Trainer", "train"}
    )


def slow_mean(read: list, place: int, label: Label) -> float:
    """Asked of each model by itself, role by role, with nothing kept from one to the next."""
    given = [marginals[place][list(Label).index(label)] for marginals, _ in read]
    whole = 0.0
    for share in given:
        whole += share
    return whole / len(given)


def test_the_shares_of_several_models_are_averaged_as_the_slow_way_does():
    features = features_of(lines(*HANDOUT))
    read = [tagging._read(tagger, features) for tagger in tagging._taggers()]

    for place in range(len(features)):
        fast = tagging._mean([marginals[place] for marginals, _ in read])
        for label in Label:
            assert fast[label] == pytest.approx(slow_mean(read, place, label))
