"""Pages of an attempt whose time runs, is over, or whose student has left the class."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.models import Allowance, Attempt, LateCopy, Membership, Response
from tests import factories as f

pytestmark = pytest.mark.django_db
JSON = {"headers": {"Accept": "application/json"}}
TYPED = "Басы және соңы"


class Room:
    """Twenty minutes, of which the attempt has used ``used``."""

    def __init__(self, *, used, answers=(("Басы",),), **rules):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.student = f.make_student(self.classroom)
        self.teacher = f.make_teacher(self.classroom)
        self.lesson = f.make_lesson()
        for kind in ("open-answer", "single-choice", "single-choice"):
            f.make_question(self.lesson, kind=kind)
        self.assignment = f.make_assignment(
            self.lesson,
            self.classroom,
            opens_at=self.now - timedelta(days=2),
            due_at=self.now + timedelta(days=2),
            **{"time_limit": 20, **rules},
        )
        start = self.now - timedelta(minutes=used)
        self.attempt = f.make_attempt(self.assignment, self.student, answers=answers, now=start)
        self.client = self.signed_in(self.student)

    def signed_in(self, user):
        client = Client()
        client.force_login(user)
        client.cookies["django_language"] = "en"
        return client

    def url(self, name, *args):
        return reverse(f"lessons:{name}", args=[self.attempt.pk, *args])

    def get(self, name, *args, **kwargs):
        return self.client.get(self.url(name, *args), **kwargs)

    def post(self, name, *args, data, **kwargs):
        return self.client.post(self.url(name, *args), data, **kwargs)


def words_of(response):
    return " ".join(response.content.decode().split())


class TestWhileItRuns:
    def test_the_page_has_the_end_and_the_seconds_that_are_left(self):
        room = Room(used=5)

        page = room.get("attempt-question", 1)

        assert "Time ends at:" in words_of(page)
        assert 890 <= page.context["seconds_left"] <= 900
        assert "data-clock" in page.content.decode()
        assert "data-time-over" in page.content.decode()

    def test_without_a_limit_and_with_a_far_deadline_there_is_no_clock(self):
        assert "data-clock" not in words_of(
            Room(used=5, time_limit=None).get("attempt-question", 1)
        )

    def test_the_page_of_the_lesson_says_the_rule(self):
        room = Room(used=5)

        page = words_of(
            room.client.get(reverse("lessons:assignment-detail", args=[room.assignment.pk]))
        )

        assert "Time for an attempt: 20 minutes. The clock starts when you press Start." in page
        assert "handed in by itself" in page

    def test_what_is_on_the_screen_at_the_end_is_saved_and_handed_in(self):
        room = Room(used=20)

        response = room.post(
            "attempt-question", 1, data={"answer": TYPED, "seen": 1, "go": "time-over"}
        )

        attempt = Attempt.objects.get()
        assert response.url == room.url("attempt-detail")
        assert attempt.is_closed_by_clock
        assert Response.objects.get(position=1).answer == [TYPED]


class TestWhenItIsOver:
    @pytest.mark.parametrize(
        ("name", "args"),
        [("attempt-question", [1]), ("attempt-finish", []), ("attempt-detail", [])],
    )
    def test_reading_asks_for_the_hand_in_and_writes_nothing(self, name, args):
        room = Room(used=30)

        page = words_of(room.get(name, *args, follow=True))

        assert "Hand in what was saved" in page
        assert not Attempt.objects.get().is_submitted

    def test_its_button_hands_in_what_was_saved(self):
        room = Room(used=30)

        page = words_of(room.post("attempt-finish", data={"sure": "1"}, follow=True))

        assert "The time was over. What was saved by then is handed in." in page
        assert "handed in when the time was over" in page
        assert Response.objects.get(position=1).answer == ["Басы"]

    def test_an_attempt_without_an_answer_spends_nothing(self):
        room = Room(used=30, answers=())

        assert "no attempt is spent" in words_of(room.get("attempt-question", 1, follow=True))
        response = room.post("attempt-finish", data={"sure": "1"})

        assert response.url == reverse("lessons:assignment-detail", args=[room.assignment.pk])
        assert not Attempt.objects.get().is_submitted

    def test_a_save_that_comes_too_late_is_shown_and_can_be_sent_as_late(self):
        room = Room(used=30)

        response = room.post("attempt-question", 1, data={"answer": TYPED, "seen": 1})

        page = words_of(response)
        assert response.status_code == 409
        assert f'<div class="answer">{TYPED}</div>' in page
        assert f'action="{room.url("late-copy", 1)}"' in page
        assert f'name="answer" value="{TYPED}"' in page
        assert Attempt.objects.get().is_closed_by_clock

    def test_a_script_that_saves_too_late_is_told_so(self):
        room = Room(used=30)

        response = room.post("attempt-question", 1, data={"answer": TYPED, "seen": 1}, **JSON)

        assert (response.status_code, response.json()["state"]) == (409, "submitted")
        assert response.json()["answer"] == ["Басы"]

    def test_a_script_that_saves_the_first_answer_too_late_keeps_it(self):
        room = Room(used=30, answers=())

        response = room.post("attempt-question", 1, data={"answer": TYPED, "seen": 0}, **JSON)

        assert (response.status_code, response.json()["state"]) == (409, "closed")
        assert not Attempt.objects.get().is_submitted

    def test_a_page_without_scripts_gets_its_first_answer_back(self):
        room = Room(used=30, answers=())

        response = room.post("attempt-question", 1, data={"answer": TYPED, "seen": 0})

        assert response.status_code == 409
        assert f'<div class="answer">{TYPED}</div>' in words_of(response)
        assert "This answer is not saved" in words_of(response)


class TestLateCopy:
    @pytest.fixture
    def room(self):
        room = Room(used=30)
        room.post("attempt-finish", data={"sure": "1"})
        return room

    def test_it_is_sent_and_told_on_the_result(self, room):
        page = words_of(room.post("late-copy", 1, data={"answer": TYPED}, follow=True))

        assert "Sent as late. Your teacher sees it" in page
        assert "It is not part of the mark" in page
        assert LateCopy.objects.get().answer == [TYPED]

    def test_the_result_offers_what_the_browser_still_has(self, room):
        page = words_of(room.get("attempt-detail"))

        assert "hidden data-late data-draft-key=" in page
        assert "js/late.js" in page

    def test_the_teacher_sees_it_marked_as_late(self, room):
        room.post("late-copy", 1, data={"answer": TYPED})
        room.post("late-copy", 2, data={"answer": "a"})

        page = words_of(room.signed_in(room.teacher).get(room.url("attempt-review")))

        assert "Sent from the student’s device when the time was over" in page
        assert TYPED in page
        assert "By its key it would earn 1 of 1." in page
        assert "The student could see the right answers by then." in page

    def test_the_teacher_may_count_it(self, room):
        room.post("late-copy", 2, data={"answer": "a"})
        response = Response.objects.get(position=2)

        page = room.signed_in(room.teacher).get(
            reverse("lessons:response-mark", args=[response.pk])
        )

        assert page.status_code == 200

    def test_what_is_refused_is_shown(self, room):
        response = room.post("late-copy", 2, data={"answer": "z"})

        assert response.status_code == 409
        assert "does not fit the question" in words_of(response)


class TestOutOfTheClass:
    @pytest.fixture
    def room(self):
        room = Room(used=5)
        Membership.objects.filter(user=room.student).delete()
        return room

    @pytest.mark.parametrize(("name", "args"), [("attempt-question", [1]), ("attempt-finish", [])])
    def test_the_work_cannot_be_opened(self, room, name, args):
        response = room.get(name, *args)

        assert response.status_code == 403
        assert "You are not in this class any more" in words_of(response)

    def test_nothing_is_saved_and_nothing_typed_is_lost(self, room):
        response = room.post("attempt-question", 1, data={"answer": TYPED, "seen": 1})

        assert response.status_code == 403
        assert f'<div class="answer">{TYPED}</div>' in words_of(response)
        assert Response.objects.get(position=1).draft == ["Басы"]

    def test_a_script_is_told_that_the_work_is_closed(self, room):
        response = room.post("attempt-question", 1, data={"answer": TYPED, "seen": 1}, **JSON)

        assert (response.status_code, response.json()["state"]) == (403, "closed")

    def test_it_cannot_be_handed_in(self, room):
        room.post("attempt-finish", data={"sure": "1"})

        assert not Attempt.objects.get().is_submitted


class TestForwardOnly:
    @pytest.fixture
    def room(self):
        return Room(used=1, answers=(), is_forward_only=True)

    def test_next_is_the_only_way(self, room):
        assert room.get("attempt-question", 2).url == room.url("attempt-question", 1)
        room.post("attempt-question", 1, data={"answer": TYPED, "seen": 0, "go": "next"})

        assert room.get("attempt-question", 1).url == room.url("attempt-question", 2)
        page = words_of(room.get("attempt-question", 2))
        assert "No way back" in page
        assert 'value="previous"' not in page

    def test_an_old_tab_is_refused_with_its_text(self, room):
        room.post("attempt-question", 1, data={"answer": "Басы", "seen": 0, "go": "next"})

        response = room.post("attempt-question", 1, data={"answer": TYPED, "seen": 1})

        assert response.status_code == 409
        assert "no way back" in words_of(response)
        assert f'<div class="answer">{TYPED}</div>' in words_of(response)
        assert Response.objects.get(position=1).draft == ["Басы"]

    def test_the_last_question_leads_to_the_check_and_back(self, room):
        for position in (1, 2):
            room.post("attempt-question", position, data={"seen": 0, "go": "next"})

        response = room.post("attempt-question", 3, data={"seen": 0, "go": "next"})

        assert response.url == room.url("attempt-finish")
        assert (
            f'href="{room.url("attempt-question", 3)}"'
            in room.get("attempt-finish").content.decode()
        )


class TestExceptions:
    def page(self, room):
        return reverse("lessons:exceptions", args=[room.assignment.pk])

    def test_a_later_date_and_attempts_are_given_with_a_reason_and_who_gave_them(self):
        room = Room(used=5)
        later = timezone.localtime(room.assignment.due_at + timedelta(days=3))
        data = {
            "student": room.student.pk,
            "due_at": f"{later:%d.%m.%Y}",
            "attempts": "1",
            "reason": "ауруы",
        }

        page = words_of(room.signed_in(room.teacher).post(self.page(room), data, follow=True))

        assert "Due for this student:" in page
        assert "More attempts at each level: 1" in page
        given = Allowance.objects.get()
        assert (given.given_by, given.due_at.date()) == (room.teacher, later.date())

    @pytest.mark.parametrize(
        ("change", "error"),
        [
            ({}, "Say what is given: fill in at least one of the fields."),
            ({"due_at": "1.1.2020"}, "This is no later than the deadline of the class."),
        ],
    )
    def test_what_gives_nothing_is_refused(self, change, error):
        room = Room(used=5)
        data = {"student": room.student.pk, "reason": "ауруы", **change}

        response = room.signed_in(room.teacher).post(self.page(room), data)

        assert error in words_of(response)
        assert not Allowance.objects.exists()

    def test_where_nothing_is_limited_there_is_nothing_to_give(self):
        room = Room(used=5, time_limit=None, attempts_allowed=None)
        room.assignment.due_at = None
        room.assignment.save()

        page = words_of(room.signed_in(room.teacher).get(self.page(room)))

        assert "nothing has to be excepted" in page


class TestClosingAndWithdrawing:
    def press(self, room, name, **data):
        url = reverse(f"lessons:{name}", args=[room.assignment.pk])
        return words_of(room.signed_in(room.teacher).post(url, data, follow=True))

    def test_a_lesson_is_closed_and_opened_again(self):
        room = Room(used=5)

        assert "nothing more is begun in it" in self.press(room, "assignment-close")
        assert "The lesson is open again." in self.press(room, "assignment-close", go="reopen")

    def test_what_is_begun_is_not_withdrawn(self):
        assert "Close it instead" in self.press(Room(used=5), "assignment-withdraw")

    def test_what_nobody_has_begun_is_withdrawn(self):
        room = Room(used=5)
        room.attempt.response_set.all().delete()
        Attempt.objects.all().delete()

        assert "The lesson is withdrawn" in self.press(room, "assignment-withdraw")


class TestExtraTime:
    def page(self, room):
        return reverse("lessons:exceptions", args=[room.assignment.pk])

    def test_it_is_given_with_a_reason_and_seen_with_who_gave_it(self):
        room = Room(used=5)
        teacher = room.signed_in(room.teacher)
        data = {"student": room.student.pk, "minutes": "10", "reason": "ауруы"}

        page = words_of(teacher.post(self.page(room), data, follow=True))

        assert "The exception is given." in page
        assert "More minutes for an attempt: 10" in page
        assert "Reason: ауруы" in page
        assert Allowance.objects.get().given_by == room.teacher
        assert room.get("attempt-question", 1).context["seconds_left"] > 1480

    @pytest.mark.parametrize(
        ("change", "error"),
        [
            ({"minutes": "0"}, "Give at least one minute."),
            ({"reason": " "}, "Write the reason: it stays beside the mark."),
            ({"student": ""}, "Choose a student."),
        ],
    )
    def test_a_wrong_field_is_named(self, change, error):
        room = Room(used=5)
        data = {"student": room.student.pk, "minutes": "10", "reason": "ауруы", **change}

        response = room.signed_in(room.teacher).post(self.page(room), data)

        assert error in words_of(response)
        assert not Allowance.objects.exists()
