"""Plain functions that make the rows a test needs; every default is fixed, never random.

Names count up within a run, so two calls never collide. What a service can do is done by the
service, so that a test meets rows as the site itself makes them.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from importlib import import_module
from itertools import count
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from lessons.domain.assets.encoding import encode
from lessons.domain.handouts.document import Judgement
from lessons.domain.handouts.finding import Finding, finding_to_json
from lessons.domain.marking.key_points import Share
from lessons.domain.office import ALL_DEPARTMENTS, OfficeRole
from lessons.domain.parts import Part
from lessons.domain.types.definition import Answer
from lessons.domain.types.registry import REGISTRY
from lessons.models import (
    Announcement,
    Asset,
    Assignment,
    Attempt,
    Batch,
    Classroom,
    CorrectedMark,
    Correction,
    Course,
    Department,
    Digest,
    FileState,
    Gate,
    KeyTimes,
    Lesson,
    LessonStatus,
    LiveSession,
    Marking,
    MarkNotice,
    Membership,
    PracticeQuestion,
    PracticeSitting,
    Purpose,
    Question,
    QuestionVersion,
    Rendition,
    Response,
    Role,
    Section,
    Source,
    UniversitySettings,
    Upload,
    UseChoices,
    User,
)
from lessons.services.attempts import save_draft, start_attempt, submit_attempt
from lessons.services.live import start_live
from lessons.services.marking import mark_response
from lessons.services.sittings import answer_question
from tests.pictures import make_picture

NOW = datetime(2026, 4, 15, 12, 0, tzinfo=ZoneInfo("Asia/Almaty"))
"""A Wednesday noon. Pages look at the real clock: give them dates around ``timezone.now()``."""
PASSWORD = "tulpar-2026"
KEY_POINTS = (
    {"id": "a", "text": "Мемлекеттің атынан жүргізілетіні", "points": 2},
    {"id": "b", "text": "Бейбіт құралдары", "points": 1},
)
_numbers = count(1)


def make_user(username: str = "", *, password: str = "", **fields: Any) -> User:
    """A person; without ``password`` they sign in by ``client.force_login`` only."""
    user = User(username=username or f"person-{next(_numbers)}", **fields)
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.save()
    return user


def make_admin(username: str = "", **fields: Any) -> User:
    return make_user(username, is_staff=True, is_superuser=True, **fields)


def make_classroom(name: str = "ХҚ-231", **fields: Any) -> Classroom:
    return Classroom.objects.create(name=name, **fields)


def enrol(user: User, classroom: Classroom, role: str = Role.STUDENT) -> Membership:
    return Membership.objects.create(user=user, classroom=classroom, role=role)


def make_student(classroom: Classroom, username: str = "", **fields: Any) -> User:
    student = make_user(username, **fields)
    enrol(student, classroom)
    return student


def make_teacher(classroom: Classroom, username: str = "", **fields: Any) -> User:
    teacher = make_user(username, **fields)
    enrol(teacher, classroom, Role.TEACHER)
    return teacher


def make_course(title: str = "", **fields: Any) -> Course:
    return Course.objects.create(title=title or f"Пән {next(_numbers)}", **fields)


def make_lesson(
    course: Course | None = None, *, number: int = 15, published: bool = True, **fields: Any
) -> Lesson:
    state = {"status": LessonStatus.PUBLISHED, "published_at": NOW - timedelta(days=30)}
    return Lesson.objects.create(
        course=course or make_course(),
        number=number,
        title=fields.pop("title", "Дипломатия негіздері"),
        **(state if published else {}),
        **fields,
    )


def make_section(lesson: Lesson, heading: str = "Дипломатия ұғымы", **fields: Any) -> Section:
    return Section.objects.create(
        lesson=lesson,
        position=fields.pop("position", lesson.section_set.count() + 1),
        heading=heading,
        text=fields.pop("text", "Дипломатия – мемлекеттің ресми қызметі."),
        **fields,
    )


def make_question(
    lesson: Lesson,
    *,
    kind: str = "single-choice",
    part: str = Part.LEVEL_1,
    label: str = "",
    position: int | None = None,
    section: Section | None = None,
    **version: Any,
) -> Question:
    """A question with its first version; ``payload`` is the kind's own example unless given.

    An open answer gets KEY_POINTS: ``a`` worth 2 of 3 points, ``b`` worth 1.
    """
    question = Question.objects.create(
        lesson=lesson,
        part=part,
        label=label,
        position=position or lesson.question_set.count() + 1,
        section=section,
    )
    question.current = make_version(question, kind=kind, **version)
    question.save(update_fields=["current"])
    return question


def make_version(
    question: Question, *, kind: str = "single-choice", **fields: Any
) -> QuestionVersion:
    """A further version of a question; it is not made the current one."""
    number = fields.pop("number", question.versions.count() + 1)
    return QuestionVersion.objects.create(
        question=question,
        number=number,
        kind=kind,
        text=fields.pop("text", f"Дипломатия дегеніміз не? ({question.part}/{question.position})"),
        payload=fields.pop("payload", None) or example_payload(kind),
        points=fields.pop("points", 3 if kind == "open-answer" else 1),
        created_at=fields.pop("created_at", NOW - timedelta(days=30)),
        **fields,
    )


def example_payload(kind: str) -> dict[str, Any]:
    if kind == "open-answer":
        return {"key_points": [dict(point) for point in KEY_POINTS], "model_answer": ""}
    return dict(REGISTRY[kind].examples()[0].payload)


def example_answer(kind: str) -> Answer:
    """Of the kind's own example: partly right where it can be, else right."""
    example = REGISTRY[kind].examples()[0]
    return example.partly or example.right


def make_assignment(
    lesson: Lesson | None = None, classroom: Classroom | None = None, **fields: Any
) -> Assignment:
    """Open since ten days before NOW, due four days after it, ``warn``, three attempts, and right
    answers are shown at once; questions and options stand as they were written."""
    return Assignment.objects.create(
        lesson=lesson or make_lesson(),
        classroom=classroom or make_classroom(),
        opens_at=fields.pop("opens_at", NOW - timedelta(days=10)),
        due_at=fields.pop("due_at", NOW + timedelta(days=4)),
        attempts_allowed=fields.pop("attempts_allowed", 3),
        gate=fields.pop("gate", Gate.WARN),
        key_time=fields.pop("key_time", KeyTimes.AT_ONCE),
        shuffles_questions=fields.pop("shuffles_questions", False),
        shuffles_options=fields.pop("shuffles_options", False),
        **fields,
    )


def make_attempt(
    assignment: Assignment,
    student: User,
    *,
    part: Part = Part.LEVEL_1,
    answers: Sequence[Answer] = (),
    submitted: bool = False,
    now: datetime = NOW,
) -> Attempt:
    """One sitting; ``answers`` are drafts in question order, handed in when ``submitted``."""
    attempt = start_attempt(assignment, student=student, part=part, now=now)
    responses = attempt.response_set.select_related("version").order_by("position")
    for response, answer in zip(responses, answers, strict=False):
        save_draft(response, answer=answer, seen=response.draft_seq, now=now)
    if submitted:
        submit_attempt(attempt, now=now)
    return attempt


def make_file(name: str = "Кесте.pdf", data: bytes = b"%PDF-1.7 kept") -> SimpleUploadedFile:
    """As a browser sends it."""
    return SimpleUploadedFile(name, data)


def make_asset(lesson: Lesson, name: str = "cell.png", **fields: Any) -> Asset:
    """A picture that is prepared, without a process of its own."""
    data = make_picture(**fields.pop("picture", {}))
    encoded = encode(data)
    asset = Asset.objects.create(
        lesson=lesson,
        name=name,
        digest=sha256(data).hexdigest(),
        media_type="image/png",
        size=len(data),
        width=encoded.width,
        height=encoded.height,
        file=ContentFile(data, name),
        added_at=NOW,
        prepared_at=NOW,
        **{"alternative": "Жасуша", **fields},
    )
    for one in encoded.rendered:
        Rendition.objects.create(
            asset=asset,
            width=one.width,
            height=one.height,
            size=len(one.data),
            digest=sha256(one.data).hexdigest(),
            file=ContentFile(one.data, name),
        )
    return asset


def make_marking(
    response: Response,
    marker: User,
    *,
    fraction: Fraction = Fraction(1),
    shares: Mapping[str, Share] | None = None,
    comment: str = "",
    now: datetime = NOW,
    seconds: float | None = 60,
) -> Marking:
    """A mark on what the response is now; ``shares`` default to all key points in full."""
    response.refresh_from_db()
    key_points = getattr(response.version.definition, "key_points", ())
    return mark_response(
        response,
        marker=marker,
        seen=response.last_seq,
        fraction=fraction,
        shares=shares if shares is not None else {point.id: Share.FULL for point in key_points},
        comment=comment,
        now=now,
        seconds=seconds,
    )


def make_practice(
    assignment: Assignment, student: User, *, answer: Answer | None = None, now: datetime = NOW
) -> PracticeSitting:
    """A sitting at all questions of level 1; ``answer`` is given to the first one."""
    sitting = PracticeSitting.objects.create(
        student=student,
        assignment=assignment,
        part=Part.LEVEL_1,
        purpose=Purpose.LEVEL,
        started_at=now,
    )
    questions = assignment.lesson.question_set.filter(part=Part.LEVEL_1).order_by("position")
    for position, question in enumerate(questions.select_related("current"), start=1):
        PracticeQuestion.objects.create(
            sitting=sitting, version=question.in_force, position=position
        )
    if answer is not None:
        asked = sitting.questions.order_by("position")[0]
        answer_question(asked, answer, seen=0, is_last=False, now=now)
    return sitting


def make_live(
    classroom: Classroom,
    teacher: User,
    *questions: Question,
    now: datetime = NOW,
    **options: Any,
) -> LiveSession:
    """Questions of one lesson asked in class, the first of them now; no test asks them any more."""
    ids = [question.pk for question in questions]
    Question.objects.filter(pk__in=ids).update(use=UseChoices.PRACTICE)
    return start_live(
        classroom,
        questions[0].lesson,
        questions=ids,
        teacher=teacher,
        now=now,
        **{"counts_as_practice": True, "shows_bars": False, **options},
    )


def make_department(name: str = "", **fields: Any) -> Department:
    return Department.objects.create(name=name or f"Кафедра {next(_numbers)}", **fields)


ROLE_MIGRATIONS = (
    "0046_roles_and_first_department",
    "0053_action_log",
    "0054_personal_data",
    "0058_announcements",
    "0060_university_settings",
)


def make_department_admin(department: Department, username: str = "", **fields: Any) -> User:
    person = make_user(username, **fields)
    give_role(person, OfficeRole.DEPARTMENT_ADMIN)
    department.admins.add(person)
    return person


def make_system_admin(username: str = "", **fields: Any) -> User:
    person = make_user(username, **fields)
    give_role(person, OfficeRole.SYSTEM_ADMIN)
    return person


def make_university_settings(**fields: Any) -> UniversitySettings:
    usual = {"pass_mark": 50, "mastery_mark": 80, "open_answer_points": 10, "made_at": NOW}
    return UniversitySettings.objects.create(**{**usual, **fields})


def make_announcement(text: str = "Сабақ жұмада өтеді.", **fields: Any) -> Announcement:
    return Announcement.objects.create(**{"text_kk": text, "starts": NOW.date(), **fields})


def make_clerk(*rights: str, username: str = "") -> User:
    """Staff with these rights of the administration, in all departments."""
    person = make_user(username, is_staff=True)
    wanted = {*rights, ALL_DEPARTMENTS}
    person.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    return person


def rights_of(role: OfficeRole) -> set[str]:
    """What all migrations give it."""
    made = [import_module(f"lessons.migrations.{name}").ROLES for name in ROLE_MIGRATIONS]
    return {code for roles in made for code in roles.get(role.value, ())}


def give_role(person: User, role: OfficeRole) -> None:
    """As the migration made it: a test that empties all tables takes the roles along."""
    group, is_new = Group.objects.get_or_create(name=role.value)
    if is_new:
        group.permissions.set(Permission.objects.filter(codename__in=rights_of(role)))
    person.groups.add(group)
    User.objects.filter(pk=person.pk).update(is_staff=True)
    person.is_staff = True


def make_source(name: str = "class-15.txt") -> Source:
    return Source.objects.create(
        name=name, digest=f"digest-{next(_numbers)}", text="Мәтін", loaded_at=NOW
    )


def make_batch(sent_by: User, source: Source) -> Batch:
    """Of one file that was read; its lessons are those of ``source``."""
    batch = Batch.objects.create(created_by=sent_by, created_at=NOW)
    Upload.objects.create(
        batch=batch,
        sent_by=sent_by,
        sent_at=NOW,
        expires_at=NOW + timedelta(days=30),
        name=source.name,
        digest=source.digest,
        size=1,
        state=FileState.OK,
        found=finding_to_json(Finding(verdict=Judgement.OK, titles=())),
    )
    return batch


def make_correction(response: Response, teacher: User) -> Correction:
    """A question given to everybody: one mark moved, and its student told."""
    correction = Correction.objects.create(
        question=response.version.question,
        classroom=response.attempt.assignment.classroom,
        kind="given",
        reason="Сұрақ қате",
        made_by=teacher,
        made_at=NOW,
        batch=uuid4(),
    )
    mark = CorrectedMark.objects.create(
        correction=correction,
        response=response,
        seq=9,
        state_before="marked",
        fraction_before=0,
        fraction=1,
    )
    MarkNotice.objects.create(student=response.attempt.student, mark=mark, made_at=NOW)
    return correction


def make_digest(person: User) -> Digest:
    return Digest.objects.create(person=person, day=NOW.date(), until=NOW, due_until=NOW)
