"""Practice as its pages show it, without JavaScript; the browser tests go the same way with it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.models import Assignment, Lesson, PracticeSitting, Question, ReviewCard, UseChoices
from lessons.services.remembering import remember
from tests import factories as f

pytestmark = pytest.mark.django_db
OPTIONS = [
    {"id": "a", "text": "Ізгі қызмет", "feedback": ""},
    {"id": "b", "text": "Делдалдық", "feedback": "Делдал шешім нұсқасын өзі де ұсынады."},
    {"id": "c", "text": "Дипломатиялық нота", "feedback": ""},
    {"id": "d", "text": "Арбитраж", "feedback": ""},
]
CHOICE = {"options": OPTIONS, "correct": "a"}
EXPLANATION = "Ізгі қызмет көрсетуші тек кездесуге жағдай жасайды."
TEXT = (
    "Дауды реттеуде екі құралды ажырату керек. Ізгі қызмет көрсетуші тек кездесуге жағдай жасайды, "
    "ал делдал келіссөзге қатысады."
)


class Room:
    def __init__(self, client):
        self.client = client
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.student = f.make_student(self.classroom)
        self.lesson = f.make_lesson()
        self.section = f.make_section(self.lesson, heading="Құралдар", text=TEXT)
        self.assignment = f.make_assignment(
            self.lesson,
            self.classroom,
            opens_at=self.now - timedelta(days=1),
            due_at=None,
            key_time="after",
        )
        client.force_login(self.student)
        client.cookies["django_language"] = "en"

    def ask(self, kind="single-choice", use="practice", **fields):
        fields = {"explanation": EXPLANATION, "section": self.section, **fields}
        question = f.make_question(self.lesson, kind=kind, **fields)
        Question.objects.filter(pk=question.pk).update(use=use)
        return question

    def start(self):
        url = reverse("lessons:practice-start", args=[self.assignment.pk, "level-1"])
        return self.client.post(url, follow=True)

    def url(self, position=1, name="practice-question"):
        sitting = PracticeSitting.objects.latest("pk")
        return reverse(f"lessons:{name}", args=[sitting.pk, position])

    def answer(self, *values, position=1, seen=0, **headers):
        data = {"answer": values, "seen": seen}
        return self.client.post(self.url(position), data, follow=True, headers=headers)

    def hint(self, seen, position=1):
        return self.client.post(self.url(position, "practice-hint"), {"seen": seen}, follow=True)

    def end(self):
        sitting = PracticeSitting.objects.latest("pk")
        return self.client.get(reverse("lessons:practice-detail", args=[sitting.pk]), follow=True)


@pytest.fixture
def room(client):
    room = Room(client)
    room.ask(payload=CHOICE, text="Қай құрал қолданылды?")
    room.ask(payload=CHOICE, text="Тағы қай құрал?")
    return room


def words(response):
    shown = re.sub(
        r"<(script|style|template).*?</\1>", " ", response.content.decode(), flags=re.DOTALL
    )
    shown = " ".join(re.sub(r"<[^>]+>", " ", shown).replace("&nbsp;", " ").split())
    return shown.replace("&#x27;", "'")


def test_the_lesson_offers_practice_by_its_name_and_it_begins_with_a_question(room):
    page = room.client.get(reverse("lessons:assignment-detail", args=[room.assignment.pk]))

    assert "It does not change your mark." in words(page)
    assert "Қай құрал қолданылды?" in words(room.start())


def test_the_start_page_names_practice_and_the_review(room):
    page = words(room.client.get(reverse("lessons:home")))

    assert "Practise" in page
    assert "Nothing to review today" in page


def test_a_wrong_answer_is_told_with_its_own_feedback_and_place_and_without_the_right_one(room):
    room.start()

    page = room.answer("b")

    assert "Not right" in words(page)
    assert "Делдал шешім нұсқасын өзі де ұсынады." in words(page)
    assert f"#section-{room.section.position}" in page.content.decode()
    assert EXPLANATION not in words(page)
    assert "(your choice, not right)" in words(page)
    assert "your choice, right" not in words(page)


def test_a_right_answer_is_told_with_its_explanation_and_leads_on(room):
    room.start()

    page = room.answer("a")

    assert "Right!" in words(page)
    assert EXPLANATION in words(page)
    assert f'href="{room.url(2)}"' in page.content.decode()


def test_what_was_missed_comes_back_and_the_end_offers_it_by_one_button(room):
    room.start()
    room.answer("b")
    room.answer("a", position=2)
    assert "Қай құрал қолданылды?" in words(room.end())
    room.answer("a", seen=1)

    page = words(room.end())

    assert "Right: 1, to repeat: 1" in page
    assert "Practise what you missed: 1 question" in page
    sitting = PracticeSitting.objects.latest("pk")
    again = room.client.post(reverse("lessons:practice-again", args=[sitting.pk]), follow=True)
    assert "Қай құрал қолданылды?" in words(again)
    assert PracticeSitting.objects.latest("pk").purpose == "missed"


def test_nothing_chosen_is_said_and_nothing_is_kept(room):
    room.start()

    page = room.answer()

    assert page.status_code == 400
    assert "Choose or write an answer first, or open a hint." in words(page)


def test_what_was_typed_comes_back_when_it_does_not_fit(room):
    room.ask("numeric", payload={"accepted": [{"value": "5", "share": 100}]})
    Question.objects.filter(position__lte=2).update(use=UseChoices.TEST)
    room.start()

    page = room.answer("бес")

    assert page.status_code == 400
    assert 'value="бес"' in page.content.decode()


def test_a_second_tab_is_told_how_it_stands(room):
    room.start()
    room.answer("b")

    page = room.answer("c", seen=0)

    assert page.status_code == 409
    assert "answered in another tab" in words(page)
    assert "Not right" in words(page)


def test_the_hints_go_from_the_place_to_the_answer_which_comes_back(room):
    room.start()

    first = words(room.hint(0))
    passage = room.hint(1)
    third = room.hint(2)
    answer = words(room.hint(3))

    assert "«Құралдар»" in first
    assert EXPLANATION not in first
    assert '<mark class="evidence">Ізгі қызмет көрсетуші' in passage.content.decode()
    assert third.content.decode().count("data-out") == 1
    assert "ruled out" in words(third)
    assert "Here is the answer" in answer
    assert "Ізгі қызмет" in answer
    assert ReviewCard.objects.get().due_on > timezone.localdate()


def test_an_option_that_is_out_can_not_be_the_right_one(room):
    room.start()
    for seen in range(3):
        page = room.hint(seen).content.decode()

    out = re.search(r'data-out>\s*<input[^>]*value="(\w)"', page)
    assert out[1] != "a"


def test_an_option_that_was_tried_is_not_the_one_that_is_ruled_out(room):
    room.start()
    for seen, wrong in enumerate("bcd"):
        room.answer(wrong, seen=seen)
        room.hint(seen)
        if seen == 1:
            break

    page = room.hint(2).content.decode()

    assert re.search(r'data-out>\s*<input[^>]*value="(\w)"', page)[1] == "d"


def test_a_hint_sent_twice_opens_one_step(room):
    room.start()
    room.hint(0)

    page = words(room.hint(0))

    assert "Hint 2: Passage" in page


def test_the_hints_of_a_teacher_win(room):
    room.ask(hints=["Анықтаманы қайта оқыңыз."], payload=CHOICE)
    Question.objects.filter(position__lte=2).update(use=UseChoices.TEST)
    room.start()
    room.hint(0)

    page = words(room.hint(1))

    assert "Анықтаманы қайта оқыңыз." in page
    assert "Hint 3: The right answer" in page


def test_an_open_answer_is_read_and_can_be_added_to(room):
    room.ask("open-answer", text="Дипломатия дегеніміз не?")
    Question.objects.filter(position__lte=2).update(use=UseChoices.TEST)
    room.start()

    page = room.answer("Бейбіт құралдармен жүргізіледі")

    assert "Ideas found:" in words(page)
    assert "This is not a mark." in words(page)
    assert "Add and check again" in words(page)
    assert "Бейбіт құралдармен жүргізіледі</textarea>" in page.content.decode()


def test_a_short_answer_that_is_not_sure_is_compared_by_the_student(room):
    room.ask("short-answer", payload={"accepted": ["дипломатиялық арбитраж"]})
    Question.objects.filter(position__lte=2).update(use=UseChoices.TEST)
    room.start()

    page = words(room.answer("арбитраж дипломатиялык шешим"))

    assert "Compare it yourself" in page or "Not right" in page


@pytest.mark.parametrize("kind", ["matching", "ordering", "gaps", "multiple-choice", "date"])
def test_each_kind_is_answered_wrongly_and_given(room, kind):
    room.ask(kind)
    Question.objects.filter(position__lte=2).update(use=UseChoices.TEST)
    assert room.start().status_code == 200
    page = words(room.client.get(room.url()))
    count = 1
    while f"Hint {count}:" in page:
        page = words(room.hint(count - 1))
        count += 1

    assert "Here is the answer" in page


def test_where_all_belongs_to_the_test_the_page_says_when_it_opens(room):
    Question.objects.update(use=UseChoices.BOTH)

    page = words(room.client.get(reverse("lessons:assignment-detail", args=[room.assignment.pk])))
    start = room.start()

    assert "They can be practised when the right answers are shown." in page
    assert "There is nothing to practise here yet" in words(start)


def test_a_question_whose_test_was_opened_again_is_not_shown_any_more(room):
    room.ask(use="both", payload=CHOICE, text="Тесттің сұрағы")
    Assignment.objects.update(attempts_allowed=1)
    f.make_attempt(room.assignment, room.student, submitted=True, now=room.now)
    room.start()
    assert room.client.get(room.url(3)).status_code == 200

    Assignment.objects.update(attempts_allowed=2)

    assert room.client.get(room.url(3)).status_code == 404
    assert room.hint(0, position=3).status_code == 404
    assert room.answer("a", position=3).status_code == 404


def test_whoever_left_the_class_can_not_go_on(room):
    room.start()
    room.student.membership_set.all().delete()

    assert room.client.get(room.url()).status_code == 404


def test_a_level_that_does_not_exist_or_is_a_task_has_no_practice(room):
    for part in ("level-9", "guided"):
        url = reverse("lessons:practice-start", args=[room.assignment.pk, part])
        assert room.client.post(url).status_code == 404


def test_our_own_script_gets_the_part_that_changes(room):
    room.start()

    page = room.answer("b", **{"X-Fragment": "1"}).content.decode()

    assert page.lstrip().startswith('<div class="practice"')
    assert "Not right" in page
    assert "<html" not in page


def test_the_review_begins_with_one_button_and_ends(room):
    room.start()
    room.answer("b")
    ReviewCard.objects.update(due_on=timezone.localdate())
    home = words(room.client.get(reverse("lessons:home")))

    first = words(room.client.post(reverse("lessons:review-start"), follow=True))
    room.answer("a")
    end = words(room.end())

    assert "Review: 1 question" in home
    assert "Қай құрал қолданылды?" in first
    assert "Right: 1, to repeat: 0" in end


def test_with_nothing_due_the_review_says_so(room):
    page = words(room.client.post(reverse("lessons:review-start"), follow=True))

    assert "Nothing is to be reviewed today." in page
    assert "Nothing to review today" in page


def test_the_days_of_practice_are_listed(room):
    room.start()
    room.answer("b")

    assert "1 answer" in words(room.client.get(reverse("lessons:review")))


def query_count(room, url):
    with CaptureQueriesContext(connection) as queries:
        assert room.client.get(url).status_code == 200
    return len(queries)


def test_a_question_takes_as_many_queries_in_a_long_sitting_as_in_a_short_one(room):
    room.start()
    few = query_count(room, room.url())
    for _ in range(8):
        room.ask(payload=CHOICE)
    PracticeSitting.objects.update(started_at=room.now - timedelta(days=2))
    room.start()

    assert query_count(room, room.url()) == few


def test_a_page_of_the_lesson_takes_as_many_queries_for_many_questions(room):
    url = reverse("lessons:assignment-detail", args=[room.assignment.pk])
    few = query_count(room, url)
    for _ in range(20):
        room.ask(payload=CHOICE)

    assert query_count(room, url) == few


def test_the_start_page_takes_as_many_queries_for_many_lessons_with_something_due(room):
    def due_in_all():
        for lesson in Lesson.objects.all():
            questions = lesson.question_set.all()
            verdicts = {question.pk: False for question in questions}
            remember(room.student, verdicts, lesson_id=lesson.pk, now=room.now)
        ReviewCard.objects.update(due_on=timezone.localdate())

    due_in_all()
    few = query_count(room, reverse("lessons:home"))
    for number in range(20, 32):
        lesson = f.make_lesson(number=number)
        f.make_question(lesson)
        f.make_assignment(lesson, room.classroom, opens_at=room.now, due_at=None)
    due_in_all()

    assert query_count(room, reverse("lessons:home")) == few


def test_what_is_still_asked_comes_along_without_what_is_answered_and_without_keys(room):
    for _ in range(3):
        room.ask(payload=CHOICE)
    room.start()
    room.answer("a")

    sitting = PracticeSitting.objects.latest("pk")
    answer = room.client.get(reverse("lessons:practice-pages", args=[sitting.pk]))

    pages = answer.json()["pages"]
    assert [page["url"] for page in pages] == [room.url(number) for number in range(2, 6)]
    assert all(EXPLANATION not in page["html"] for page in pages)
    assert all("data-verdict" not in page["html"] for page in pages)
