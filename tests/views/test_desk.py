"""A teacher's desk: what asks for them first, who needs help, what closes, how classes stand."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.domain.parts import Part
from lessons.models import Delivery, SetAside
from lessons.services.marking import ask_second_look
from lessons.services.writing import hand_in_again, return_work
from tests import factories as f

pytestmark = pytest.mark.django_db
HOME = reverse("lessons:home")
DAY = timedelta(days=1)


class Desk:
    """A class with a lesson of one closed and one open question, due tomorrow."""

    def __init__(self):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.lesson = f.make_lesson(title="Дипломатия негіздері")
        f.make_question(self.lesson)
        f.make_question(self.lesson, kind="open-answer", part=Part.LEVEL_2, text="Талдаңыз")
        self.assignment = f.make_assignment(
            self.lesson,
            self.classroom,
            opens_at=self.now - 9 * DAY,
            due_at=self.now + DAY,
            attempts_allowed=2,
        )
        self.client = self.signed_in(self.teacher)

    def signed_in(self, person):
        client = Client()
        client.force_login(person)
        client.cookies["django_language"] = "en"
        return client

    def student(self, name, *, at=None, low=0, **fields):
        """Who has done level 1 right, or ``low`` times wrong, or nothing for ``at`` None."""
        student = f.make_student(self.classroom, last_name=name, **fields)
        for _ in range(low):
            self.hand_in(student, Part.LEVEL_1, ("b",), at=at)
        return student

    def hand_in(self, student, part, answer, *, at=None):
        return f.make_attempt(
            self.assignment,
            student,
            part=part,
            answers=[answer],
            submitted=True,
            now=at or self.now - DAY,
        )

    def page(self):
        return self.client.get(HOME)

    def press(self, name, student, **data):
        url = reverse(f"lessons:{name}", args=[self.classroom.pk, student.pk])
        return words_of(
            self.client.post(url, {"assignment": self.assignment.pk, **data}, follow=True)
        )


@pytest.fixture
def desk():
    return Desk()


def words_of(response):
    return " ".join(response.content.decode().split())


def test_from_the_start_page_one_click_leads_to_the_first_answer(desk):
    student = f.make_student(desk.classroom)
    attempt = desk.hand_in(student, Part.LEVEL_2, ("Жауап",))

    page = desk.page().content.decode()
    begin = reverse("lessons:marking-next", args=[attempt.response_set.get().version.question_id])

    assert f'href="{begin}"' in page
    assert (
        desk.client.get(begin, follow=True)
        .redirect_chain[-1][0]
        .startswith(reverse("lessons:response-mark", args=[attempt.response_set.get().pk]))
    )


def test_one_number_stands_in_the_header_and_on_the_desk_and_in_the_class(desk):
    for name in ("А", "Б"):
        desk.hand_in(f.make_student(desk.classroom, last_name=name), Part.LEVEL_2, ("Жауап",))

    response = desk.page()

    assert response.context["waiting_total"] == 2
    assert response.context["classes"][0].taught.waiting_count == 2
    assert '>2<span class="visually-hidden">: 2 answers to check' in words_of(response)


def test_requests_for_a_second_look_come_first_with_their_own_count(desk):
    attempt = desk.hand_in(f.make_student(desk.classroom), Part.LEVEL_2, ("Жауап",))
    f.make_marking(attempt.response_set.get(), desk.teacher, now=desk.now)
    ask_second_look(attempt.response_set.get(), reason="Соңғы сөйлемде жаздым", now=desk.now)

    page = words_of(desk.page())

    assert page.index("They ask to look at a mark again") < page.index('id="waiting"')
    assert "⚑ 1" in page
    in_class = reverse("lessons:classroom-detail", args=[desk.classroom.pk])
    assert "Marks to look at again: 1" in words_of(desk.client.get(in_class))


def test_who_needs_help_comes_worst_first_with_the_reason_and_one_action(desk):
    desk.student("Жаңа")
    desk.student("Төмен", low=2)
    done = f.make_student(desk.classroom, last_name="Біткен")
    desk.hand_in(done, Part.LEVEL_1, ("a",))

    response = desk.page()

    in_need = [(row.student.last_name, row.flag.action) for row in response.context["in_need"]]
    assert in_need == [("Төмен", "allow"), ("Жаңа", "remind")]
    page = words_of(response)
    assert "№15 · Level 1: 2 attempts, all below the pass mark." in page
    assert "№15 · Level 1: not begun." in page


def test_at_most_seven_are_shown_and_all_are_counted(desk):
    for number in range(9):
        desk.student(f"Студент {number}")

    response = desk.page()

    assert len(response.context["in_need"]) == 7
    assert response.context["help_count"] == 9
    assert response.context["classes"][0].help_count == 9


def test_a_student_stands_once_with_the_worst_of_the_reasons(desk):
    student = desk.student("Төмен", low=2)
    f.make_question(other := f.make_lesson(number=16))
    f.make_assignment(other, desk.classroom, opens_at=desk.now - DAY, due_at=desk.now + DAY / 2)

    [row] = desk.page().context["in_need"]

    assert (row.student, row.assignment) == (student, desk.assignment)


def test_who_is_set_aside_comes_back_with_another_reason(desk):
    student = desk.student("Жаңа")
    page = desk.press("student-aside", student, reason="not-begun")
    assert "Set aside: Жаңа" in page
    assert desk.page().context["in_need"] == []

    for _ in range(2):
        desk.hand_in(student, Part.LEVEL_1, ("b",))

    assert [row.flag.reason for row in desk.page().context["in_need"]] == ["low-again"]


def test_a_reason_that_nobody_gave_sets_nobody_aside(desk):
    desk.press("student-aside", desk.student("Жаңа"), reason="бос")

    assert not SetAside.objects.exists()


def test_a_reminder_is_one_click_and_is_not_sent_twice(desk):
    student = desk.student("Жаңа")

    assert "A reminder is sent: Жаңа" in desk.press("student-remind", student)
    assert "Reminded of it already today: Жаңа" in desk.press("student-remind", student)
    assert Delivery.objects.get().person == student


@pytest.mark.parametrize("typed", ["", "x", "987654"])
def test_a_reminder_of_no_lesson_of_the_class_is_not_found(desk, typed):
    url = reverse("lessons:student-remind", args=[desk.classroom.pk, desk.student("Жаңа").pk])

    assert desk.client.post(url, {"assignment": typed}).status_code == 404


def test_what_closes_this_week_is_one_row_for_all_classes(desk):
    other = f.make_classroom("ХҚ-232")
    f.enrol(desk.teacher, other, "teacher")
    f.make_student(other)
    f.make_assignment(desk.lesson, other, opens_at=desk.now - DAY, due_at=desk.assignment.due_at)
    desk.student("Төмен", low=1)

    [row] = desk.page().context["closing"]

    assert (row.student_count, row.begun_count, len(row.assignments)) == (2, 1, 2)


def test_how_a_class_stands_is_said_in_words_beside_the_shades(desk):
    desk.student("Төмен", low=1)
    desk.student("Жаңа")

    page = words_of(desk.page())

    assert "№15: 1 of 2" in page
    assert 'aria-label="№15: 50 %"' in page


def test_where_nothing_waits_the_desk_says_so(desk):
    assert "Everything is checked" in words_of(desk.page())


def test_a_message_stands_on_the_start_page_of_the_student_until_it_is_read(desk):
    student = desk.student("Айгүл")
    url = reverse("lessons:class-message", args=[desk.classroom.pk])
    data = {"student": student.pk, "text": "Хабарласыңыз"}

    page = words_of(desk.client.post(url, data, follow=True))
    assert "The message is sent." in page
    assert "Read: 0 of 1" in page

    client = desk.signed_in(student)
    assert "From your teacher" in words_of(client.get(HOME))
    read = {"delivery": [Delivery.objects.get().pk, "x"]}
    after = words_of(client.post(reverse("lessons:messages-read"), read, follow=True))
    assert "From your teacher" not in after
    assert "Хабарласыңыз" in after


def test_nobody_reads_a_message_for_somebody_else(desk):
    desk.press("student-remind", desk.student("Айгүл"))
    other = desk.signed_in(desk.student("Серік"))

    other.post(reverse("lessons:messages-read"), {"delivery": [Delivery.objects.get().pk]})

    assert Delivery.objects.get().read_at is None


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"text": " "}, "Write what the message says."),
        ({"text": "а", "student": "987654"}, "This student is not in the class any more."),
    ],
)
def test_a_message_that_cannot_be_sent_is_kept_as_it_was_typed(desk, data, error):
    url = reverse("lessons:class-message", args=[desk.classroom.pk])

    assert error in words_of(desk.client.post(url, data))
    assert not Delivery.objects.exists()


def test_returned_tasks_stand_on_the_desk_those_handed_in_again_first(desk):
    f.make_question(desk.lesson, kind="open-answer", part=Part.INDEPENDENT, label="БӨЖ")
    works = [
        desk.hand_in(desk.student(name), Part.INDEPENDENT, ("Мәтін",)).response_set.get()
        for name in ("Бір", "Екі")
    ]
    how = {"teacher": desk.teacher, "comment": "Толықтырыңыз", "due_at": None, "now": desk.now}
    for work in works:
        return_work(work, seen=1, **how)
    heading = 'Returned for revision <span class="count">2</span>'
    assert heading in words_of(desk.client.get(HOME))
    hand_in_again(works[1], now=desk.now)

    words = words_of(desk.client.get(HOME))

    shown = words[words.index(heading) :]
    assert shown.index("handed in again") < shown.index("Returned: ")


def test_the_desk_takes_the_same_queries_for_one_student_and_for_forty(desk):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.page()
        return len(captured)

    desk.hand_in(desk.student("Бір"), Part.LEVEL_2, ("Жауап",))
    one = queries()
    for number in range(40):
        desk.student(f"Студент {number}")
    for number in range(3):
        desk.hand_in(f.make_student(desk.classroom), Part.LEVEL_2, (f"Жауап {number}",))

    assert queries() == one
