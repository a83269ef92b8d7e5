"""Practice: what was recognised and where to read again, never a mark; and second looks."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Band, Evidence, Proposal
from lessons.models import Mode, SecondLook
from lessons.services import practice
from tests import factories as f

pytestmark = pytest.mark.django_db
ANSWER = "Бейбіт жолмен, келіссөзбен"
PASSAGE = "Дипломатия мемлекеттің атынан жүргізіледі, оны ресми өкілдер іске асырады."


class Reader:
    """Stands where the machine stands: it recognises the second idea in the first word."""

    def propose(self, answer):
        return Proposal(
            shares={"a": Share.NONE, "b": Share.FULL},
            band=Band.LOOK,
            evidence=(Evidence(key_point="b", start=0, end=6),),
        )


class Room:
    def __init__(self, mode):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        self.student = f.make_student(self.classroom)
        self.lesson = f.make_lesson()
        f.make_section(self.lesson, heading="Кім жүргізеді", text=PASSAGE)
        f.make_section(self.lesson, heading="Тарихы", text="Ежелгі дәуірде елшілер жіберілген еді.")
        self.question = f.make_question(self.lesson, kind="open-answer")
        self.assignment = f.make_assignment(
            self.lesson,
            self.classroom,
            opens_at=self.now - timedelta(days=1),
            due_at=None,
            mode=mode,
        )

    def attempt(self, *, submitted):
        return f.make_attempt(
            self.assignment, self.student, answers=[(ANSWER,)], submitted=submitted, now=self.now
        )


@pytest.fixture(autouse=True)
def _reader(monkeypatch):
    monkeypatch.setattr(practice, "proposer_of", lambda *_: Reader())


@pytest.fixture
def room():
    return Room(Mode.PRACTICE)


@pytest.fixture
def student(client, room):
    client.cookies["django_language"] = "en"
    client.force_login(room.student)
    return client


def words(response):
    shown = re.sub(
        r"<(script|style|template).*?</\1>", " ", response.content.decode(), flags=re.DOTALL
    )
    return " ".join(re.sub(r"<[^>]+>", " ", shown).replace("&nbsp;", " ").split())


def result_url(attempt):
    return reverse("lessons:attempt-detail", args=[attempt.pk])


def question_url(attempt):
    return reverse("lessons:attempt-question", args=[attempt.pk, 1])


def test_the_button_saves_and_tells_what_was_recognised(student, room):
    attempt = room.attempt(submitted=False)
    seen = attempt.response_set.get().draft_seq

    page = student.post(
        question_url(attempt), {"seen": seen, "answer": f"{ANSWER} шешу", "go": "read"}, follow=True
    )

    assert attempt.response_set.get().draft == [f"{ANSWER} шешу"]
    assert "Recognised: 1 of 2 ideas" in words(page)
    assert '<mark class="evidence">Бейбіт<sup>2</sup></mark>' in page.content.decode()


def test_what_is_missing_is_told_by_its_place_in_the_lesson_not_by_its_words(student, room):
    page = student.get(question_url(room.attempt(submitted=False)), {"read": "1"})

    read_url = reverse("lessons:assignment-read", args=[room.assignment.pk])
    assert f'href="{read_url}#section-1"' in page.content.decode()
    assert PASSAGE in words(page)
    assert "Мемлекеттің атынан жүргізілетіні" not in words(page)


def test_the_sentence_that_speaks_of_the_missing_idea_is_marked(student, room):
    page = student.get(question_url(room.attempt(submitted=False)), {"read": "1"})

    assert f'<mark class="evidence">{PASSAGE}</mark>' in page.content.decode()


def test_each_missing_idea_is_sent_to_a_sentence_of_its_own(room):
    twin = "Бейбіт құралдардың бірі – келіссөз, ол тараптарды бір үстелге жинайды."
    f.make_section(room.lesson, heading="Құралдар", text=f"{twin} Екіншісі – нота.")
    f.make_section(room.lesson, heading="Қорытынды", text=twin)
    places = practice.Places(list(room.lesson.section_set.all()))

    found = [places.of("Бейбіт құралдардың бірі келіссөз") for _ in range(3)]

    assert [place and place.section.position for place in found] == [3, 4, None]


def test_a_pasted_passage_shows_no_idea_and_is_told_so(student, room, monkeypatch):
    lesson_text = f"{PASSAGE} Бейбіт құралдармен ғана мақсатқа жетуге болады дейді авторлар бәрі"
    room.lesson.section_set.filter(position=1).update(text=lesson_text)
    attempt = room.attempt(submitted=False)
    attempt.response_set.update(draft=[lesson_text])

    page = words(student.get(question_url(attempt), {"read": "1"}))

    assert "This is the lesson's own text." in page.replace("&#x27;", "'")
    assert "Recognised: 0 of 2 ideas" in page


def test_the_page_says_that_it_is_a_machine_and_no_mark(student, room):
    page = words(student.get(result_url(room.attempt(submitted=True))))

    assert "It can be wrong, it is no mark, and the teacher decides." in page
    assert "being checked" in page


def test_the_result_tells_it_until_the_teacher_has_decided(student, room):
    attempt = room.attempt(submitted=True)
    before = words(student.get(result_url(attempt)))
    f.make_marking(attempt.response_set.get(), room.teacher)

    after = words(student.get(result_url(attempt)))

    assert "Recognised: 1 of 2 ideas" in before
    assert "Recognised" not in after


def test_for_a_mark_the_machine_says_nothing_to_the_student(client):
    room = Room(Mode.GRADED)
    client.cookies["django_language"] = "en"
    client.force_login(room.student)
    under_way = room.attempt(submitted=False)

    asked = words(client.get(question_url(under_way), {"read": "1"}))

    assert "Recognised" not in asked
    assert "What does the program recognise?" not in asked


def test_an_empty_answer_and_a_closed_question_have_nothing_to_be_read(student, room):
    f.make_question(room.lesson)
    attempt = f.make_attempt(room.assignment, room.student, now=room.now)

    for position in (1, 2):
        url = reverse("lessons:attempt-question", args=[attempt.pk, position])
        assert "Recognised" not in words(student.get(url, {"read": "1"}))


def test_a_teacher_chooses_what_an_assignment_is_for(client, room):
    client.force_login(room.teacher)
    url = reverse("lessons:assignment-edit", args=[room.assignment.pk])
    fields = {"opens_at": "01.04.2026 08:00", "gate": "warn"}

    client.post(url, {**fields, "mode": "graded"})
    room.assignment.refresh_from_db()
    chosen = room.assignment.mode
    client.post(url, fields)

    room.assignment.refresh_from_db()
    assert (chosen, room.assignment.mode) == (Mode.GRADED, Mode.GRADED)


# --- A second look --------------------------------------------------------------------------------


@pytest.fixture
def marked(room):
    attempt = room.attempt(submitted=True)
    f.make_marking(attempt.response_set.get(), room.teacher, now=room.now)
    return attempt


def look_url(attempt):
    return reverse("lessons:second-look", args=[attempt.pk, 1])


def test_a_student_asks_and_sees_that_it_is_with_the_teacher(student, marked):
    page = student.post(look_url(marked), {"reason": "Екінші ойды жаздым"}, follow=True)

    assert "You asked for a second look" in words(page)
    assert SecondLook.objects.get().reason == "Екінші ойды жаздым"


def test_the_request_stands_in_the_queue_with_its_reason_and_the_mark_in_force(
    client, student, marked, room
):
    student.post(look_url(marked), {"reason": "Екінші ойды жаздым"})
    client.force_login(room.teacher)
    response = marked.response_set.get()
    url = reverse("lessons:response-mark", args=[response.pk])

    queue = words(client.get(reverse("lessons:marking-queue")))
    page = client.get(url)

    assert "Second looks asked for 1" in queue
    assert client.get(reverse("lessons:marking-next", args=[room.question.pk])).url == url
    assert "Екінші ойды жаздым" in words(page)
    assert page.context["form"]["point_1"].value() == "full"


def test_the_next_mark_answers_it_and_the_student_sees_by_whom(client, student, marked, room):
    student.post(look_url(marked), {"reason": "Екінші ойды жаздым"})
    f.make_marking(marked.response_set.get(), room.teacher, now=timezone.now())

    page = words(student.get(result_url(marked)))

    assert "Looked at again:" in page
    assert "Ask for a second look" in page


def test_a_request_without_a_reason_is_sent_back(student, marked):
    page = words(student.post(look_url(marked), {"reason": " "}, follow=True))

    assert "Say in a few words what the teacher should look at." in page
    assert not SecondLook.objects.exists()


def test_nobody_asks_about_the_answer_of_another_student(client, marked, room):
    client.force_login(f.make_student(room.classroom))

    assert client.post(look_url(marked), {"reason": "Неге?"}).status_code == 404
