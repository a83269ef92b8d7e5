"""Until an assignment shows its right answers, nothing that a student can open knows them."""

import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.domain.content.parsing import forget_payloads
from lessons.domain.parts import Part
from lessons.domain.types.registry import REGISTRY
from lessons.models import (
    Assignment,
    LiveSession,
    PersonalExport,
    PracticeQuestion,
    PracticeSitting,
    Purpose,
    QuestionVersion,
    ReviewCard,
)
from lessons.services import attempts
from lessons.services.personal_data import make_export
from lessons.services.work_files import add_file
from lessons.services.writing import return_work
from tests import factories as f
from tests.test_urls import PAGES, ROLES
from tests.world import make_world

pytestmark = pytest.mark.django_db
PLANT = "құпиякілт"
"""In every text that is a key, an explanation, an accepted wording or a feedback."""
EXPLANATION = f"{PLANT} түсіндірме"
OPTIONS = [
    {"id": "a", "text": "Елшілік", "feedback": f"{PLANT} а пікірі"},
    {"id": "b", "text": "Палата", "feedback": f"{PLANT} б пікірі"},
    {"id": "c", "text": "Консулдық", "feedback": f"{PLANT} в пікірі"},
]
CITIES = [{"id": "x", "text": "Алматы"}, {"id": "y", "text": "Астана"}]
ITEMS = [
    {"id": "c", "text": "Вестфаль"},
    {"id": "a", "text": "Вена"},
    {"id": "d", "text": "Лига"},
    {"id": "b", "text": "БҰҰ"},
]
MATCHES = [{"id": id_, "text": text} for id_, text in (("p", "Қырғызстан"), ("q", "Қазақстан"))]
PLACES = [{"id": "a", "text": "Ақорда"}, {"id": "b", "text": "Ала-Арча"}]

# kind: (payload, the same question with another key, an answer that is not quite right)
QUESTIONS = {
    "single-choice": (
        {"options": OPTIONS, "correct": "a"},
        {"options": OPTIONS, "correct": "c"},
        ("b",),
    ),
    "multiple-choice": (
        {"options": OPTIONS, "correct": ["a", "b"]},
        {"options": OPTIONS, "correct": ["a", "c"]},
        ("a",),
    ),
    "true-false": ({"correct": True}, {"correct": True}, ("false",)),
    "short-answer": (
        {"accepted": [f"{PLANT} кеңес"]},
        {"accepted": [f"{PLANT} ұйым"]},
        ("бірлестік",),
    ),
    "open-answer": (
        {
            "key_points": [
                {
                    "id": "a",
                    "text": f"{PLANT} бірінші ой",
                    "points": 2,
                    "wordings": [f"{PLANT} басқаша"],
                    "must_not": [f"{PLANT} емес"],
                },
                {"id": "b", "text": f"{PLANT} екінші ой", "points": 1},
            ],
            "model_answer": f"{PLANT} үлгі жауап.",
        },
        None,
        ("Дипломатия – саясат құралы.",),
    ),
    "numeric": (
        {"accepted": [{"value": "734125", "share": 100}]},
        {"accepted": [{"value": "734126", "share": 100}]},
        ("12",),
    ),
    "gaps": (
        {
            "parts": [
                "Елордасы – ",
                {"id": "a", "options": CITIES, "correct": "y"},
                ", бұрын – ",
                {"id": "b", "accepted": [f"{PLANT} қала"]},
                ", теңіз – ",
                {"id": "c", "accepted": ["Каспий"]},
            ]
        },
        {
            "parts": [
                "Елордасы – ",
                {"id": "a", "options": CITIES, "correct": "x"},
                ", бұрын – ",
                {"id": "b", "accepted": [f"{PLANT} ауыл"]},
                ", теңіз – ",
                {"id": "c", "accepted": ["Каспий"]},
            ]
        },
        ("c:Каспий",),
    ),
    "matching": (
        {"items": PLACES, "matches": MATCHES, "correct": {"a": "q", "b": "p"}},
        {"items": PLACES, "matches": MATCHES, "correct": {"a": "p", "b": "q"}},
        (),
    ),
    "ordering": (
        {"items": ITEMS},
        {"items": [ITEMS[2], ITEMS[0], ITEMS[3], ITEMS[1]]},
        (),
    ),
    "date": (
        {"accepted": [{"year": 1648, "month": 10, "day": 24}]},
        {"accepted": [{"year": 1649, "month": 10, "day": 24}]},
        ("1700",),
    ),
}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
TOLD = (PLANT, "734125", "1648", ">right answer<", "The right answer:", "Accepted answers")


def test_every_kind_has_a_planted_key():
    assert set(QUESTIONS) == set(REGISTRY)


class Room:
    """One attempt is handed in and marked, the next one is under way."""

    def __init__(self, **rules):
        self.now = timezone.now()
        self.classroom = f.make_classroom()
        self.student = f.make_student(self.classroom)
        lesson = f.make_lesson()
        section = f.make_section(
            lesson, text="Дипломатия – мемлекеттің ресми қызметі, оның құралы. " * 3
        )
        f.make_lesson(number=15, language="ru", title="Основы", original=lesson)
        for kind, (payload, _, _) in QUESTIONS.items():
            f.make_question(
                lesson,
                kind=kind,
                payload=payload,
                text=f"Сұрақ: {kind}",
                explanation=EXPLANATION,
                hints=[f"{PLANT} көмек"],
                section=section,
            )
        self.assignment = f.make_assignment(
            lesson,
            self.classroom,
            opens_at=self.now - timedelta(days=2),
            due_at=self.now + timedelta(days=2),
            **rules,
        )
        answers = [answer for _, _, answer in QUESTIONS.values()]
        self.handed_in = self.attempt(answers, submitted=True)
        response = self.handed_in.response_set.get(version__kind="open-answer")
        self.open_position = response.position
        teacher = f.make_teacher(self.classroom)
        f.make_marking(response, teacher, comment="Жарайсыз", now=self.now)
        self.under_way = self.attempt(answers, submitted=False)
        self.practised = self.practice()
        self.task = self.written(Part.INDEPENDENT)
        self.file = add_file(self.task.response_set.get(), sent=f.make_file(), now=self.now)
        self.returned = self.given_back(teacher)
        self.client = Client()
        self.client.force_login(self.student)
        self.client.cookies["django_language"] = "en"

    def attempt(self, answers, *, submitted):
        return f.make_attempt(
            self.assignment, self.student, answers=answers, submitted=submitted, now=self.now
        )

    def given_back(self, teacher):
        """A task that was handed in, marked and returned."""
        task = self.written(Part.GUIDED, submitted=True)
        response = task.response_set.get()
        f.make_marking(response, teacher, now=self.now)
        response.refresh_from_db()
        return_work(
            response,
            teacher=teacher,
            comment="Толықтырыңыз",
            due_at=None,
            seen=response.last_seq,
            now=self.now,
        )
        return task

    def written(self, part, *, submitted=False):
        """A task, with an earlier text where it is under way."""
        lesson = self.assignment.lesson
        f.make_question(
            lesson,
            kind="open-answer",
            payload=QUESTIONS["open-answer"][0],
            part=part,
            text="Тапсырма",
            explanation=EXPLANATION,
            hints=[f"{PLANT} көмек"],
        )
        texts = [("Бірінші мәтін",)] if submitted else []
        task = f.make_attempt(
            self.assignment,
            self.student,
            part=part,
            answers=texts,
            submitted=submitted,
            now=self.now,
        )
        for seen, text in enumerate(("Бірінші мәтін", "Екінші мәтін")):
            if not submitted:
                attempts.save_draft(
                    task.response_set.get(), answer=(text,), seen=seen, now=self.now
                )
        return task

    def practice(self):
        """A sitting and a review as if the test had been over once, and was opened again."""
        versions = QuestionVersion.objects.filter(question__lesson=self.assignment.lesson)
        sitting = PracticeSitting.objects.create(
            student=self.student,
            assignment=self.assignment,
            part="level-1",
            purpose=Purpose.LEVEL,
            started_at=self.now,
        )
        for position, version in enumerate(versions.order_by("question__position"), start=1):
            PracticeQuestion.objects.create(
                sitting=sitting, version=version, position=position, turns=1
            )
            ReviewCard.objects.update_or_create(
                student=self.student,
                question=version.question,
                defaults={
                    "stability": 1,
                    "difficulty": 5,
                    "reviewed_at": self.now,
                    "due_on": timezone.localdate(self.now),
                },
            )
        return sitting

    def get(self, name, *args, query="", **kwargs):
        return self.client.get(reverse(name, args=args) + query, **kwargs)

    def post(self, name, *args, data, **kwargs):
        return self.client.post(reverse(name, args=args), data, **kwargs)


ASKED_IN_CLASS = {
    *("single-choice", "multiple-choice", "true-false"),
    *("short-answer", "numeric", "date"),
}


def asked_in_class(room):
    """Questions asked in class whose answer is not shown, whatever let them be asked; each page of
    each of them, and what is answered to an answer."""
    session, _ = LiveSession.objects.get_or_create(
        classroom=room.classroom,
        defaults={
            "lesson": room.assignment.lesson,
            "started_by": room.student,
            "started_at": room.now,
            "changed_at": room.now,
        },
    )
    session.questions.update(asked_at=None)
    versions = QuestionVersion.objects.filter(kind__in=ASKED_IN_CLASS).order_by("pk")
    found = []
    for position, version in enumerate(versions, start=1):
        asked, _ = session.questions.update_or_create(
            version=version, position=position, defaults={"asked_at": room.now}
        )
        data = {"asked": asked.pk, "answer": QUESTIONS[version.kind][2]}
        for more in ({}, {"headers": {"X-Fragment": "1"}}):
            found.append(room.get("lessons:live-answer", session.pk, **more))
            found.append(room.post("lessons:live-answer", session.pk, data=data, **more))
    return session, found


def walk(room):
    """What each address answers, by its name."""
    lesson, own, done = room.assignment.pk, room.under_way.pk, room.handed_in.pk
    json = {"headers": {"Accept": "application/json"}}
    question, last = "lessons:attempt-question", len(QUESTIONS)
    positions = range(1, last + 1)
    look, task = {"reason": "Қараңызшы"}, room.task.pk
    part = {"headers": {"X-Fragment": "1"}}
    practice, practised = "lessons:practice-question", room.practised.pk
    session, live = asked_in_class(room)
    beat = [session.pk, session.token]
    found = {
        "lessons:live-answer": live,
        "lessons:live-beat": [room.get("lessons:live-beat", *beat)],
        "lessons:live-code": [room.get("lessons:live-code", follow=True)],
        "lessons:home": [room.get("lessons:home")],
        "lessons:attempt-pages": [
            room.get("lessons:attempt-pages", pk) for pk in (own, task, room.returned.pk)
        ],
        "lessons:practice-pages": [room.get("lessons:practice-pages", practised)],
        "lessons:messages-read": [room.post("lessons:messages-read", data={}, follow=True)],
        "lessons:my-progress": [room.get("lessons:my-progress")],
        "lessons:news-seen": [room.post("lessons:news-seen", data={}, follow=True)],
        "lessons:account": [room.get("lessons:account")],
        "lessons:classroom-join": [room.get("lessons:classroom-join")],
        "lessons:assignment-detail": [room.get("lessons:assignment-detail", lesson)],
        "lessons:assignment-read": [room.get("lessons:assignment-read", lesson)],
        "lessons:version-read": [room.get("lessons:version-read", lesson, "ru")],
        "lessons:attempt-start": [
            room.post("lessons:attempt-start", lesson, "level-1", data={}, follow=True)
        ],
        "lessons:practice-start": [
            room.post("lessons:practice-start", lesson, "level-1", data={}, follow=True)
        ],
        "lessons:moment-seen": [
            room.post("lessons:moment-seen", lesson, "level-1", data={}, follow=True)
        ],
        "lessons:practice-detail": [room.get("lessons:practice-detail", practised)],
        "lessons:practice-again": [
            room.post("lessons:practice-again", practised, data={}, follow=True)
        ],
        practice: [
            *(room.get(practice, practised, at) for at in positions),
            *(room.get(practice, practised, at, **part) for at in positions),
            *(room.post(practice, practised, at, data={"answer": "a"}) for at in positions),
        ],
        "lessons:practice-hint": [
            room.post("lessons:practice-hint", practised, at, data={"seen": seen}, follow=True)
            for at in positions
            for seen in range(4)
        ],
        "lessons:review": [room.get("lessons:review")],
        "lessons:review-start": [room.post("lessons:review-start", data={}, follow=True)],
        "lessons:attempt-detail": [
            room.get("lessons:attempt-detail", done),
            room.get("lessons:attempt-detail", own, follow=True),
        ],
        "lessons:practise-missed": [
            room.post("lessons:practise-missed", done, data={}, follow=True)
        ],
        "lessons:attempt-finish": [
            room.get("lessons:attempt-finish", own),
            room.get("lessons:attempt-finish", own, query="?ask=1"),
        ],
        question: [
            *(room.get(question, own, at) for at in positions),
            *(room.get(question, own, at, query="?read=1") for at in positions),
            *(room.get(question, own, at, **json) for at in positions),
            *(room.get(question, done, at, **json) for at in positions),
            *(room.post(question, own, at, data={"answer": "z"}) for at in positions),
            *(room.post(question, own, at, data={"answer": "z"}, **json) for at in positions),
            *(room.post(question, done, at, data={"answer": "a"}) for at in positions),
            *(room.post(question, done, at, data={"answer": "a"}, **json) for at in positions),
            room.get(question, task, 1),
            room.post(question, task, 1, data={"answer": "z"}),
            room.get(question, room.returned.pk, 1),
            room.get("lessons:attempt-detail", room.returned.pk),
            room.post(
                question,
                *(room.returned.pk, 1),
                data={"answer": "", "seen": 1, "go": "revised"},
                follow=True,
            ),
            room.get("lessons:text-history", room.returned.pk, 1),
        ],
        "lessons:work-withdraw": [
            room.post("lessons:work-withdraw", room.returned.pk, 1, data={}, follow=True),
            room.get("lessons:earlier-text", room.returned.pk, 1, "handed-in", 1),
        ],
        "lessons:work-file": [room.get("lessons:work-file", room.file.token)],
        "lessons:text-history": [room.get("lessons:text-history", task, 1)],
        "lessons:earlier-text": [
            room.get("lessons:earlier-text", task, 1, "kept", 1),
            room.post("lessons:earlier-text", task, 1, "kept", 1, data={"seen": 2}, follow=True),
        ],
        "lessons:late-copy": [
            room.post("lessons:late-copy", done, at, data={"answer": "z"}) for at in positions
        ],
        "lessons:second-look": [
            room.post("lessons:second-look", done, room.open_position, data=look, follow=True)
        ],
    }
    return {name: [text_of(response) for response in rows] for name, rows in found.items()}


def own_data(room):
    """What a student is given of their own, as the task makes it."""
    asked = room.post("lessons:data-export", data={}, follow=True)
    export = PersonalExport.objects.get(person=room.student)
    make_export(export, now=room.now)
    given = room.get("lessons:data-file", export.pk)
    with ZipFile(BytesIO(given.getvalue())) as archive:
        files = [archive.read(name).decode(errors="replace") for name in archive.namelist()]
    return {"lessons:data-export": [text_of(asked)], "lessons:data-file": files}


def text_of(response):
    """Without the token of its forms, which is drawn anew and may hold any number."""
    text = (response.getvalue() if response.streaming else response.content).decode()
    return TOKEN.sub("", text)


NO_LESSON_IN_THEM = {
    *("lessons:language-set", "lessons:theme-set", "lessons:sign-up", "lessons:mark-notices-seen"),
    *("lessons:password-forgotten", "lessons:account-look", "lessons:account-mail"),
    *("lessons:mail-off", "lessons:guide", "lessons:guide-page", "lessons:announcement-dismiss"),
    *("lessons:second-factor", "lessons:second-factor-set-up", "lessons:second-factor-begin"),
    *("lessons:second-factor-end", "lessons:support-end", "lessons:live-began"),
    *("lessons:sign-in-end", "lessons:asset"),
}


def test_every_address_of_a_student_is_walked():
    student = ROLES.index("student")
    theirs = {
        name: arguments
        for name, (arguments, statuses) in PAGES.items()
        if name.startswith("lessons:") and statuses[student] in {200, 302, 405}
    }
    room = Room(key_time="after")
    world, walked = make_world(), {*walk(room), *own_data(room)}
    client = Client()
    client.force_login(world.people["student"])

    def is_refused(name):
        url = reverse(name, args=world.arguments[theirs[name]])
        return client.post(url).status_code in {403, 404}

    left = set(theirs) - walked - NO_LESSON_IN_THEM
    # What is sent to a teacher's address is refused for a student.
    assert {name for name in left if not is_refused(name)} == set()
    assert walked <= set(theirs)


@pytest.mark.parametrize("mode", ["graded", "practice"])
@pytest.mark.parametrize("key_time", ["after", "never"])
def test_no_address_tells_what_is_right_before_its_time(key_time, mode):
    room = Room(key_time=key_time, mode=mode)
    for name, pages in (walk(room) | own_data(room)).items():
        for page in pages:
            assert [told for told in TOLD if told in page] == [], name


@pytest.mark.parametrize("key_time", ["after", "never"])
def test_no_round_of_a_task_tells_what_is_right_before_its_time(key_time):
    room = Room(key_time=key_time)
    place, revised = (
        (room.returned.pk, 1),
        {"answer": "Толықтырылған мәтін", "seen": 1, "go": "revised"},
    )
    pages = [
        room.get("lessons:attempt-question", *place),
        room.post("lessons:attempt-question", *place, data=revised, follow=True),
        room.post("lessons:work-withdraw", *place, data={}, follow=True),
        room.get("lessons:text-history", *place),
    ]

    assert [response.status_code for response in pages] == [200] * len(pages)
    assert room.returned.response_set.get().is_returned
    assert room.returned.response_set.get().draft == ["Толықтырылған мәтін"]
    for page in map(text_of, pages):
        assert [told for told in TOLD if told in page] == []


@pytest.mark.parametrize("is_over", [False, True])
def test_a_question_shown_in_class_tells_nothing_to_whoever_has_it_in_a_test(is_over):
    room = Room(key_time="after")
    session, _ = asked_in_class(room)
    session.questions.update(revealed_at=room.now)
    LiveSession.objects.update(ended_at=room.now if is_over else None)

    page = room.get("lessons:live-answer", session.pk).content.decode()

    assert [told for told in TOLD if told in page] == []


def test_all_that_is_planted_would_be_found():
    room = Room(key_time="at-once")
    page = room.get("lessons:attempt-detail", room.handed_in.pk).content.decode()
    question = "".join(walk(room)["lessons:attempt-question"])

    assert [told for told in TOLD if told not in page] == []
    assert f"{PLANT} көмек" in question
    for text in ("кеңес", "бірінші ой", "үлгі жауап", "б пікірі", "қала"):
        assert f"{PLANT} {text}" in page


CHANGING = r'csrfmiddlewaretoken\\?" value=\\?"\w+|\d\d:\d\d'


def without_tokens(pages):
    return {
        name: [
            re.sub(r'csrfmiddlewaretoken\\?" value=\\?"\w+|\d\d:\d\d', "", page) for page in rows
        ]
        for name, rows in pages.items()
    }


def test_a_page_is_the_same_whatever_the_key_is():
    """So no order, class or attribute of it tells the key either."""
    room = Room(key_time="after")
    walk(room)
    before = without_tokens(walk(room))
    for kind, (_, other, _) in QUESTIONS.items():
        if other:
            QuerySet(QuestionVersion).filter(kind=kind).update(payload=other)
    forget_payloads()

    after = without_tokens(walk(room))

    for name, pages in before.items():
        assert after[name] == pages, name


class TestWhenItIsTime:
    def page(self, room):
        return room.get("lessons:attempt-detail", room.handed_in.pk).content.decode()

    def test_the_result_says_right_partly_or_wrong_and_where_to_read(self):
        page = self.page(Room(key_time="after"))

        for word in ("partly right", "wrong", "no answer"):
            assert f">{word}</span>" in page
        assert "0.67 of 1 point" not in page
        assert "Read again:" in page
        assert "after your last attempt or after the deadline" in page
        assert "Idea 1" in page
        assert "Жарайсыз" in page

    def test_after_the_last_attempt_it_is_shown(self):
        room = Room(key_time="after", attempts_allowed=2)
        assert PLANT not in self.page(room)

        attempts.submit_attempt(room.under_way, now=room.now)

        assert PLANT in self.page(room)

    def test_after_the_deadline_it_is_shown_and_what_was_handed_in_cannot_be_repeated(self):
        room = Room(key_time="after")
        attempts.submit_attempt(room.under_way, now=room.now)
        Assignment.objects.update(due_at=room.now - timedelta(minutes=1))
        room.assignment.refresh_from_db()

        assert PLANT in self.page(room)
        with pytest.raises(attempts.AttemptRefused) as refused:
            attempts.start_attempt(
                room.assignment, student=room.student, part=Part.LEVEL_1, now=timezone.now()
            )
        assert refused.value.code == "none-left"

    def test_whoever_has_handed_in_nothing_may_still_do_it_late(self):
        room = Room(key_time="after")
        other = f.make_student(room.classroom)
        Assignment.objects.update(due_at=room.now - timedelta(minutes=1))
        room.assignment.refresh_from_db()

        attempt = attempts.start_attempt(
            room.assignment, student=other, part=Part.LEVEL_1, now=timezone.now()
        )

        assert not attempt.is_submitted

    def test_never_is_never(self):
        room = Room(key_time="never", attempts_allowed=2)
        attempts.submit_attempt(room.under_way, now=room.now)
        Assignment.objects.update(due_at=room.now - timedelta(minutes=1))

        assert PLANT not in self.page(room)

    @pytest.mark.parametrize(
        ("rules", "words"),
        [
            ({"key_time": "never"}, "are not shown in this work"),
            ({"key_time": "at-once"}, "are shown with each result"),
            ({"key_time": "after"}, "after your last attempt or after the deadline"),
            ({"key_time": "after", "attempts_allowed": None}, "shown after the deadline"),
        ],
    )
    def test_the_page_of_the_lesson_says_when(self, rules, words):
        room = Room(**rules)

        assert words in room.get("lessons:assignment-detail", room.assignment.pk).content.decode()
