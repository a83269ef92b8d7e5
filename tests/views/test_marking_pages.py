"""What waits for marking, and marking one answer: nothing typed is lost, no mark is overwritten."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.domain.marking.key_points import Share
from lessons.models import Assignment, EventKind, Marking, ResponseState
from tests import factories as f
from tests.proposals import prepare

pytestmark = pytest.mark.django_db
QUEUE = reverse("lessons:marking-queue")
ANSWER = ("Дипломатия – сыртқы саясат құралы",)


class World:
    """A class with a teacher and a lesson of one open question; three students, each waits."""

    def __init__(self, **question):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom, last_name="Сейітова")
        self.lesson = f.make_lesson()
        self.question = f.make_question(self.lesson, kind="open-answer", **question)
        self.assignment = f.make_assignment(
            self.lesson,
            self.classroom,
            opens_at=self.now - timedelta(days=5),
            due_at=self.now + timedelta(days=5),
        )
        self.responses = [self.answer(name, minutes=30 - index) for index, name in NAMES]

    def answer(self, name, *, minutes=0, assignment=None, text=ANSWER[0]):
        assignment = assignment or self.assignment
        student = f.make_student(assignment.classroom, last_name=name)
        at = self.now - timedelta(minutes=minutes)
        attempt = f.make_attempt(assignment, student, answers=[(text,)], submitted=True, now=at)
        return attempt.response_set.get()


NAMES = list(enumerate(["Абаев", "Бекова", "Серік"]))


@pytest.fixture
def world():
    return World()


@pytest.fixture
def teacher(client, world):
    client.cookies["django_language"] = "en"
    client.force_login(world.teacher)
    return client


def text_of(response):
    words = re.sub(r"<[^>]+>", " ", response.content.decode().replace("&nbsp;", " "))
    return " ".join(words.split())


def mark_url(response):
    return reverse("lessons:response-mark", args=[response.pk])


def next_url(world):
    return reverse("lessons:marking-next", args=[world.question.pk])


def question_url(world):
    return reverse("lessons:question-queue", args=[world.question.pk])


def decision(response, **changes):
    response.refresh_from_db()
    return {
        "seen": response.last_seq,
        "then": "next",
        "point_1": "full",
        "point_2": "half",
        "comment": "Жақсы",
    } | changes


# --- Who may see what -----------------------------------------------------------------------------


def urls(world):
    return [next_url(world), mark_url(world.responses[0])]


def test_a_teacher_of_another_class_finds_no_answer_to_mark(client, world):
    client.force_login(f.make_teacher(f.make_classroom(name="БҚ-1")))

    for url in urls(world):
        assert client.get(url).status_code == 404
    assert client.post(mark_url(world.responses[0]), {}).status_code == 404


def test_a_student_of_the_class_is_refused(client, world):
    client.force_login(world.responses[0].attempt.student)

    for url in [QUEUE, *urls(world)]:
        assert client.get(url).status_code == 403
    assert client.post(mark_url(world.responses[0]), {}).status_code == 403


def test_a_student_of_another_class_finds_nothing_and_has_no_queue(client, world):
    client.force_login(f.make_student(f.make_classroom(name="БҚ-1")))

    for url in urls(world):
        assert client.get(url).status_code == 404
    assert client.get(QUEUE).status_code == 403


def test_somebody_who_is_not_signed_in_is_sent_to_the_sign_in(client, world):
    for url in [QUEUE, *urls(world)]:
        assert client.get(url).url.startswith(reverse("sign-in"))


def test_a_mark_sent_after_the_sign_in_ran_out_is_kept_on_the_sign_in_page(client, world):
    response = client.post(mark_url(world.responses[0]), decision(world.responses[0]))

    assert response.status_code == 401
    assert "Жақсы" in response.content.decode()
    assert not Marking.objects.exists()


def test_a_method_that_a_page_does_not_know_is_refused(teacher, world):
    assert teacher.post(QUEUE).status_code == 405
    assert teacher.post(next_url(world)).status_code == 405
    assert teacher.put(mark_url(world.responses[0])).status_code == 405


def test_a_number_that_does_not_exist_is_not_found(teacher, world):
    missing = 10**9
    for url in [
        reverse("lessons:response-mark", args=[missing]),
        reverse("lessons:marking-next", args=[missing]),
    ]:
        assert teacher.get(url).status_code == 404


def test_a_question_of_a_lesson_that_no_class_of_the_teacher_has_is_not_found(teacher, world):
    stranger = f.make_question(f.make_lesson(number=16), kind="open-answer")

    for name in ("marking-next", "question-queue"):
        assert teacher.get(reverse(f"lessons:{name}", args=[stranger.pk])).status_code == 404


def test_an_answer_that_is_not_handed_in_cannot_be_marked(teacher, world):
    student = f.make_student(world.classroom)
    attempt = f.make_attempt(world.assignment, student, answers=[ANSWER], now=world.now)

    assert teacher.get(mark_url(attempt.response_set.get())).status_code == 404


def test_an_answer_with_a_key_is_not_marked_by_hand(teacher, world):
    f.make_question(world.lesson)
    response = f.make_attempt(
        world.assignment,
        f.make_student(world.classroom),
        answers=[ANSWER, ("a",)],
        submitted=True,
        now=world.now,
    ).response_set.get(version__kind="single-choice")

    assert teacher.get(mark_url(response)).status_code == 404


# --- The queue ------------------------------------------------------------------------------------


def test_the_queue_shows_each_question_with_its_count_and_class(teacher, world):
    page = text_of(teacher.get(QUEUE))

    assert "3 answers to check" in page
    assert "№15 · Level 1 ХҚ-231 3" in page
    assert question_url(world) in teacher.get(QUEUE).content.decode()


def test_the_queue_holds_nothing_of_classes_that_others_teach(teacher, world):
    other = f.make_classroom(name="БҚ-1")
    world.answer("Бөтен", assignment=f.make_assignment(world.lesson, other))

    page = text_of(teacher.get(QUEUE))

    assert "БҚ-1" not in page
    assert "3 answers to check" in page


def test_the_queue_can_show_one_lesson_and_says_that_more_waits(teacher, world):
    second = f.make_classroom(name="БҚ-1")
    f.enrol(world.teacher, second, "teacher")
    assignment = f.make_assignment(world.lesson, second)
    world.answer("Екінші", assignment=assignment)

    page = text_of(teacher.get(QUEUE, {"assignment": assignment.pk}))

    assert "БҚ-1 1 checked: 0" in page
    assert "ХҚ-231 3" not in page
    assert "Show everything: 3 more answers" in page


def test_an_empty_queue_says_that_nothing_waits(teacher, world):
    for response in world.responses:
        f.make_marking(response, world.teacher)

    assert "Nothing waits" in text_of(teacher.get(QUEUE))


def test_the_queue_takes_the_same_queries_for_three_answers_and_for_forty(teacher, world):
    def count():
        with CaptureQueriesContext(connection) as queries:
            teacher.get(QUEUE)
        return len(queries)

    few = count()
    for number in range(37):
        world.answer(f"Студент {number}")

    assert count() == few


def test_marking_takes_the_same_queries_for_three_answers_and_for_forty(teacher, world):
    def count():
        with CaptureQueriesContext(connection) as queries:
            teacher.get(mark_url(world.responses[0]))
        return len(queries)

    few = count()
    for number in range(37):
        world.answer(f"Студент {number}")

    assert count() == few


# --- The next answer ------------------------------------------------------------------------------


def test_of_a_group_the_answer_that_waits_longest_is_shown_first(teacher, world):
    prepare(world.question)
    assert teacher.get(next_url(world)).url == mark_url(world.responses[0])


def test_a_skipped_group_comes_again_at_the_end(teacher, world):
    other = world.answer("Өзге", text="Мүлде бөлек ой айтылған жауап")
    prepare(world.question)

    group = teacher.get(mark_url(world.responses[0]))
    skipped = teacher.get(group.context["skip_url"])
    last = teacher.get(teacher.get(mark_url(other)).context["skip_url"])

    assert skipped.url == mark_url(other)
    assert last.url == mark_url(world.responses[0])


@pytest.mark.parametrize("after", ["", "x", "²", "-1", "9" * 40])
def test_a_broken_after_begins_at_the_front(teacher, world, after):
    prepare(world.question)
    assert teacher.get(next_url(world), {"after": after}).url == mark_url(world.responses[0])


def test_after_the_last_answer_comes_the_queue_with_a_word(teacher, world):
    for response in world.responses:
        f.make_marking(response, world.teacher)

    response = teacher.get(next_url(world), follow=True)

    assert response.redirect_chain == [(QUEUE, 302)]
    assert "Nothing more waits for this question." in text_of(response)


# --- Marking --------------------------------------------------------------------------------------


def test_the_page_shows_the_answer_the_key_points_and_how_many_are_left(teacher, world):
    page = text_of(teacher.get(mark_url(world.responses[0])))

    assert ANSWER[0] in page
    assert "1. Мемлекеттің атынан жүргізілетіні" in page
    assert "half 0.5" in page
    assert "Checked: 0 / 3" in page
    assert "Waiting 3" in page


def test_a_partial_mark_is_the_sum_of_its_key_points(teacher, world):
    first = world.responses[0]

    teacher.post(mark_url(first), decision(first))

    first.refresh_from_db()
    marking = first.markings.get()
    assert marking.shares == {"a": "full", "b": "half"}
    assert first.fraction == marking.fraction == Decimal("0.83333")
    assert (marking.comment, marking.marker) == ("Жақсы", world.teacher)
    assert first.state == ResponseState.MARKED


def test_after_saving_comes_the_next_answer_with_the_mark_and_a_way_back(teacher, world):
    first, *others = world.responses

    response = teacher.post(mark_url(first), decision(first), follow=True)

    # Answers that nothing puts together come in an order that the question and the teacher draw.
    assert response.redirect_chain[-1][0] in {mark_url(other) for other in others}
    assert "Saved: 2.5 / 3 for 1 answer." in text_of(response)
    assert f'<a href="{mark_url(first)}"' in response.content.decode()


def test_a_name_in_the_message_is_shown_as_text(teacher, world):
    first = world.responses[0]
    student = first.attempt.student
    student.last_name = "<b>Абаев</b>"
    student.save()

    sent = decision(first, then="review")
    page = teacher.post(mark_url(first), sent, follow=True).content.decode()

    assert "Saved: &lt;b&gt;Абаев" in page


def test_every_key_point_must_be_decided_and_the_rest_is_kept(teacher, world):
    first = world.responses[0]
    data = decision(first, comment="Ұзақ пікір")
    del data["point_2"]

    response = teacher.post(mark_url(first), data)

    form = response.context["form"]
    assert not Marking.objects.exists()
    assert list(form.errors) == ["point_2"]
    assert form["point_1"].value() == "full"
    assert "Ұзақ пікір" in response.content.decode()
    assert "Total: 2 / 3" in text_of(response)


def test_an_unknown_share_is_refused(teacher, world):
    first = world.responses[0]

    response = teacher.post(mark_url(first), decision(first, point_1="double"))

    assert list(response.context["form"].errors) == ["point_1"]
    assert not Marking.objects.exists()


def test_lines_of_a_comment_are_kept_as_lines(teacher, world):
    first = world.responses[0]

    teacher.post(mark_url(first), decision(first, comment="Бірінші\r\nЕкінші"))

    assert first.markings.get().comment == "Бірінші\nЕкінші"


def test_a_late_answer_is_called_late(teacher, world):
    before = text_of(teacher.get(mark_url(world.responses[0])))
    Assignment.objects.update(due_at=world.now - timedelta(hours=1))

    assert " late " not in before
    assert " late " in text_of(teacher.get(mark_url(world.responses[0])))


# --- A mark for the whole answer ------------------------------------------------------------------


@pytest.fixture
def whole(client):
    world = World(payload={"key_points": [], "model_answer": ""}, points=10)
    client.cookies["django_language"] = "en"
    client.force_login(world.teacher)
    return world


def whole_decision(response, mark):
    return {"seen": response.last_seq, "then": "next", "mark": mark, "comment": "Жақсы"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("typed", ["7,5", "7.5", " 7.50 "])
def test_a_comma_and_a_point_say_the_same_mark(client, whole, typed, language):
    client.cookies["django_language"] = language
    first = whole.responses[0]

    client.post(mark_url(first), whole_decision(first, typed))

    assert first.markings.get().fraction == Decimal("0.75")


@pytest.mark.parametrize(
    "typed", ["11", "-1", "7,3", "жеті", "NaN", "1e40", "1e-40", "Infinity", "7,5,5"]
)
def test_a_mark_that_cannot_be_is_refused_and_kept(client, whole, typed):
    first = whole.responses[0]

    response = client.post(mark_url(first), whole_decision(first, typed))

    assert "Write a number from 0 to 10, in steps of a half." in text_of(response)
    assert f'value="{typed}"' in response.content.decode()
    assert "Жақсы" in response.content.decode()
    assert not Marking.objects.exists()


def test_no_mark_at_all_is_asked_for(client, whole):
    first = whole.responses[0]

    assert "Write the mark." in text_of(client.post(mark_url(first), whole_decision(first, "")))


def test_zero_and_the_maximum_are_marks(client, whole):
    zero, full, _ = whole.responses

    client.post(mark_url(zero), whole_decision(zero, "0"))
    client.post(mark_url(full), whole_decision(full, "10"))

    assert zero.markings.get().fraction == 0
    assert full.markings.get().fraction == 1


def test_a_mark_for_the_whole_is_shown_again_as_this_language_writes_it(client, whole):
    client.cookies["django_language"] = "kk"
    first = whole.responses[0]
    client.post(mark_url(first), whole_decision(first, "7.5"))

    assert 'value="7,5"' in client.get(mark_url(first)).content.decode()


# --- Changing a mark ------------------------------------------------------------------------------


def test_a_changed_mark_keeps_the_one_before_in_the_history(teacher, world):
    first = world.responses[0]
    teacher.post(mark_url(first), decision(first, point_1="none", point_2="none", comment="Бос"))

    page = teacher.get(mark_url(first))
    teacher.post(mark_url(first), decision(first, comment="Қайта қаралды"))

    assert page.context["form"]["point_1"].value() == "none"
    assert [row.comment for row in first.markings.order_by("number")] == ["Бос", "Қайта қаралды"]
    assert first.events.filter(kind=EventKind.MARKED).count() == 2
    again = text_of(teacher.get(mark_url(first)))
    assert again.index("Қайта қаралды") < again.index("Бос")


def test_after_a_change_comes_the_attempt(teacher, world):
    first = world.responses[0]
    f.make_marking(first, world.teacher)

    then = teacher.get(mark_url(first)).context["then"]
    response = teacher.post(mark_url(first), decision(first, then=then))

    url = reverse("lessons:attempt-review", args=[first.attempt_id])
    assert response.url == f"{url}#response-{first.pk}"


def test_a_blank_answer_that_its_key_marked_can_be_raised(teacher, world):
    student = f.make_student(world.classroom)
    attempt = f.make_attempt(world.assignment, student, submitted=True, now=world.now)
    blank = attempt.response_set.get()

    teacher.post(mark_url(blank), decision(blank))

    assert blank.markings.get().fraction == Decimal("0.83333")


# --- Two teachers, two clicks ---------------------------------------------------------------------


@pytest.fixture
def colleague(world):
    return f.make_teacher(world.classroom, last_name="Оспанов")


def test_a_stale_mark_is_refused_with_everything_kept_and_the_other_mark_shown(
    teacher, world, colleague
):
    first = world.responses[0]
    data = decision(first, comment="Менің пікірім")
    f.make_marking(first, colleague, comment="Әріптестің пікірі")

    response = teacher.post(mark_url(first), data)

    page = text_of(response)
    assert response.status_code == 409
    assert "Оспанов" in page
    assert "Әріптестің пікірі" in page
    assert "Менің пікірім" in page
    assert response.context["form"]["point_2"].value() == "half"
    assert first.markings.count() == 1


def test_saving_again_after_a_refusal_counts_and_goes_on(teacher, world, colleague):
    prepare(world.question)
    first, second, _ = world.responses
    data = decision(first, comment="Менің пікірім")
    f.make_marking(first, colleague, comment="Әріптестің пікірі")
    refused = teacher.post(mark_url(first), data)

    again = data | {"seen": refused.context["seen"], "then": refused.context["then"]}
    response = teacher.post(mark_url(first), again, follow=True)

    assert response.redirect_chain[-1][0] == mark_url(second)
    assert first.markings.order_by("-number").first().comment == "Менің пікірім"
    assert first.markings.count() == 2


def test_an_unfinished_form_does_not_learn_of_a_mark_it_never_showed(teacher, world, colleague):
    first = world.responses[0]
    data = decision(first)
    f.make_marking(first, colleague)

    unfinished = teacher.post(mark_url(first), data | {"point_1": ""})
    response = teacher.post(mark_url(first), data | {"seen": unfinished.context["seen"]})

    assert response.status_code == 409


def test_a_double_click_saves_one_mark_and_goes_on(teacher, world):
    prepare(world.question)
    first, second, _ = world.responses
    data = decision(first)

    teacher.post(mark_url(first), data)
    response = teacher.post(mark_url(first), data, follow=True)

    assert response.redirect_chain[-1][0] == mark_url(second)
    assert first.markings.count() == 1


def test_the_same_mark_by_a_colleague_is_no_double_click(teacher, world, colleague):
    first = world.responses[0]
    data = decision(first)
    shares = {"a": Share.FULL, "b": Share.HALF}
    fraction = f.Fraction(5, 6)
    f.make_marking(first, colleague, fraction=fraction, shares=shares, comment="Жақсы")

    assert teacher.post(mark_url(first), data).status_code == 409


@pytest.mark.parametrize("seen", ["", "x", "²", "-1", "9" * 30])
def test_a_form_without_its_number_is_refused_and_kept(teacher, world, seen):
    first = world.responses[0]

    response = teacher.post(mark_url(first), decision(first, seen=seen))

    assert response.status_code == 409
    assert "Жақсы" in response.content.decode()
    assert not Marking.objects.exists()


# --- A short answer that its key asks about -------------------------------------------------------


def short_answer(world, typed):
    lesson = f.make_lesson()
    f.make_question(lesson, kind="short-answer", payload={"accepted": ["абиотикалық"]}, points=2)
    assignment = f.make_assignment(lesson, world.classroom)
    student = f.make_student(world.classroom, last_name="Омар")
    return f.make_attempt(
        assignment, student, answers=[(typed,)], submitted=True
    ).response_set.get()


def test_a_short_answer_that_waits_is_in_the_queue_with_its_key_beside_it(teacher, world):
    waiting = short_answer(world, "биотикалық")

    assert waiting.version.text in text_of(teacher.get(QUEUE))
    page = text_of(teacher.get(mark_url(waiting)))
    assert "The right answer абиотикалық" in page
    assert "биотикалық" in page


def test_a_short_answer_that_waits_is_marked_as_a_whole_and_can_be_changed(teacher, world):
    waiting = short_answer(world, "биотикалық")

    teacher.post(mark_url(waiting), whole_decision(waiting, "2"))

    waiting.refresh_from_db()
    assert (waiting.state, waiting.fraction) == (ResponseState.MARKED, 1)
    assert teacher.get(mark_url(waiting)).status_code == 200


def test_a_short_answer_that_its_key_decided_is_not_for_a_person(teacher, world):
    decided = short_answer(world, "абиотикалық")

    assert teacher.get(mark_url(decided)).status_code == 404


def test_its_student_reads_that_it_is_being_checked_and_not_what_is_right(client, world):
    waiting = short_answer(world, "биотикалық")
    client.cookies["django_language"] = "en"
    client.force_login(waiting.attempt.student)

    page = text_of(client.get(reverse("lessons:attempt-detail", args=[waiting.attempt_id])))

    assert "being checked" in page
    assert "абиотикалық" not in page
