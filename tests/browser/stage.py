"""The world of `tests.world`, furnished: every kind of row, long names, words without a break.

A page is looked at with much on it as well as with nothing, since both are where layouts and
names of controls go wrong.
"""

from datetime import timedelta
from fractions import Fraction

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.utils import timezone

from lessons.domain.figures.registry import REGISTRY as FIGURES
from lessons.domain.live.stages import Step
from lessons.domain.marking.key_points import Share
from lessons.domain.parts import Part
from lessons.domain.types.registry import REGISTRY
from lessons.models import (
    Allowance,
    Attempt,
    AuditLine,
    Batch,
    Classroom,
    Comment,
    Gate,
    JournalEntry,
    JournalPreset,
    JournalRules,
    LateCopy,
    Lease,
    Lesson,
    Mode,
    PasswordLetter,
    Question,
    Response,
    ReviewCard,
    Slip,
    Source,
    TextMatch,
    User,
    WordingOffer,
    Worker,
    WorkReturn,
)
from lessons.queries.live import question_now
from lessons.services.handouts import open_handout
from lessons.services.kept_drafts import ask_for_drafts
from lessons.services.live import answer_live, take_step
from lessons.services.marking import ask_second_look
from lessons.services.messages import set_aside, write_message
from lessons.services.tasks.drafting import make_draft
from lessons.services.uploads import keep_file, open_batch, read_file
from tests import factories as f
from tests.loading.steps import HANDOUT
from tests.proposals import propose
from tests.world import World, make_world

ADDRESS = (
    "https://www.gov.kz/memleket/entities/mfa/press/article/details/diplomatiyalyq-qyzmet-turaly"
)
LONG = f"Мемлекеттілігіміздің қалыптасуындағы халықаралық-құқықтық қатынастар: {ADDRESS}"
TEXT = f"""Дипломатия – мемлекеттің ресми қызметі. {ADDRESS}

Оның құралдары:
– келіссөздер
– {LONG}"""
TERMS = [
    {"kk": "келіссөз", "ru": "переговоры", "en": "negotiation", "meaning": LONG},
    {"kk": LONG[:100], "ru": "", "en": ADDRESS, "meaning": TEXT.split("\n", maxsplit=1)[0]},
    {"kk": "дипломатия", "ru": "дипломатия", "en": "diplomacy", "meaning": "Ресми қызмет."},
]
NAMES = {
    "student": ("Нұрмұхамбетова-Әбдірахманова", "Айгүл", "Ерланқызы"),
    "classmate": ("Бекұлы", "Серік", ""),
    "teacher": ("Сейітова", "Гүлнар", "Қайратқызы"),
    "admin": ("Әлиев", "Дәурен", ""),
}


def make_stage() -> World:
    world = make_world()
    f.make_university_settings(name=LONG[:200], contact=ADDRESS, self_sign_up=True)
    _name_people(world)
    world.people["newcomer"] = f.make_user("newcomer", first_name="Дана")
    classroom = Classroom.objects.get(pk=world.arguments["classroom"][0])
    lesson = _make_long_lesson()
    _fill_class(world, classroom, lesson)
    _fill_practice(world, classroom)
    _fill_desk(classroom)
    _fill_timed(world, classroom)
    _fill_bare_class(world)
    _fill_journal(world, classroom, lesson)
    _fill_live(world)
    _fill_tasks(world)
    _fill_drafts(world)
    _fill_administration(world, lesson)
    return world


def _name_people(world: World) -> None:
    for role, (last_name, first_name, patronymic) in NAMES.items():
        person = world.people[role]
        person.last_name, person.first_name, person.patronymic = last_name, first_name, patronymic
        person.set_password(f.PASSWORD)
        person.save()


def _make_long_lesson() -> Lesson:
    lesson = f.make_lesson(
        f.make_course("Халықаралық қатынастар және Қазақстан Республикасының сыртқы саясаты"),
        number=7,
        title=LONG,
        goal=TEXT,
        outcomes=TEXT,
        equipment=TEXT,
        methods=TEXT,
        terms=TERMS,
        sources=f"{LONG}\n{ADDRESS}",
    )
    section = f.make_section(lesson, heading=LONG, text=TEXT)
    f.make_section(lesson, text=TEXT)
    for figure in _figures():
        f.make_section(lesson, heading=figure["title"], text=TEXT, figure=figure)
    f.make_lesson(lesson.course, number=8, language="ru", title=LONG, original=lesson)
    for kind in REGISTRY:
        f.make_question(
            lesson,
            kind=kind,
            section=section,
            text=f"Сұрақ: {LONG}",
            explanation=TEXT,
            hints=[LONG, "Мәтінді оқыңыз"],
        )
    f.make_question(lesson, kind="open-answer", part=Part.GUIDED, label="ОБӨЖ")
    f.make_question(lesson, kind="open-answer", part=Part.LEVEL_2)
    return lesson


def _figures() -> list[dict[str, object]]:
    """The examples of every kind, and a scheme of long words."""
    parts = [{"text": LONG[:70], "items": [ADDRESS, "нота"]}] * 6
    crowded = {"kind": "scheme", "title": LONG, "centre": ADDRESS, "parts": parts}
    examples = [
        {"kind": kind, "title": f"Сурет: {kind}", **payload}
        for kind, drawn in FIGURES.items()
        for payload in drawn.examples()
    ]
    return [crowded, *examples]


def _fill_class(world: World, classroom: Classroom, lesson: Lesson) -> None:
    """An assignment that is overdue and locks its levels; one that is not open yet."""
    now = timezone.now()
    student, classmate = world.people["student"], world.people["classmate"]
    assignment = f.make_assignment(
        lesson,
        classroom,
        opens_at=now - timedelta(days=9),
        due_at=now - timedelta(days=1),
        gate=Gate.LOCK,
        attempts_allowed=None,
    )
    late = _hand_in(assignment, student)
    _mark(late, world.people["teacher"])
    waiting = _hand_in(assignment, classmate)
    alike = [_open_response(_hand_in(assignment, f.make_student(classroom))) for _ in range(4)]
    asked = _hand_in(assignment, f.make_student(classroom))
    _mark(asked, world.people["teacher"])
    ask_second_look(_open_response(asked), reason=TEXT, now=now)
    question = alike[0].version.question
    propose(question, alike, shares=HALF_SURE, evidence=[("a", 0, 20), ("b", 12, 40)], group="g")
    propose(question, [_open_response(waiting)], shares={}, group="w")
    teacher = world.people["teacher"]
    Lease.objects.create(response=_open_response(late), teacher=teacher, until=now)
    write_message(classroom, sender=teacher, student=None, text=LONG, now=now)
    Allowance.objects.create(
        assignment=assignment,
        student=world.people["classmate"],
        attempts=1,
        minutes=15,
        due_at=now,
        reason=LONG,
        given_by=teacher,
        given_at=now,
    )
    LateCopy.objects.create(response=_open_response(late), answer=[TEXT], sent_at=now)
    Worker.objects.create(id="worker", queues="fast", started_at=now, seen_at=now)
    WordingOffer.objects.create(
        teacher=teacher,
        question=_open_response(late).version.question,
        rubric_digest="0" * 64,
        learnt_from=0,
        made_at=now,
    )
    Comment.objects.create(
        teacher=teacher, question=question, text=TEXT, digest="digest", used_at=now
    )
    under_way = f.make_attempt(assignment, student, answers=[("b",)], now=now)
    world.arguments |= {
        "long assignment": [assignment.pk],
        "not open": [
            f.make_assignment(
                f.make_lesson(number=16), classroom, opens_at=now + timedelta(days=3), due_at=None
            ).pk
        ],
        "marked": [late.pk],
        "long attempt": [under_way.pk],
        "long work": [classroom.pk, student.pk],
        "waiting": [_open_response(waiting).pk],
        "alike": [alike[0].pk],
        "asked": [_open_response(asked).pk],
        "asked attempt": [asked.pk],
        "long question": [question.pk],
        "marked response": [_open_response(late).pk],
    }


HALF_SURE = {"a": "half", "b": "full"}


def _hand_in(assignment, student: User) -> Attempt:
    """Partly right where that is possible, so that the result shows right and wrong."""
    typed = {"open-answer": (TEXT,), "single-choice": ("a",), "multiple-choice": ("a", "c")}
    answers = [typed.get(kind) or f.example_answer(kind) for kind in REGISTRY]
    return f.make_attempt(assignment, student, answers=answers, submitted=True, now=timezone.now())


def _open_response(attempt: Attempt):
    return attempt.response_set.get(version__kind="open-answer")


def _mark(attempt: Attempt, teacher: User) -> None:
    """Twice: both marks stay in the history."""
    for fraction, share in ((Fraction(1), Share.FULL), (Fraction(2, 3), Share.HALF)):
        f.make_marking(
            _open_response(attempt),
            teacher,
            fraction=fraction,
            shares={"a": Share.FULL, "b": share},
            comment=TEXT,
            now=timezone.now(),
        )


def _fill_practice(world: World, classroom: Classroom) -> None:
    """Work under way and work handed in, where the program says at once what it recognised."""
    now = timezone.now()
    lesson = f.make_lesson(number=9, title=LONG)
    f.make_section(lesson, heading=LONG, text=TEXT)
    f.make_question(lesson, kind="open-answer", text=LONG)
    practice = f.make_assignment(lesson, classroom, opens_at=now, due_at=None, mode=Mode.PRACTICE)
    student = world.people["student"]
    handed_in = f.make_attempt(practice, student, answers=[(TEXT,)], submitted=True, now=now)
    under_way = f.make_attempt(practice, student, answers=[(TEXT,)], now=now)
    world.arguments |= {"practised": [handed_in.pk], "practising": [under_way.pk, 1]}
    _fill_sittings(world, classroom)


def _fill_sittings(world: World, classroom: Classroom) -> None:
    """One sitting at every kind of question, one that is over, and something to review."""
    now = timezone.now()
    lesson = f.make_lesson(number=10, title=LONG)
    section = f.make_section(lesson, heading=LONG, text=TEXT)
    for kind in REGISTRY:
        f.make_question(lesson, kind=kind, section=section, text=f"Сұрақ: {LONG}", explanation=TEXT)
    Question.objects.filter(lesson=lesson).update(use="practice")
    assignment = f.make_assignment(lesson, classroom, opens_at=now, due_at=None)
    student = world.people["student"]
    over = f.make_practice(assignment, student, answer=("b",), now=now)
    over.questions.update(state="left")
    ReviewCard.objects.update(due_on=timezone.localdate())
    sitting = f.make_practice(assignment, student, now=now)
    world.arguments |= {"sitting over": [over.pk], "long sitting": [sitting.pk, 1]}


def _fill_desk(classroom: Classroom) -> None:
    """A lesson that closes tomorrow and that nobody has begun."""
    now = timezone.now()
    lesson = f.make_lesson(number=11, title=LONG)
    f.make_question(lesson)
    f.make_assignment(lesson, classroom, opens_at=now, due_at=now + timedelta(days=1))


def _fill_timed(world: World, classroom: Classroom) -> None:
    """A clock that runs, one that has run out, a level mastered, and a class that was left."""
    now, student = timezone.now(), world.people["student"]
    lesson = f.make_lesson(number=17, title=LONG)
    section = f.make_section(lesson, heading=LONG, text=TEXT)
    for part in (Part.LEVEL_1, Part.LEVEL_2, Part.LEVEL_3):
        f.make_question(
            lesson, part=part, section=section, text=LONG, details={"volume": LONG, "week": "7"}
        )
    timed = f.make_assignment(lesson, classroom, opens_at=now, due_at=None, time_limit=20)
    ticking = f.make_attempt(timed, student, answers=[("a",)], now=now)
    over = f.make_attempt(timed, student, part=Part.LEVEL_2, answers=[("a",)], now=now)
    Attempt.objects.filter(pk=over.pk).update(ends_at=now - timedelta(hours=1))
    mastered = f.make_attempt(
        timed, student, part=Part.LEVEL_3, answers=[("a",)], submitted=True, now=now
    )
    other = f.make_classroom("ХҚ-237")
    membership = f.enrol(student, other)
    kept_back = f.make_assignment(
        lesson, other, opens_at=now, due_at=None, practice_after_test=True
    )
    left = f.make_attempt(kept_back, student, answers=[("a",)], now=now)
    membership.ended_at = now
    membership.save(update_fields=["ended_at"])
    world.arguments |= {
        "ticking": [ticking.pk, 1],
        "time over": [over.pk],
        "mastered": [mastered.pk],
        "left attempt": [left.pk, 1],
        "timed": [timed.pk],
    }


def _fill_bare_class(world: World) -> None:
    """A class without people, and one lesson without text or questions."""
    teacher, now = world.people["teacher"], timezone.now()
    bare = f.make_classroom("ХҚ-233", is_open=False)
    f.enrol(teacher, bare, "teacher")
    slipped = f.make_classroom("ХҚ-235")
    f.enrol(teacher, slipped, "teacher")
    Slip.objects.create(
        user=f.make_student(slipped), classroom=slipped, given_by=teacher, given_at=now
    )
    empty = f.make_lesson(number=3, title="Сұрағы жоқ сабақ")
    mine = Classroom.objects.get(pk=world.arguments["classroom"][0])
    world.arguments |= {
        "bare class": [bare.pk],
        "class with slips": [slipped.pk],
        "bare results": [f.make_assignment(f.make_lesson(), bare, opens_at=now, due_at=None).pk],
        "empty lesson": [f.make_assignment(empty, mine, opens_at=now, due_at=None).pk],
    }


def _fill_drafts(world: World) -> None:
    """One that a task has made, of a question's own lesson."""
    teacher = world.people["teacher"]
    question = Question.objects.get(pk=world.arguments["long question"][0])
    ask_for_drafts(teacher, [question], now=timezone.now())
    make_draft.call(teacher.pk, question.pk)


def _fill_tasks(world: World) -> None:
    """One that was returned once, with words that it shares with the lesson's text."""
    response = Response.objects.get(pk=world.arguments["handed-in task"][0])
    now = timezone.now()
    returns = {"number": 1, "comment": TEXT, "returned_at": now}
    WorkReturn.objects.create(response=response, returned_by=world.people["teacher"], **returns)
    words = {"words": 20, "total": 40, "other_total": 400, "passages": []}
    TextMatch.objects.create(
        response=response, beside="lesson", digest="a", other_digest="b", made_at=now, **words
    )


def _fill_live(world: World) -> None:
    """Questions asked in two classes: a choice that is shown, and typed answers on the screen."""
    teacher = world.people["teacher"]
    chosen, typed = f.make_classroom(LONG[:60]), f.make_classroom("ХҚ-234")
    listener = f.make_student(chosen, first_name="Дана", last_name="Оспанова")
    f.enrol(listener, typed)
    for classroom in (chosen, typed):
        f.enrol(teacher, classroom, "teacher")
    options = [{"id": one, "text": f"{one} {LONG}", "feedback": LONG} for one in "abcdefg"]
    lesson = f.make_lesson(number=31)
    choice = f.make_question(
        lesson, text=LONG, payload={"options": options, "correct": "a"}, explanation=TEXT
    )
    word = f.make_question(lesson, kind="short-answer", text=LONG, explanation=TEXT)
    world.people["listener"] = listener
    world.arguments |= {
        "live choice": [_ask(chosen, teacher, listener, choice, "b", step=Step.REVEAL)],
        "live word": [_ask(typed, teacher, listener, word, ADDRESS, step=Step.BARS)],
    }


def _ask(classroom, teacher, student, question, answer, *, step) -> int:
    now = timezone.now()
    session = f.make_live(classroom, teacher, question, now=now)
    answer_live(question_now(session), (answer,), student=student, now=now)
    take_step(session, step, seen=session.step, now=now)
    return session.pk


def _fill_journal(world: World, classroom: Classroom, lesson: Lesson) -> None:
    set_aside(
        classroom.assignment_set.earliest("pk"),
        student=world.people["student"],
        reason="paused",
        by=world.people["teacher"],
        now=f.NOW,
    )
    JournalRules.objects.create(classroom=classroom)
    JournalEntry.objects.create(
        classroom=classroom,
        course=lesson.course,
        student=world.people["student"],
        place="exam",
        number=1,
        value=80,
        entered_by=world.people["teacher"],
        entered_at=f.NOW,
    )


def _fill_administration(world: World, lesson: Lesson) -> None:
    admin = world.people["admin"]
    access = {
        "user_agent": "Firefox",
        "ip_address": "10.0.0.1",
        "username": "aigul",
        "path_info": "/sign-in/",
    }
    AccessAttempt.objects.create(**access, failures_since_start=3)
    AccessFailureLog.objects.create(**access)
    AccessLog.objects.create(**access)
    Group.objects.create(name="Методистер")
    source = Source.objects.create(
        name="class-7.txt", digest="digest", text=TEXT, loaded_at=f.NOW, loaded_by=admin
    )
    Lesson.objects.filter(pk=lesson.pk).update(source=source)
    world.arguments["batch"] = [_make_batch(admin).pk]
    world.arguments["loaded"] = [lesson.pk]
    draft = f.make_lesson(number=99, published=False, source=source)
    f.make_assignment(draft, f.make_classroom("ХҚ-234"))
    world.arguments["draft"] = [draft.pk]
    _change_for_everybody(world)
    JournalPreset.objects.create(name=LONG[:100])
    student = world.people["student"]
    f.make_digest(student)
    AuditLine.objects.create(
        kind="support-begun",
        actor=world.people["admin"],
        person=student,
        reason=LONG[:300],
        at=f.NOW,
    )
    PasswordLetter.objects.create(user=student, sent_at=f.NOW)
    forgetful = f.make_user("forgetful")
    world.arguments["letter"] = [forgetful.pk, default_token_generator.make_token(forgetful)]


def _change_for_everybody(world: World) -> None:
    classroom, lesson = f.make_classroom("ХҚ-236"), f.make_lesson(number=98)
    f.make_question(lesson)
    assignment = f.make_assignment(lesson, classroom, opens_at=f.NOW, due_at=None)
    attempt = f.make_attempt(
        assignment, f.make_student(classroom), answers=[("b",)], submitted=True, now=f.NOW
    )
    f.make_correction(attempt.response_set.get(), world.people["teacher"])


def _make_batch(admin: User) -> Batch:
    """A file that was read, one under a long name that is refused, and one that waits."""
    now = timezone.now()
    batch = open_batch(course=None, new_course=LONG[:200], created_by=admin, now=now)
    for name, text in {"class-7.txt": HANDOUT, f"{LONG[:200]}.xyz": TEXT, "wait.txt": TEXT}.items():
        data = text.encode()
        file = keep_file(batch, name=name, size=len(data), read=lambda: data, now=now)  # noqa: B023
        if name != "wait.txt":
            read_file(file, open_file=open_handout, now=now)
    return batch
