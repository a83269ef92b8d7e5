"""A bank in a lesson: what is the same is passed over, what is new becomes questions."""

import pytest
from django.utils import translation

from lessons.domain.banks.registry import REGISTRY
from lessons.domain.parts import Part
from lessons.models import Question, QuestionVersion
from lessons.queries import bank_of
from lessons.services.banks import (
    BankRefused,
    export_bank,
    load_bank,
    open_bank,
    plan_import,
)
from lessons.services.importing import ImportRefused
from lessons.wording.banks import bank_error_sentence
from tests import factories as f

pytestmark = pytest.mark.django_db
BANK = """<question1>Елордасы қай қала?
<variant>Алматы
<variantright>Астана
<question2>Ең ұзын өзенді көрсетіңіз.
<variantright>Ертіс
<variant>Іле
<question2>Ең ұзын өзенді көрсетіңіз!
<variant>ІЛЕ
<variantright>ертіс
<question3>Кілті жоқ сұрақ.
<variant>Бір
<variant>Екі
"""


@pytest.fixture
def lesson():
    return f.make_lesson()


def open_text(text=BANK, name="bank.txt", **options):
    data = text.encode()
    return open_bank(name, size=len(data), read=lambda: data, **options)


def load(lesson, text=BANK, **options):
    plan = plan_import(open_text(text).bank, lesson=lesson)
    return load_bank(plan, lesson=lesson, part=Part.LEVEL_1, created_by=None, now=f.NOW, **options)


def test_new_questions_come_after_those_that_are_there(lesson):
    f.make_question(lesson, position=7)

    assert load(lesson) == 2

    added = Question.objects.filter(position__gt=7).order_by("position")
    assert [(one.position, one.part, one.current.text) for one in added] == [
        (8, "level-1", "Елордасы қай қала?"),
        (9, "level-2", "Ең ұзын өзенді көрсетіңіз."),
    ]
    assert {one.current.number for one in added} == {1}


def test_the_same_bank_again_makes_nothing(lesson):
    load(lesson)

    assert load(lesson) == 0
    assert QuestionVersion.objects.count() == 2


@pytest.mark.parametrize("code", REGISTRY)
def test_what_was_exported_and_comes_back_unchanged_makes_nothing(lesson, code):
    # GIFT has no place for key points and units, Blackboard none for a match that is left over.
    kinds = sorted(REGISTRY[code].kinds - {"open-answer", "numeric", "matching"})
    for number, kind in enumerate(kinds):
        f.make_question(lesson, kind=kind, text=f"Сұрақ мәтіні {number}?")
    written = export_bank(lesson, format_code=code)

    bank = REGISTRY[code].read(written.data)
    plan = plan_import(bank, lesson=lesson)

    assert written.count == len(kinds)
    assert not bank.rejected
    assert plan.fresh == ()


def test_the_plan_says_where_the_same_question_stands(lesson):
    f.make_question(
        lesson,
        text="елордасы кай кала",
        payload={
            "options": [{"id": "x", "text": "АСТАНА"}, {"id": "y", "text": "Алматы"}],
            "correct": "x",
        },
    )

    plan = plan_import(open_text().bank, lesson=lesson)

    assert plan.fresh == (1,)
    assert plan.same_here[0].text == "елордасы кай кала"
    assert plan.same_in_file == {2: 1}
    assert [item.line for item in plan.bank.rejected] == [10]


def test_a_retired_question_is_no_longer_there(lesson):
    load(lesson)
    Question.objects.update(retired_at=f.NOW)

    assert load(lesson) == 2


def test_a_question_can_be_left_out(lesson):
    assert load(lesson, left_out={0}) == 1


def test_a_lesson_without_room_stays_as_it_was(lesson):
    f.make_question(lesson, position=32_766)

    with pytest.raises(ImportRefused, match="lesson-full"):
        load(lesson)
    assert Question.objects.count() == 1


def test_the_level_is_the_chosen_one_where_the_bank_is_silent(lesson):
    plan = plan_import(open_text("Сұрақ? {T}", "bank.gift").bank, lesson=lesson)

    load_bank(plan, lesson=lesson, part=Part.GUIDED, created_by=None, now=f.NOW)

    assert Question.objects.get().part == "guided"


def test_key_points_give_the_points(lesson):
    text = "Сұрақ мәтіні;Түрі;Дұрыс жауап\nДипломатия деген не?;Ашық жауап;2 | Мақсаты"
    plan = plan_import(open_text(text, "bank.csv").bank, lesson=lesson)

    load_bank(plan, lesson=lesson, part=Part.LEVEL_1, created_by=None, now=f.NOW)

    assert Question.objects.get().current.points == 2


def test_only_questions_in_use_are_exported(lesson):
    f.make_question(lesson, text="Бірінші?")
    f.make_question(lesson, text="Екінші?")
    Question.objects.filter(current__text="Екінші?").update(retired_at=f.NOW)

    assert [question.text for question in bank_of(lesson)] == ["Бірінші?"]


def test_what_a_format_cannot_hold_is_told(lesson):
    f.make_question(lesson, kind="true-false")
    f.make_question(lesson, explanation="Астана – 1997 жылдан бері.")

    written = export_bank(lesson, format_code="aiken")

    assert {(loss.index, loss.field) for loss in written.losses} >= {(0, "left-out"), (1, "part")}


@pytest.mark.parametrize(
    ("name", "data", "options", "words"),
    [
        ("bank.exe", b"PK", {}, "cannot be read: .exe"),
        ("bank.txt", b"", {}, "empty"),
        ("bank.txt", "Жай ғана мәтін.".encode(), {}, "no questions in a format"),
        ("bank.csv", b"a;b\n1;2\n", {}, "No row names the columns"),
        ("bank.xml", b"<quiz><question>", {"format_code": "moodle-xml"}, "not complete"),
        ("bank.zip", b"PK\x03\x04", {"format_code": "qti-3.0"}, "damaged"),
    ],
)
def test_a_file_that_will_not_do_is_refused_in_words(name, data, options, words):
    with pytest.raises(BankRefused) as refused:
        open_bank(name, size=len(data), read=lambda: data, **options)

    with translation.override("en"):
        assert words in bank_error_sentence(refused.value.error)
