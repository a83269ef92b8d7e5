"""Questions asked in class: the teacher's screen, the students' phones, and nothing too early."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.models import LiveAnswer, LiveSession, Question
from lessons.models.live import FORGOTTEN_AFTER
from lessons.queries.live import question_now
from lessons.services.live import answer_live
from tests import factories as f

pytestmark = pytest.mark.django_db
PART = {"X-Fragment": "1"}
OPTIONS = [
    {"id": "a", "text": "Ізгі қызмет"},
    {"id": "b", "text": "Делдалдық", "feedback": "Делдал шешім ұсынады."},
]
WHY = "Ізгі қызмет көрсетуші шешім ұсынбайды."


def client_of(person):
    client = Client()
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return client


class Hall:
    """A choice and a typed answer asked one after another, a teacher and two students."""

    def __init__(self, **options):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.student = f.make_student(self.classroom, last_name="Нұрланова", first_name="Айару")
        self.other = f.make_student(self.classroom)
        self.lesson = f.make_lesson()
        self.chosen = f.make_question(
            self.lesson,
            text="Қай құрал қолданылды?",
            payload={"options": OPTIONS, "correct": "a"},
            explanation=WHY,
        )
        self.typed = f.make_question(
            self.lesson, kind="short-answer", payload={"accepted": ["нота"]}, explanation=WHY
        )
        self.assignment = f.make_assignment(
            self.lesson, self.classroom, opens_at=self.now, due_at=None
        )
        self.session = f.make_live(
            self.classroom, self.teacher, self.chosen, self.typed, now=self.now, **options
        )
        self.wall, self.phone = client_of(self.teacher), client_of(self.student)

    def url(self, name):
        return reverse(f"lessons:live-{name}", args=[self.session.pk])

    def beat(self, **headers):
        url = reverse("lessons:live-beat", args=[self.session.pk, self.session.token])
        return Client().get(url, headers=headers)

    def answer(self, *given, person=None):
        answer_live(
            question_now(self.session), given, student=person or self.student, now=timezone.now()
        )

    def send(self, value, **headers):
        asked = question_now(self.session).pk
        return self.phone.post(
            self.url("answer"), {"asked": asked, "answer": value}, headers=headers
        )

    def step(self, do, *, seen=None):
        self.session.refresh_from_db()
        seen = self.session.step if seen is None else seen
        return self.wall.post(self.url("step"), {"do": do, "seen": seen}, follow=True)

    def on_wall(self):
        return self.wall.get(self.url("wall")).content.decode()

    def on_phone(self):
        return self.phone.get(self.url("answer")).content.decode()


@pytest.fixture
def hall():
    return Hall()


def widths(page):
    return re.findall(r'width="(\d+)" height="1" data-bar="(\w+)"', page)


# --- Starting ---------------------------------------------------------------------------------


def test_a_level_is_asked_with_one_button_and_the_screen_opens(hall):
    LiveSession.objects.update(ended_at=hall.now)
    url = reverse("lessons:live-start", args=[hall.assignment.pk])

    assert "Ask all: 2 questions" in hall.wall.get(url).content.decode()
    answered = hall.wall.post(url, {"part": "level-1", "counts": "on"})

    session = LiveSession.objects.get(ended_at=None)
    assert answered.url == reverse("lessons:live-wall", args=[session.pk])
    assert (session.questions.count(), session.counts_as_practice) == (2, True)


def test_a_question_of_a_test_to_come_cannot_be_ticked_and_says_why(hall):
    f.make_question(hall.lesson, text="Тесттің сұрағы")
    LiveSession.objects.update(ended_at=hall.now)

    page = hall.wall.get(reverse("lessons:live-start", args=[hall.assignment.pk])).content.decode()

    assert "Not yet: 2 students still have it in a test." in page
    assert page.count("disabled") == 1


def test_a_refused_start_keeps_what_was_ticked(hall):
    url = reverse("lessons:live-start", args=[hall.assignment.pk])

    page = hall.wall.post(url, {"question": hall.typed.pk, "bars": "on"}).content.decode()

    assert "Questions are asked in this class already. Go on with them" in page
    assert re.search(rf'value="{hall.typed.pk}"\s+checked', page)
    assert re.search(r'name="bars" checked', page)
    assert not re.search(r'name="counts" checked', page)


def test_a_lesson_without_such_questions_says_so(hall):
    Question.objects.update(retired_at=hall.now)

    page = hall.wall.get(reverse("lessons:live-start", args=[hall.assignment.pk])).content.decode()

    assert "no question of a level that a whole class can read" in page


def test_the_page_of_the_class_leads_to_asking_and_back_to_what_runs(hall):
    page = hall.wall.get(reverse("lessons:classroom-detail", args=[hall.classroom.pk]))

    assert reverse("lessons:live-start", args=[hall.assignment.pk]) in page.content.decode()
    assert hall.url("wall") in page.content.decode()


# --- The screen -------------------------------------------------------------------------------


def test_the_screen_shows_the_question_the_code_and_how_many_answered(hall):
    hall.answer("b")
    page = hall.on_wall()

    assert "Қай құрал қолданылды?" in page
    assert hall.session.code in page
    assert re.search(r"data-count>1</b>\s*<small>/ 2 answers", page)


def test_before_the_reveal_neither_bars_nor_key_nor_reason_are_on_the_screen(hall):
    hall.answer("b")
    page = hall.on_wall()

    assert widths(page) == [("0", "a"), ("0", "b")]
    assert WHY not in page
    assert 'class="right"' not in page


def test_bars_can_be_shown_while_answers_come_and_still_no_key(hall):
    hall.answer("b")
    page = hall.step("bars").content.decode()

    assert widths(page) == [("0", "a"), ("100", "b")]
    assert 'class="right"' not in page


def test_the_reveal_shows_bars_key_share_and_reason_and_then_the_next_is_asked(hall):
    hall.answer("a")
    hall.answer("b", person=hall.other)
    page = hall.step("reveal").content.decode()

    assert widths(page) == [("50", "a"), ("50", "b")]
    assert page.count('class="right"') == 1
    assert WHY in page
    assert re.search(r'stage-mark">50<', page)
    assert "question 2 of 2" in hall.step("next").content.decode()


def test_a_second_press_says_that_nothing_was_done(hall):
    hall.step("reveal")

    page = hall.step("next", seen=1).content.decode()

    assert "Nothing was done: the page had changed meanwhile" in page
    assert "question 1 of 2" in page


def test_a_button_that_is_none_changes_nothing(hall):
    assert hall.step("explode").status_code == 200
    hall.session.refresh_from_db()
    assert hall.session.step == 1


def test_typed_answers_stand_as_a_list_and_a_hidden_one_goes_from_the_screen_alone(hall):
    hall.step("reveal")
    hall.step("next")
    hall.answer("Нота")
    hall.answer("бос сөз", person=hall.other)
    assert "бос сөз" not in hall.on_wall()
    hall.step("bars")
    assert "бос сөз" in hall.on_wall()

    data = {"key": "бос соз", "do": "hide", "then": "answers"}
    own = hall.wall.post(hall.url("hide"), data, follow=True).content.decode()

    assert "бос сөз" not in hall.on_wall()
    assert "Hidden from the screen: 1" in hall.on_wall()
    assert "бос сөз" in own
    assert re.search(r"data-count>2</b>", hall.on_wall())
    hall.wall.post(hall.url("hide"), {**data, "do": "show"})
    assert "бос сөз" in hall.on_wall()


def test_nobodys_name_is_on_the_screen(hall):
    hall.answer("a")
    pages = [hall.on_wall(), hall.step("reveal").content.decode()]
    hall.step("next")
    hall.answer("нота")
    hall.step("reveal")
    pages += [hall.on_wall(), hall.step("end").content.decode()]
    pages.append(hall.wall.get(hall.url("answers")).content.decode())

    assert [page for page in pages if "Нұрланова" in page or hall.student.username in page] == []


def test_at_the_end_stand_the_questions_with_their_shares(hall):
    hall.answer("a")
    hall.step("reveal")
    hall.step("next")
    page = hall.step("end").content.decode()

    assert "The questions are over" in page
    assert re.search(r"100\s+%", page)
    assert "not shown" in page


def test_the_screen_is_sent_again_only_when_something_changed(hall):
    url = hall.url("wall")
    first = hall.wall.get(url, headers=PART)
    known = {**PART, "If-None-Match": first["ETag"]}

    assert hall.wall.get(url, headers=known).status_code == 304
    hall.answer("a")
    assert hall.wall.get(url, headers=known).status_code == 200


def test_the_screen_costs_the_same_for_one_answer_and_for_forty(hall):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            hall.wall.get(hall.url("wall"), headers=PART)
        return len(captured)

    hall.answer("a")
    few = queries()
    for _ in range(40):
        hall.answer("b", person=f.make_student(hall.classroom))
    assert queries() == few


# --- The phone --------------------------------------------------------------------------------


def test_the_start_page_has_the_open_question_as_its_one_step(hall):
    page = hall.phone.get(reverse("lessons:home")).content.decode()

    assert "A question is open" in page
    assert hall.url("answer") in page
    assert page.count('class="hero ') == 1


def test_a_code_leads_to_the_question_a_teacher_to_the_screen_a_stranger_nowhere(hall):
    code = reverse("lessons:live-code")
    query = {"code": f" {hall.session.code} "}

    assert hall.phone.get(code, query).url == hall.url("answer")
    assert hall.phone.get(code).url == hall.url("answer")
    assert hall.wall.get(code, query).url == hall.url("wall")
    said = client_of(f.make_user()).get(code, query).content.decode()
    assert "No question is open under this code in a class of yours." in said


def test_a_code_of_yesterday_leads_nowhere(hall):
    LiveSession.objects.update(changed_at=hall.now - FORGOTTEN_AFTER)
    page = hall.phone.get(reverse("lessons:live-code"), {"code": hall.session.code})

    assert page.status_code == 200


def test_an_answer_is_one_request_from_a_script_and_a_redirect_without(hall):
    assert "Your answer is sent" in hall.send("a", **PART).content.decode()
    assert hall.send("b").url == hall.url("answer")
    assert "Your answer is sent" in hall.on_phone()
    assert LiveAnswer.objects.count() == 2


def test_the_verdict_comes_with_the_reveal_and_not_before(hall):
    hall.send("b")
    before = hall.on_phone()
    hall.step("reveal")
    after = hall.on_phone()

    assert "Not right" not in before
    assert WHY not in before
    assert "data-verdict" not in before
    assert "Not right" in after
    assert WHY in after
    assert "Делдал шешім ұсынады." in after


def test_whoever_did_not_answer_is_shown_no_key(hall):
    hall.step("reveal")
    page = hall.on_phone()

    assert "You did not answer this one" in page
    assert WHY not in page
    assert "data-verdict" not in page


def test_words_that_came_too_late_are_told_back(hall):
    hall.step("reveal")
    hall.step("next")
    asked = question_now(hall.session).pk
    hall.step("reveal")

    late = hall.phone.post(hall.url("answer"), {"asked": asked, "answer": "нота шығар"})

    assert late.status_code == 409
    assert "came after the right one was shown" in late.content.decode()
    assert "нота шығар" in late.content.decode()
    assert not LiveAnswer.objects.exists()


def test_nothing_chosen_is_said_where_it_is_missing(hall):
    refused = hall.phone.post(hall.url("answer"), {"asked": question_now(hall.session).pk})

    assert refused.status_code == 400
    assert "Choose or write an answer first." in refused.content.decode()


def test_an_answer_to_a_question_of_another_session_is_not_found(hall):
    assert hall.phone.post(hall.url("answer"), {"asked": 987654}).status_code == 404
    assert hall.phone.post(hall.url("answer"), {"asked": "x"}).status_code == 404


def test_a_student_who_left_and_a_class_in_the_archive_see_nothing(hall):
    hall.student.membership_set.update(ended_at=hall.now)
    assert hall.phone.get(hall.url("answer")).status_code == 404
    hall.classroom.archived_at = hall.now + timedelta(0)
    hall.classroom.save(update_fields=["archived_at"])
    assert client_of(hall.other).get(hall.url("answer")).status_code == 404


def test_when_it_is_over_the_phone_says_what_becomes_of_the_answers(hall):
    hall.step("end")

    assert "Your answers are counted as practice" in hall.on_phone()


# --- Questions with several items, and open ones --------------------------------------------


def hall_of(kind, **fields):
    """A hall in which one question of a kind is asked."""
    hall = Hall()
    LiveSession.objects.update(ended_at=hall.now)
    question = f.make_question(hall.lesson, kind=kind, **fields)
    hall.session = f.make_live(hall.classroom, hall.teacher, question, now=hall.now)
    return hall, question.in_force


ORDER = {
    "items": [
        {"id": "x", "text": "Вестфаль"},
        {"id": "y", "text": "Вена"},
        {"id": "z", "text": "БҰҰ"},
    ]
}
PAIRS = {
    "items": [{"id": "x", "text": "Нота"}, {"id": "y", "text": "Елші"}],
    "matches": [{"id": "m", "text": "хат"}, {"id": "n", "text": "өкіл"}],
    "correct": {"x": "m", "y": "n"},
}
GAPS = {
    "parts": [
        "Елорда – ",
        {
            "id": "x",
            "options": [{"id": "m", "text": "Алматы"}, {"id": "n", "text": "Астана"}],
            "correct": "n",
        },
        ", жыл – ",
        {"id": "y", "accepted": ["1991"]},
    ]
}


@pytest.mark.parametrize(
    ("kind", "payload", "half", "on_wall", "right"),
    [
        ("ordering", ORDER, ("x:1", "y:3", "z:2"), ["Вестфаль", "Вена", "БҰҰ"], "Вена"),
        ("matching", PAIRS, ("x:m", "y:m"), ["Нота", "Елші", "хат", "өкіл"], "өкіл"),
        ("gaps", GAPS, ("x:n", "y:1992"), ["Елорда – (1) ____", "Алматы / Астана"], "1991"),
    ],
)
def test_several_items_stand_with_the_share_of_right_answers_once_it_is_shown(
    kind, payload, half, on_wall, right
):
    hall, _version = hall_of(kind, payload=payload)
    data = {"asked": question_now(hall.session).pk}
    data |= {f"answer-{id_}": value for id_, value in (one.split(":") for one in half)}

    assert (
        "Your answer is sent"
        in hall.phone.post(hall.url("answer"), data, headers=PART).content.decode()
    )
    before, asked = hall.on_wall(), hall.on_phone()
    after, told = hall.step("reveal").content.decode(), hall.on_phone()

    assert [text for text in on_wall if text not in before] == []
    assert "Show the bars" not in before
    assert {width for width, _id in widths(before)} == {"0"}
    assert (
        dict(zip((id_ for _w, id_ in widths(after)), (w for w, _id in widths(after)), strict=True))[
            "x"
        ]
        == "100"
    )
    assert ("0", "y") in widths(after)
    assert right in after
    assert "chip-bad" not in asked
    assert "Partly right" in told
    assert "chip-bad" in told


def test_open_answers_are_a_list_that_the_teacher_can_hide_and_no_mark():
    hall, version = hall_of("open-answer")
    idea = version.solution.key_points[0].text
    text = "Дипломатия – келіссөз өнері. " * 10
    hall.send(text)
    hall.step("bars")
    assert "келіссөз өнері" in hall.on_wall()
    assert idea not in hall.on_wall() + hall.on_phone()

    own = hall.wall.get(hall.url("answers")).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', own).group(1)
    hall.wall.post(hall.url("hide"), {"key": key, "do": "hide"})
    assert "келіссөз өнері" not in hall.on_wall()

    assert idea in hall.step("reveal").content.decode()
    assert "Compare it yourself" in hall.on_phone()
    assert idea in hall.on_phone()


def test_a_question_that_is_in_a_test_again_is_passed_over_by_its_number_alone(hall):
    third = f.make_question(hall.lesson, text="Үшінші сұрақ")
    LiveSession.objects.update(ended_at=hall.now)
    hall.session = f.make_live(
        hall.classroom, hall.teacher, hall.chosen, hall.typed, third, now=hall.now
    )
    Question.objects.filter(pk=hall.typed.pk).update(use="both")
    hall.step("reveal")

    page = hall.step("next").content.decode()

    assert "Question 2 was passed over" in page
    assert "Үшінші сұрақ" in page
    assert hall.typed.in_force.text not in page


# --- The open start page -----------------------------------------------------------------------


def asked_by(person):
    """The address that the start page asks, empty where it asks nothing."""
    found = re.search(r'data-began="([^"]+)"', client_of(person).get("/").content.decode())
    return found.group(1) if found else ""


def test_the_open_start_page_learns_that_a_session_began_by_one_query(hall):
    LiveSession.objects.update(ended_at=hall.now)
    url = asked_by(hall.student)
    before = Client().get(url)
    hall.session = f.make_live(hall.classroom, hall.teacher, hall.chosen, now=timezone.now())

    with CaptureQueriesContext(connection) as captured:
        after = Client().get(url, headers={"If-None-Match": before["ETag"]})

    assert len(captured) == 1
    assert [before.json(), after.json()] == [{"live": None}, {"live": hall.session.pk}]
    assert Client().get(url, headers={"If-None-Match": after["ETag"]}).status_code == 304


def test_who_is_in_no_class_and_who_sees_the_question_already_ask_nothing(hall):
    assert [asked_by(person) for person in (hall.student, hall.teacher, f.make_user())] == [""] * 3


def test_an_address_that_is_not_ours_or_of_yesterday_is_not_found(hall, monkeypatch):
    LiveSession.objects.update(ended_at=hall.now)
    url = asked_by(hall.student)
    assert Client().get(url[:-3] + "abc/").status_code == 404
    tomorrow = timezone.now().timestamp() + 24 * 60 * 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: tomorrow)
    assert Client().get(url).status_code == 404


# --- The beat ---------------------------------------------------------------------------------


def test_the_beat_is_one_query_for_anybody_and_says_a_number_alone(hall):
    with CaptureQueriesContext(connection) as captured:
        found = hall.beat()

    assert len(captured) == 1
    assert found.json() == {"step": 1}


def test_the_beat_changes_with_a_step_and_not_with_an_answer(hall):
    etag = hall.beat()["ETag"]
    hall.answer("a")
    assert hall.beat(**{"If-None-Match": etag}).status_code == 304
    hall.step("reveal")
    assert hall.beat(**{"If-None-Match": etag}).json() == {"step": 2}


def test_a_guessed_beat_is_not_found(hall):
    url = reverse("lessons:live-beat", args=[hall.session.pk, "guess"])

    assert Client().get(url).status_code == 404
