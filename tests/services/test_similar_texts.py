"""Handed-in texts beside those of the class, of other classes, and of the lesson."""

from random import Random

import pytest
from django.test import Client
from django.urls import reverse

from lessons.domain.parts import Part
from lessons.models import Beside, Response, TextMatch
from lessons.services.similarity import compare_text
from lessons.services.writing import hand_in_again, return_work
from tests import factories as f

pytestmark = pytest.mark.django_db
TASK = "Қазақстан дипломатиясының қалыптасу кезеңдерін, негізгі бағыттарын сипаттаңыз"


def words(seed, count):
    chance = Random(seed)  # noqa: S311 - the same each time
    syllables = [
        "қа",
        "мел",
        "тер",
        "сын",
        "бау",
        "жол",
        "дар",
        "ғы",
        "лым",
        "ше",
        "шім",
        "нұр",
        "өң",
    ]
    return " ".join("".join(chance.choices(syllables, k=3)) for _ in range(count))


TAKEN = words(1, 60)
OF_THE_LESSON = words(2, 50)


class Course:
    def __init__(self):
        self.lesson = f.make_lesson()
        f.make_section(self.lesson, text=f"{words(3, 20)}. {OF_THE_LESSON}. {words(4, 20)}")
        f.make_question(self.lesson, kind="open-answer", part=Part.INDEPENDENT, text=TASK)
        self.classes = [f.make_classroom(), f.make_classroom("ХҚ-221")]
        self.assignments = [f.make_assignment(self.lesson, room) for room in self.classes]

    def hand_in(self, text, place=0):
        student = f.make_student(self.classes[place], last_name="Нұрланова")
        attempt = f.make_attempt(
            self.assignments[place],
            student,
            part=Part.INDEPENDENT,
            answers=[(text,)],
            submitted=True,
        )
        return compared(attempt.response_set.get().pk)


def compared(pk):
    rows = Response.objects.select_related("version", "attempt__assignment__lesson")
    response = rows.get(pk=pk)
    compare_text(response, now=f.NOW)
    return response


def found():
    return {
        (row.beside, row.response_id, row.other_id): row.words for row in TextMatch.objects.all()
    }


def test_a_text_is_compared_with_its_class_with_other_classes_and_with_the_lesson():
    course = Course()
    old = course.hand_in(f"{words(10, 30)} {TAKEN}", place=1)
    first = course.hand_in(f"{words(11, 30)} {TAKEN} {words(12, 30)}")
    second = course.hand_in(f"{TAKEN.upper()} {words(13, 40)} {OF_THE_LESSON}")

    assert found() == {
        (Beside.OTHERS, first.pk, old.pk): 60,
        (Beside.OTHERS, second.pk, old.pk): 60,
        (Beside.CLASS, second.pk, first.pk): 60,
        (Beside.LESSON, second.pk, None): 50,
    }


def test_the_words_of_the_task_and_a_sentence_in_common_are_nothing():
    course = Course()
    course.hand_in(f"{TASK} {words(10, 60)} {words(1, 12)}")
    course.hand_in(f"{TASK} {words(11, 60)} {words(1, 12)}")

    assert found() == {}


def test_comparing_again_keeps_each_pair_once_and_what_was_revised_goes():
    course = Course()
    first = course.hand_in(f"{TAKEN} {words(11, 30)}")
    second = course.hand_in(f"{TAKEN} {words(12, 30)}")
    compared(first.pk)
    assert list(found().values()) == [60]

    teacher = f.make_teacher(course.classes[0])
    return_work(second, teacher=teacher, comment="Өз сөзіңізбен", due_at=None, seen=1, now=f.NOW)
    Response.objects.filter(pk=second.pk).update(draft=[words(14, 90)])
    hand_in_again(second, now=f.NOW)

    assert "Similar texts" in (page := page_of(teacher, first))
    assert "Words in common" not in page
    compared(second.pk)
    assert found() == {}


def page_of(teacher, response, *, names="hide"):
    client = Client()
    client.force_login(teacher)
    client.cookies["django_language"] = "en"
    client.post(reverse("lessons:marking-names"), {"names": names})
    url = reverse("lessons:written-work", args=[response.pk])
    return client.get(url).content.decode()


def test_the_passages_stand_side_by_side_and_a_stranger_keeps_their_name():
    course = Course()
    course.hand_in(f"{TAKEN} {words(10, 30)}", place=1)
    mine = course.hand_in(f"{words(11, 30)} {TAKEN}")
    teacher, both = f.make_teacher(course.classes[0]), f.make_teacher(course.classes[0])
    f.enrol(both, course.classes[1], role="teacher")

    page = page_of(teacher, mine).partition("Similar texts")[2]
    assert page.count(TAKEN) == 2
    assert "Another class" in page
    assert "Нұрланова" not in page
    assert "Нұрланова" not in page_of(both, mine).partition("Similar texts")[2]
    shown = page_of(both, mine, names="show").partition("Similar texts")[2]
    assert "Нұрланова" in shown
