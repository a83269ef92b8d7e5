"""Where no line is surely the title or a field, the likeliest is taken."""

from dataclasses import replace

import pytest

from lessons.domain.handouts.learnt.head import LEAST_FIELD, LEAST_TITLE, with_head
from lessons.domain.handouts.learnt.labels import HEAD_FIELDS, Label
from tests.domain.handouts.learnt.lines_of_text import tagged

ASKED = (Label.QUESTION, "1. Су деген не?")


def head_of(*lines: tuple[str, dict[Label, float]]) -> list[Label]:
    plain = tagged(*((Label.OTHER, text) for text, _ in lines), ASKED)
    shares = [told for _, told in lines] + [{}]
    given = [
        replace(each, fields=tuple(told.get(field, 0.0) for field in HEAD_FIELDS))
        for each, told in zip(plain, shares, strict=True)
    ]
    return [each.label for each in with_head(given)]


def test_the_likeliest_line_is_the_title():
    found = head_of(("Алкогольдер", {Label.TITLE: 0.1}), ("Фенолдар", {Label.TITLE: 0.3}))

    assert found[:2] == [Label.OTHER, Label.TITLE]


def test_a_share_below_the_least_makes_none():
    assert head_of(("Алкогольдер", {Label.TITLE: LEAST_TITLE / 2}))[0] is Label.OTHER
    assert head_of(("алкогольді тану", {Label.GOAL: LEAST_FIELD / 2}))[0] is Label.OTHER


def test_a_goal_is_found_in_the_same_way():
    assert head_of(("алкогольді тану", {Label.GOAL: 0.3}))[0] is Label.GOAL


@pytest.mark.parametrize(
    "text", ["Спирттер еріткіш болып табылады.", "Кафедра отырысы", "Әдебиеттер", "x" * 141]
)
def test_sentences_forms_and_long_lines_are_no_titles(text):
    assert head_of((text, {Label.TITLE: 0.4}))[0] is Label.OTHER


def test_a_title_that_is_there_stays_the_only_one():
    given = tagged((Label.TITLE, "Су"), (Label.OTHER, "Мұз"), ASKED)
    given = [replace(each, fields=(0.4, 0.0, 0.0, 0.0, 0.0)) for each in given]

    assert [each.label for each in with_head(given)] == [Label.TITLE, Label.OTHER, Label.QUESTION]


def format_of(*lines: tuple[Label, str, int]) -> list[Label]:
    plain = tagged(*((label, text) for label, text, _ in lines), ASKED)
    depths = [depth for _, _, depth in lines] + [0]
    given = [
        replace(
            each,
            line=replace(each.line, row=replace(each.line.row, heading=depth)),
            fields=(0.0,) * len(HEAD_FIELDS),
        )
        for each, depth in zip(plain, depths, strict=True)
    ]
    return [each.label for each in with_head(given)]


def test_the_heading_of_the_format_is_the_title_and_not_the_line_below():
    found = format_of((Label.FIELD_HEAD, "Судың айналымы", 1), (Label.TITLE, "Оқуға мәтін", 0))

    assert found[:2] == [Label.TITLE, Label.OTHER]


def test_a_heading_that_counts_the_class_is_none():
    found = format_of((Label.FIELD_HEAD, "5-дәріс", 1), (Label.TITLE, "Судың айналымы", 0))

    assert found[:2] == [Label.FIELD_HEAD, Label.TITLE]


def test_a_title_runs_over_two_headings_of_the_format():
    found = format_of((Label.TITLE, "Киіз үй: құрылымы мен", 1), (Label.OTHER, "символикасы", 1))

    assert found[:2] == [Label.TITLE, Label.FIELD_ON]


def test_a_subject_is_no_title_where_the_models_are_not_sure():
    given = [
        replace(each, surety=0.5, fields=(share, 0.0, 0.0, 0.0, 0.0))
        for each, share in zip(
            tagged((Label.TITLE, "Module: Sociology"), (Label.OTHER, "Social mobility"), ASKED),
            (0.5, 0.1, 0.0),
            strict=True,
        )
    ]

    assert [each.label for each in with_head(given)][:2] == [Label.OTHER, Label.TITLE]


@pytest.mark.parametrize("form", ["Материалы к семинару 12", "Оқу материалы", "Background reading"])
def test_a_name_of_a_kind_of_paper_is_no_title(form):
    found = head_of((form, {Label.TITLE: 0.5}), ("Жұмыссыздық түрлері", {Label.TITLE: 0.1}))

    assert found[:2] == [Label.OTHER, Label.TITLE]


def test_a_second_title_that_is_doubted_is_shown_and_none():
    title, asked, second = tagged((Label.TITLE, "Хат"), ASKED, (Label.TITLE, "Кеңес күні"))
    bare = (0.0,) * len(HEAD_FIELDS)
    title, second = replace(title, fields=bare), replace(second, fields=bare, surety=0.5)

    assert [each.label for each in with_head([title, second])] == [Label.TITLE, Label.OTHER]
    assert [each.label for each in with_head([title, asked, second])][-1] is Label.TITLE
