"""Typed answers beside accepted ones: what is right at once, wrong, or for a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.text.short_answers import Match, match
from tests.effort import effort_below

TEXTS = st.one_of(
    st.text(max_size=30), st.text("абвгеикқлмнорстуәіXIV1290 -’'“»%,.aeoqşz", max_size=30)
)


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("  турки КЕНЕСИ. ", "Түркі кеңесі"),
        ("Turki kenesi", "Түркі кеңесі"),
        ("Túrki keńesi", "Түркі кеңесі"),
        ("Türkı keñesı", "Түркі кеңесі"),
        ("Нью Йорк", "Нью-Йоркті"),
        ("ньюйорк", "Нью-Йорк"),
        ("қаланың", "қала"),
        ("қалаларымызда", "қала"),
        ("кітабы", "кітап"),
        ("соқырлық", "соқырлыққа"),
        ("«Айқап»тың", "“Айқап”"),
        ("БҰҰ-ның", "БҰҰ"),
        ("BҰҰ", "ВҰҰ"),
        ("Тораз", "Тараз"),
        ("диполматия", "дипломатия"),
        ("ауа массалары жылы", "жылы ауа массасы"),
        ("Сәтбаев Қаныш", "Қаныш Сәтбаев"),
        ("1925", "1925 жылы"),
        ("1804 жыл", "1804 ж."),
        ("14 ғасыр", "XIV ғ."),
        ("ХІV ғасырда", "XIV ғ."),
        ("үш", "3"),
        ("мың тоғыз жүз тоқсан бірінші", "1991"),
        ("10 000-нан", "10 мыңнан"),
        ("бір мың жеті жүз", "1700"),
        ("он жақ", "оң жақ"),
        ("37.5 метр", "37,5 метр"),
        ("I.I.Berezin", "И.И.Березин"),
        ("Екатерина 2", "Екатерина II"),
    ],
)
def test_what_says_the_same_is_right_whatever_way_it_is_typed(typed, accepted):
    assert match(typed, [accepted]) is Match.RIGHT


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("биотикалық", "абиотикалық"),
        ("эндодерма", "эктодерма"),
        ("апофермент", "кофермент"),
        ("сульфит", "сульфат"),
        ("оңтүстік", "солтүстік"),
        ("әдебиеті", "мәдениеті"),
        ("соқыр", "соқырлық"),
        ("бнк", "бек"),
        ("Торазда", "Тараз"),
        ("Вена қаласында", "Вена"),
        ("Сәтбаев", "Қаныш Сәтбаев"),
        ("-5", "5"),
        ("1,2", "1, 2"),
    ],
)
def test_where_a_rule_would_guess_a_person_is_asked(typed, accepted):
    assert match(typed, [accepted]) is Match.ASK


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("", "Вена"),
        ("?!", "Вена"),
        ("Женева", "Вена"),
        ("1992", "1991"),
        ("1991 жылы 16 желтоқсан", "1991 жылы 25 желтоқсан"),
        ("XV ғ.", "XIV ғ."),
        ("745 — 804", "745 — 840"),
        ("3,5", "35"),
        ("Вена емес", "Вена"),
        ("не Вена", "Вена"),
        ("айтылмайды", "айтылады"),
        ("тұрақсыз", "тұрақты"),
        ("мүшесіз", "мүше"),
        ("Сәтбаев Қаныш емес, басқа адам", "Қаныш Сәтбаев"),
        ("5 ағаш 3 тас", "3 ағаш 5 тас"),
        ("C", "C++"),
        ("Д", "К"),
    ],
)
def test_something_else_is_wrong(typed, accepted):
    assert match(typed, [accepted]) is Match.WRONG


def test_a_near_miss_that_is_named_is_wrong_in_every_form():
    known = {"accepted": ["абиотикалық"], "wrong": ["биотикалық"]}

    assert match("Биотикалық", **known) is Match.WRONG
    assert match("биотикалыққа", **known) is Match.WRONG
    assert match("абиотикалықтың", **known) is Match.RIGHT
    assert match("абиотикалк", **known) is Match.RIGHT


def test_what_lies_as_near_to_a_near_miss_is_asked_about():
    assert match("Қарата", ["Қаратау"], ["Қаратай"]) is Match.ASK


def test_words_that_one_keyboard_types_alike_are_told_apart_where_they_are_typed_in_full():
    known = {"accepted": ["оң"], "wrong": ["он"]}

    assert match("Оң", **known) is Match.RIGHT
    assert match("он", **known) is Match.WRONG
    assert match("оны", **known) is not Match.RIGHT


def test_case_is_looked_at_only_where_the_author_names_both():
    assert match("аа", ["АА"]) is Match.RIGHT
    assert match("Аа", ["АА"], ["Аа"]) is Match.WRONG
    assert match("АА", ["АА"], ["Аа"]) is Match.RIGHT


def test_any_of_the_accepted_answers_will_do():
    assert match("Ақмолаға", ["Целиноград", "Ақмола"]) is Match.RIGHT


@given(TEXTS, st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=3))
def test_any_strings_at_all_are_matched(typed, accepted, wrong):
    assert match(typed, accepted, wrong) in Match


@given(TEXTS)
def test_what_is_not_accepted_is_never_right(typed):
    assert match(typed, []) is Match.WRONG


@given(TEXTS, TEXTS)
def test_the_accepted_answer_itself_is_right_unless_it_says_nothing(typed, wrong):
    assert match(typed, [typed], [wrong]) is Match.RIGHT or match(typed, [typed]) is Match.WRONG


def test_the_longest_answers_beside_the_longest_keys_are_matched_at_once():
    keys = ["а" * 299 + letter for letter in "бвгдежзиклмнопрстуфхцчшыэюя"]
    sentences = [("абвге" + letter + " ") * 40 for letter in "бвгдежзиклмнопрстуфхцчшыэюя"]

    with effort_below(50):
        match("а" * 300, keys, keys)
        match("абвге " * 50, sentences, sentences)


@pytest.mark.parametrize(
    "typed",
    ["мем\u00adле\u00adкет", "\ufeffмемлекет", "мем\u2060лекет\u200e", "\u00a0мемлекет\u2009"],
)
def test_what_nobody_sees_in_an_answer_makes_no_difference(typed):
    assert match(typed, ["мемлекет"]) is Match.RIGHT
