"""A teacher's class, its assignments, the results, and one student's work."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.domain.marking.key_points import Share
from lessons.domain.parts import Part
from lessons.forms import AssignmentForm
from lessons.models import Assignment, Gate
from tests import factories as f

pytestmark = pytest.mark.django_db
ALMATY = ZoneInfo("Asia/Almaty")
ANSWER = ("Дипломатия – сыртқы саясат құралы",)


class World:
    """A class with a teacher and two students; Aida has handed in level 1 and waits."""

    def __init__(self):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom, last_name="Сейітова", first_name="Гүлнар")
        self.aida = f.make_student(self.classroom, last_name="Әбенова", first_name="Аида")
        self.erlan = f.make_student(self.classroom, last_name="Бекұлы", first_name="Ерлан")
        self.lesson = f.make_lesson()
        f.make_question(self.lesson)
        self.open = f.make_question(self.lesson, kind="open-answer")
        f.make_question(self.lesson, part=Part.LEVEL_2)
        self.assignment = f.make_assignment(
            self.lesson,
            self.classroom,
            opens_at=self.now - timedelta(days=5),
            due_at=self.now + timedelta(days=5),
        )
        self.attempt = f.make_attempt(
            self.assignment, self.aida, answers=[("a",), ANSWER], submitted=True, now=self.now
        )
        self.response = self.attempt.response_set.waiting().get()

    @property
    def urls(self):
        return {
            "classroom-detail": [self.classroom.pk],
            "assignment-create": [self.classroom.pk],
            "assignment-edit": [self.assignment.pk],
            "assignment-results": [self.assignment.pk],
            "student-work": [self.classroom.pk, self.aida.pk],
            "attempt-review": [self.attempt.pk],
        }

    def url(self, name):
        return reverse(f"lessons:{name}", args=self.urls[name])


NAMES = [
    "classroom-detail",
    "assignment-create",
    "assignment-edit",
    "assignment-results",
    "student-work",
    "attempt-review",
]


@pytest.fixture
def world():
    return World()


@pytest.fixture
def teacher(client, world):
    client.cookies["django_language"] = "en"
    client.force_login(world.teacher)
    return client


def text_of(response):
    """What the page says, with the white space of a reader."""
    words = re.sub(r"<[^>]+>", " ", response.content.decode().replace("&nbsp;", " "))
    return " ".join(words.split())


# --- Who may see what -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_teacher_of_the_class_sees_the_page(teacher, world, name):
    assert teacher.get(world.url(name)).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_a_teacher_of_another_class_finds_nothing(client, world, name):
    client.force_login(f.make_teacher(f.make_classroom(name="БҚ-1")))

    assert client.get(world.url(name)).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_a_student_of_the_class_is_refused(client, world, name):
    client.force_login(world.aida)

    assert client.get(world.url(name)).status_code == 403


@pytest.mark.parametrize("name", NAMES)
def test_a_student_of_another_class_finds_nothing(client, world, name):
    client.force_login(f.make_student(f.make_classroom(name="БҚ-1")))

    assert client.get(world.url(name)).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_somebody_who_is_not_signed_in_is_sent_to_the_sign_in(client, world, name):
    response = client.get(world.url(name))

    assert response.status_code == 302
    assert response.url.startswith(reverse("sign-in"))


@pytest.mark.parametrize("name", NAMES)
def test_a_number_that_does_not_exist_is_not_found(teacher, world, name):
    args = [10**9 for _ in world.urls[name]]

    assert teacher.get(reverse(f"lessons:{name}", args=args)).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_a_method_that_the_page_does_not_know_is_refused(teacher, world, name):
    assert teacher.put(world.url(name)).status_code == 405


@pytest.mark.parametrize(
    "name", ["classroom-detail", "assignment-results", "student-work", "attempt-review"]
)
def test_a_page_to_read_takes_no_post(teacher, world, name):
    assert teacher.post(world.url(name)).status_code == 405


@pytest.mark.parametrize("name", ["assignment-create", "assignment-edit"])
def test_a_student_cannot_send_the_form_of_a_teacher(client, world, name):
    client.force_login(world.aida)

    assert client.post(world.url(name), {}).status_code == 403


def test_the_work_of_somebody_who_is_not_a_student_of_the_class_is_not_found(teacher, world):
    stranger = f.make_student(f.make_classroom(name="БҚ-1"))

    for person in (stranger, world.teacher):
        url = reverse("lessons:student-work", args=[world.classroom.pk, person.pk])
        assert teacher.get(url).status_code == 404


def test_an_attempt_that_is_not_handed_in_is_not_shown(teacher, world):
    attempt = f.make_attempt(world.assignment, world.erlan, answers=[("b",)], now=world.now)

    url = reverse("lessons:attempt-review", args=[attempt.pk])
    assert teacher.get(url).status_code == 404


# --- The class ------------------------------------------------------------------------------------


def test_the_class_page_shows_code_lessons_waiting_answers_and_students(teacher, world):
    page = text_of(teacher.get(world.url("classroom-detail")))

    assert world.classroom.join_code in page
    assert "Дипломатия негіздері" in page
    assert "1 answer to check" in page
    assert "2 students" in page


def test_students_stand_in_the_order_of_the_kazakh_alphabet(teacher, world):
    page = text_of(teacher.get(world.url("classroom-detail")))

    assert page.index("Әбенова Аида") < page.index("Бекұлы Ерлан")


def test_an_empty_class_says_what_to_do_with_the_code_and_to_assign_a_lesson(teacher, world):
    empty = f.make_classroom(name="ХҚ-999")
    f.enrol(world.teacher, empty, "teacher")

    response = teacher.get(reverse("lessons:classroom-detail", args=[empty.pk]))

    assert "Nobody has joined yet. Write the code on the blackboard" in text_of(response)
    assert reverse("lessons:assignment-create", args=[empty.pk]) in response.content.decode()


def test_a_draft_that_was_assigned_says_that_students_do_not_see_it(teacher, world):
    f.make_assignment(f.make_lesson(published=False), world.classroom)

    page = text_of(teacher.get(world.url("classroom-detail")))

    assert "Draft: students do not see it yet" in page


# --- Assigning a lesson ---------------------------------------------------------------------------


def assignment_data(lesson, **changes):
    return {
        "lesson": lesson.pk,
        "opens_at": "01.09.2036 08:00",
        "due_at": "15.09.2036 23:59",
        "attempts_allowed": "2",
        "gate": "lock",
    } | changes


def test_a_lesson_is_assigned_with_its_dates_in_the_universitys_zone(teacher, world):
    lesson = f.make_lesson(number=16)

    response = teacher.post(world.url("assignment-create"), assignment_data(lesson))

    assignment = Assignment.objects.get(lesson=lesson, classroom=world.classroom)
    assert response.status_code == 302
    assert assignment.opens_at == datetime(2036, 9, 1, 8, 0, tzinfo=ALMATY)
    assert assignment.due_at == datetime(2036, 9, 15, 23, 59, 59, tzinfo=ALMATY)
    assert (assignment.attempts_allowed, assignment.gate) == (2, Gate.LOCK)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("typed", ["15.09.2036 23:59", "2036-09-15T23:59"])
def test_a_date_is_read_alike_in_every_language(teacher, world, language, typed):
    teacher.cookies["django_language"] = language
    lesson = f.make_lesson(number=16)

    teacher.post(world.url("assignment-create"), assignment_data(lesson, due_at=typed))

    due_at = Assignment.objects.get(lesson=lesson).due_at
    assert due_at == datetime(2036, 9, 15, 23, 59, 59, tzinfo=ALMATY)


def test_a_date_alone_is_the_whole_day(teacher, world):
    lesson = f.make_lesson(number=16)
    data = assignment_data(lesson, opens_at="01.09.2036", due_at=" 1.9.2036 ")

    teacher.post(world.url("assignment-create"), data)

    assignment = Assignment.objects.get(lesson=lesson)
    assert assignment.opens_at == datetime(2036, 9, 1, 0, 0, tzinfo=ALMATY)
    assert assignment.due_at == datetime(2036, 9, 1, 23, 59, 59, tzinfo=ALMATY)


def test_the_form_offers_only_published_lessons_that_the_class_does_not_have(teacher, world):
    f.make_lesson(number=16, title="Келіссөздер")
    f.make_lesson(number=17, title="Жоба сабақ", published=False)

    page = text_of(teacher.get(world.url("assignment-create")))

    assert "Келіссөздер" in page
    assert "Жоба сабақ" not in page
    assert "Дипломатия негіздері" not in page


def test_the_form_says_the_zone_and_how_a_date_is_written(teacher, world):
    f.make_lesson(number=16)

    assert "31.12.2026 23:59 or “Friday 23:59” (Almaty)" in text_of(
        teacher.get(world.url("assignment-create"))
    )


def test_where_every_lesson_is_assigned_the_page_says_so(teacher, world):
    page = text_of(teacher.get(world.url("assignment-create")))

    assert "This class already has every published lesson." in page


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"due_at": "01.09.2036 07:59"}, "The deadline must be later than the opening."),
        ({"due_at": "кейін"}, "No date is understood in “кейін”. Write it like this: 5.12"),
        ({"due_at": "жұма кейін"}, "Understood only: Friday. Write it like this: 5.12"),
        ({"due_at": "31.02.2036"}, "Understood: day 31, month 02. There is no such day"),
        ({"due_at": "1.9.2036 24:10"}, "Understood as a time: 24:10."),
        (
            {"due_at": "жұма 2.9.2036"},
            "Understood: Friday and the date 2.09.2036, which",
        ),
        ({"due_at": "2 апта"}, "No date is understood in “2 апта”."),
        (
            {"opens_at": "01.09.2020 08:00", "due_at": "02.09.2020 08:00"},
            "This time has passed already.",
        ),
        ({"due_at": "15.09.1926 10:00"}, "Write a year between 2000 and 2100."),
        ({"opens_at": ""}, "Say when the lesson opens."),
        ({"attempts_allowed": "0"}, "Allow at least one attempt, or leave the field empty."),
        ({"attempts_allowed": "көп"}, "Write a whole number, or leave the field empty."),
        ({"attempts_allowed": "99999999999999999999"}, "Write 100 or less"),
        ({"lesson": ""}, "Choose a lesson."),
    ],
)
def test_a_wrong_field_is_named_and_what_was_typed_is_kept(teacher, world, changes, error):
    lesson = f.make_lesson(number=16)

    response = teacher.post(
        world.url("assignment-create"), assignment_data(lesson, attempts_allowed="7") | changes
    )

    assert error in text_of(response)
    assert not Assignment.objects.filter(lesson=lesson).exists()
    for name, value in changes.items():
        assert response.context["form"][name].value() == value
    assert 'value="01.09.2036 08:00"' in response.content.decode() or "opens_at" in changes


RULES = {
    "key_time": "never",
    "drawn_level_1": "2",
    "draws_others_first": "on",
    "shuffles_options": "on",
}


def test_the_rules_of_a_new_lesson_are_set_well_and_stand_folded(teacher, world):
    lesson = f.make_lesson(number=16)

    page = teacher.get(world.url("assignment-create"))

    assert "More rules" in text_of(page)
    form = page.context["form"]
    names = [field.name for field in form.more_fields]
    assert [str(form[name].value()) for name in names] == [
        *(
            "False",
            "closes",
            "after",
            "None",
            "None",
            "None",
            "True",
            "True",
            "True",
            "None",
            "False",
            "False",
        )
    ]
    assert Assignment(lesson=lesson).rules.key_time == "after"


def test_rules_with_a_name_fill_the_form(teacher, world):
    f.make_lesson(number=16)

    form = teacher.get(world.url("assignment-create"), {"preset": "test"}).context["form"]

    assert form["attempts_allowed"].value() == 1
    assert form["closes_when_due"].value() is True
    assert form["required_parts"].value() == ["level-1", "level-2", "level-3"]


def test_rules_are_kept(teacher, world):
    lesson = f.make_lesson(number=16)
    for _ in range(3):
        f.make_question(lesson)

    teacher.post(world.url("assignment-create"), assignment_data(lesson, **RULES))

    made = Assignment.objects.get(lesson=lesson)
    assert (made.key_time, made.drawn_level_1, made.drawn_level_2) == ("never", 2, None)
    assert (made.draws_others_first, made.shuffles_questions, made.shuffles_options) == (
        *(True, False, True),
    )


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("4", "Questions at this level: 3. Write no more than that."),
        ("0", "Draw at least one question, or leave the field empty."),
        ("екі", "Write a whole number, or leave the field empty."),
    ],
)
def test_a_wrong_rule_opens_the_fold_and_is_named(teacher, world, typed, error):
    lesson = f.make_lesson(number=16)
    for _ in range(3):
        f.make_question(lesson)
    data = assignment_data(lesson, **{**RULES, "drawn_level_1": typed})

    response = teacher.post(world.url("assignment-create"), data)

    assert error in text_of(response)
    assert "<details open>" in response.content.decode()
    assert response.context["form"]["drawn_level_1"].value() == typed


def test_the_same_lesson_twice_is_refused_beside_the_lesson(teacher, world):
    f.make_lesson(number=16)

    response = teacher.post(world.url("assignment-create"), assignment_data(world.lesson))

    assert "This class already has this lesson" in text_of(response)
    assert Assignment.objects.filter(lesson=world.lesson).count() == 1


def test_a_lesson_that_a_colleague_assigned_in_the_same_second_is_refused(world):
    lesson = f.make_lesson(number=16)
    form = AssignmentForm(
        assignment_data(lesson), now=f.NOW, instance=Assignment(classroom=world.classroom)
    )
    assert form.is_valid()
    f.make_assignment(lesson, world.classroom)

    assert not form.save_once()

    assert form.errors["lesson"]


def test_a_draft_cannot_be_assigned(teacher, world):
    draft = f.make_lesson(number=17, published=False)

    response = teacher.post(world.url("assignment-create"), assignment_data(draft))

    assert "it is not published" in text_of(response)


def test_dates_and_rules_are_changed_and_the_lesson_stays(teacher, world):
    other = f.make_lesson(number=16)
    data = assignment_data(other, due_at="", attempts_allowed="", gate="off")

    response = teacher.post(world.url("assignment-edit"), data)

    world.assignment.refresh_from_db()
    assert response.status_code == 302
    assert world.assignment.lesson == world.lesson
    assert (world.assignment.due_at, world.assignment.attempts_allowed) == (None, None)
    assert world.assignment.gate == Gate.OFF


def test_the_form_for_changing_shows_the_dates_as_they_are_typed(teacher, world):
    Assignment.objects.update(
        opens_at=datetime(2036, 9, 1, 8, 0, tzinfo=ALMATY),
        due_at=datetime(2036, 9, 15, 23, 59, tzinfo=ALMATY),
    )

    page = teacher.get(world.url("assignment-edit")).content.decode()

    assert 'value="15.09.2036 23:59"' in page


# --- Results --------------------------------------------------------------------------------------


def test_the_results_show_marks_states_and_what_waits(teacher, world):
    page = text_of(teacher.get(world.url("assignment-results")))

    assert "Level 1: handed in by 1 of 2" in page
    assert "Level 2: handed in by 0 of 2" in page
    assert "1 / 4 checked: 1 of 4 points, 100 % of them" in page
    assert "1 answer waits" in page
    assert "being checked" in page


def test_a_marked_answer_counts_in_the_results(teacher, world):
    f.make_marking(
        world.response,
        world.teacher,
        fraction=2 / f.Fraction(3),
        shares={"a": Share.FULL, "b": Share.NONE},
        now=world.now,
    )

    page = text_of(teacher.get(world.url("assignment-results")))

    assert "3 / 4" in page
    assert "Everything is checked" in page


def stuck_at_level_1(world, student):
    for _ in range(2):
        f.make_attempt(
            world.assignment, student, answers=[("b",), ()], submitted=True, now=world.now
        )


def test_a_stuck_student_is_named_with_the_reason(teacher, world):
    stuck_at_level_1(world, world.erlan)

    page = text_of(teacher.get(world.url("assignment-results")))

    assert "1 student is stuck" in page
    assert "Level 1: 2 attempts, all below the pass mark." in page


def test_stuck_students_come_first_on_request(teacher, world):
    stuck_at_level_1(world, world.erlan)
    url = world.url("assignment-results")

    by_alphabet = text_of(teacher.get(url))
    stuck_first = text_of(teacher.get(url, {"first": "stuck"}))

    assert by_alphabet.index("Әбенова Аида") < by_alphabet.index("Бекұлы Ерлан")
    assert stuck_first.index("Бекұлы Ерлан") < stuck_first.index("Әбенова Аида")


def test_the_results_of_a_class_without_students_lead_to_the_join_code(teacher, world):
    empty = f.make_classroom(name="ХҚ-999")
    f.enrol(world.teacher, empty, "teacher")
    assignment = f.make_assignment(world.lesson, empty)

    response = teacher.get(reverse("lessons:assignment-results", args=[assignment.pk]))

    assert "Show the join code" in text_of(response)


def test_the_results_of_a_lesson_without_questions_say_so(teacher, world):
    assignment = f.make_assignment(f.make_lesson(number=16), world.classroom)

    response = teacher.get(reverse("lessons:assignment-results", args=[assignment.pk]))

    assert "This lesson has no questions yet" in text_of(response)


# --- One student ----------------------------------------------------------------------------------


def test_the_work_of_a_student_shows_each_attempt_with_a_link(teacher, world):
    response = teacher.get(world.url("student-work"))

    assert "Level 1, attempt 1" in text_of(response)
    assert world.url("attempt-review") in response.content.decode()


def test_an_attempt_handed_in_after_the_deadline_is_called_late(teacher, world):
    before = text_of(teacher.get(world.url("attempt-review")))
    Assignment.objects.update(due_at=world.now - timedelta(hours=1))

    assert " late " not in before
    assert " late " in text_of(teacher.get(world.url("attempt-review")))
    assert " late " in text_of(teacher.get(world.url("student-work")))


def test_an_attempt_under_way_has_no_link(teacher, world):
    attempt = f.make_attempt(world.assignment, world.erlan, answers=[("a",)], now=world.now)
    url = reverse("lessons:student-work", args=[world.classroom.pk, world.erlan.pk])

    response = teacher.get(url)

    assert "under way" in text_of(response)
    assert reverse("lessons:attempt-review", args=[attempt.pk]) not in response.content.decode()


def test_the_review_shows_answer_right_answer_and_key_points(teacher, world):
    page = text_of(teacher.get(world.url("attempt-review")))

    assert ANSWER[0] in page
    assert "Астана" in page
    assert "Бейбіт құралдары ( 1 point )" in page.replace("(1 point)", "( 1 point )")


def test_the_review_shows_every_mark_newest_first_and_a_link_to_change_it(teacher, world):
    nothing = {"a": Share.NONE, "b": Share.NONE}
    f.make_marking(
        world.response, world.teacher, fraction=f.Fraction(0), shares=nothing, comment="Бос"
    )
    f.make_marking(world.response, world.teacher, comment="Қайта қаралды")

    response = teacher.get(world.url("attempt-review"))

    page = text_of(response)
    assert page.index("Қайта қаралды") < page.index("Бос")
    assert "Сейітова Гүлнар" in page
    change = reverse("lessons:response-mark", args=[world.response.pk])
    assert change in response.content.decode()


def test_a_closed_answer_has_no_link_to_change_its_mark(teacher, world):
    closed = world.attempt.response_set.exclude(pk=world.response.pk).get()

    page = teacher.get(world.url("attempt-review")).content.decode()

    assert reverse("lessons:response-mark", args=[closed.pk]) not in page


def test_what_a_student_typed_is_shown_as_text(teacher, world):
    attempt = f.make_attempt(
        world.assignment,
        world.erlan,
        answers=[("a",), ("<script>x</script>",)],
        submitted=True,
        now=world.now,
    )

    page = teacher.get(reverse("lessons:attempt-review", args=[attempt.pk])).content.decode()

    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


# --- A task bears the name that its author gave it ------------------------------------------------


@pytest.fixture
def task_attempt(world):
    f.make_question(world.lesson, kind="open-answer", part=Part.INDEPENDENT, label="СӨЖ")
    return f.make_attempt(
        world.assignment,
        world.aida,
        part=Part.INDEPENDENT,
        answers=[ANSWER],
        submitted=True,
        now=world.now,
    )


def test_the_results_name_a_task_as_its_author_did(teacher, world, task_attempt):
    page = teacher.get(world.url("assignment-results")).content.decode()

    assert "СӨЖ: handed in by 1 of 2" in page
    assert '<th scope="col">СӨЖ</th>' in page
    assert page.count('<td data-label="СӨЖ"') == 2
    assert "Independent work" not in page


def test_the_work_of_a_student_names_a_task_as_its_author_did(teacher, world, task_attempt):
    f.make_attempt(
        world.assignment, world.aida, part=Part.INDEPENDENT, answers=[ANSWER], now=world.now
    )

    page = text_of(teacher.get(world.url("student-work")))

    assert "What the student is told: Continue where you stopped: СӨЖ." in page
    assert "СӨЖ, attempt 1" in page
    assert "See the answers : СӨЖ, 1" in page
    assert "Independent work" not in page


def test_the_answers_of_a_task_are_headed_as_its_author_named_it(teacher, task_attempt):
    url = reverse("lessons:attempt-review", args=[task_attempt.pk])

    page = text_of(teacher.get(url))

    assert "Әбенова Аида: СӨЖ, attempt 1" in page
    assert "Independent work" not in page


# --- The same work for 1 and for 40 ---------------------------------------------------------------


@pytest.mark.parametrize("name", ["classroom-detail", "assignment-results"])
def test_a_page_takes_the_same_queries_for_a_few_students_and_for_forty(teacher, world, name):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert teacher.get(world.url(name)).status_code == 200
        return len(queries)

    few = count()
    for _ in range(38):
        student = f.make_student(world.classroom)
        f.make_attempt(
            world.assignment, student, answers=[("a",), ANSWER], submitted=True, now=world.now
        )

    assert count() == few


def test_the_work_of_a_student_takes_the_same_queries_for_one_lesson_and_for_five(teacher, world):
    def count():
        with CaptureQueriesContext(connection) as queries:
            teacher.get(world.url("student-work"))
        return len(queries)

    one = count()
    for number in range(16, 20):
        lesson = f.make_lesson(number=number)
        f.make_question(lesson)
        assignment = f.make_assignment(lesson, world.classroom)
        f.make_attempt(assignment, world.aida, answers=[("a",)], submitted=True)

    assert count() == one
