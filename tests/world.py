"""One class with a lesson under way, and one person of every role around it."""

from dataclasses import dataclass

from django.contrib.auth.tokens import default_token_generator
from django.utils import timezone

from lessons.domain.banks.registry import TEMPLATES
from lessons.domain.handouts.document import ReadPicture
from lessons.domain.parts import Part
from lessons.domain.rosters.grid import read_pasted
from lessons.models import LiveSession, Question, UseChoices, User
from lessons.services.attempts import save_draft, submit_attempt
from lessons.services.digests import off_seal
from lessons.services.opening import open_bank_for_review, open_for_review
from lessons.services.personal_data import ask_for_export, make_export
from lessons.services.rosters import keep_roster
from lessons.services.sittings import start_level
from lessons.services.suggesting import suggest_rubric
from lessons.services.uploads import keep_bank, keep_files, open_batch, packed, read_file
from lessons.services.work_files import add_file
from lessons.views.live.began import began_url
from tests.factories import (
    make_admin,
    make_announcement,
    make_asset,
    make_assignment,
    make_attempt,
    make_classroom,
    make_course,
    make_department,
    make_department_admin,
    make_file,
    make_lesson,
    make_live,
    make_question,
    make_student,
    make_system_admin,
    make_teacher,
)
from tests.pictures import make_picture

HANDOUT = "№7-тәжірибелік сабақ: Елшілік\n1-деңгейлік сұрақ. Елшілік дегеніміз не?\n".encode()
BANK = "Елшілік дегеніміз не?\nA. Өкілдік\nB. Келісім\nANSWER: A\n".encode()


class Sealed(str):
    """An argument that nobody could guess; of no row by itself."""


@dataclass
class World:
    """``arguments`` are those of URLs by what they name; nobody is signed in as "anonymous"."""

    arguments: dict[str, list]
    people: dict[str, User | None]


def make_world() -> World:
    now = timezone.now()
    department, elsewhere = make_department(), make_department()
    classroom = make_classroom(department=department)
    other = make_classroom(name="ХҚ-232", department=elsewhere)
    student = make_student(classroom)
    lesson = make_lesson(make_course(department=department))
    make_question(lesson, kind="open-answer", part=Part.LEVEL_1)
    question = make_question(lesson, kind="open-answer", part=Part.LEVEL_2)
    assignment = make_assignment(lesson, classroom, opens_at=now, due_at=None)
    make_lesson(number=15, language="ru", title="Основы дипломатии", original=lesson)
    under_way = make_attempt(assignment, student, part=Part.LEVEL_1, now=now)
    submitted = make_attempt(
        assignment, student, part=Part.LEVEL_2, answers=[("Жауап",)], submitted=True, now=now
    )
    make_question(lesson, kind="open-answer", part=Part.INDEPENDENT, label="БӨЖ")
    make_question(lesson, kind="open-answer", part=Part.GUIDED, label="ОБӨЖ")
    work = make_attempt(assignment, student, part=Part.GUIDED, answers=[("# Жұмыс",)], now=now)
    file = add_file(work.response_set.get(), sent=make_file(), now=now)
    submit_attempt(work, now=now)
    task = make_attempt(assignment, student, part=Part.INDEPENDENT, now=now)
    save_draft(task.response_set.get(), answer=("Бірінші мәтін",), seen=0, now=now)
    save_draft(task.response_set.get(), answer=("Екінші мәтін",), seen=1, now=now)
    practised = make_question(lesson, part=Part.LEVEL_3)
    Question.objects.filter(pk=practised.pk).update(use=UseChoices.PRACTICE)
    sitting = start_level(assignment, student=student, part=Part.LEVEL_3, now=now)
    teacher = make_teacher(classroom)
    roster = keep_roster(
        classroom,
        name="list.csv",
        rows=read_pasted("№\tАты-жөні\n1\tНұрланова Айару"),
        sent_by=teacher,
        now=now,
    )
    people = {
        "anonymous": None,
        "student": student,
        "classmate": make_student(classroom),
        "stranger": make_student(other),
        "teacher": teacher,
        "other teacher": make_teacher(other),
        "admin": make_admin(),
        "department admin": make_department_admin(department),
        "other department's admin": make_department_admin(elsewhere),
        "system admin": make_system_admin(),
    }
    batch = open_batch(course=lesson.course, new_course="", created_by=people["admin"], now=now)
    [handout] = keep_files(batch, name="a.txt", size=len(HANDOUT), read=lambda: HANDOUT, now=now)
    read_file(handout, open_file=open_for_review, now=now)
    handout.pictures = packed([ReadPicture(name="cell.png", data=make_picture())])
    handout.save(update_fields=["pictures"])
    bank = keep_bank(
        lesson,
        open_bank_for_review("bank.txt", BANK, format_code=""),
        data=BANK,
        part=Part.LEVEL_1,
        format_code="",
        sent_by=people["department admin"],
        now=now,
    )
    suggestion = suggest_rubric(
        question,
        {"key_points": [{"id": "a", "text": "Басқа ой", "points": 3}]},
        suggested_by=people["teacher"],
        now=now,
    )
    live = make_live(classroom, teacher, practised, now=now)
    LiveSession.objects.update(ended_at=now)
    office_list = keep_roster(
        department,
        name="people.csv",
        rows=read_pasted("Аты-жөні\tТоп\nНұрланова Айару\tХҚ-231"),
        sent_by=people["department admin"],
        now=now,
    )
    export, _new = ask_for_export(student, asked_by=student, language="kk", now=now)
    make_export(export, now=now)
    picture = make_asset(lesson).renditions.get()
    arguments = {
        "picture": [lesson.pk, picture.digest],
        "own data": [export.pk],
        "questions in class": [live.pk],
        "beat": [live.pk, live.token],
        "began": [Sealed(began_url([classroom.pk]).rstrip("/").rpartition("/")[2])],
        "classroom": [classroom.pk],
        "assignment": [assignment.pk],
        "analysed question": [assignment.pk, question.pk],
        "drawn question": [assignment.pk, Part.LEVEL_1.value, 1],
        "version": [assignment.pk, "ru"],
        "part": [assignment.pk, Part.LEVEL_1.value],
        "lesson": [lesson.pk],
        "course": [lesson.course_id],
        "new question": [lesson.pk, "gaps"],
        "under way": [under_way.pk],
        "question": [under_way.pk, 1],
        "submitted": [submitted.pk],
        "work": [classroom.pk, student.pk],
        "level work": [classroom.pk, student.pk, Part.LEVEL_2.value],
        "lesson work": [assignment.pk, student.pk],
        "results file": [classroom.pk, "xlsx"],
        "journal column": [classroom.pk, "exam"],
        "journal file": [classroom.pk, "weekly", "csv"],
        "journal number": [classroom.pk, student.pk, "exam"],
        "answered question": [question.pk],
        "changed question": [question.pk, "left-out"],
        "handed-in question": [submitted.pk, 1],
        "question in the text": [assignment.pk, practised.pk],
        "task": [task.pk, 1],
        "work file": [file.token],
        "handed-in work": [work.pk],
        "handed-in task": [work.response_set.get().pk],
        "earlier text": [task.pk, 1, "kept", 1],
        "sitting": [sitting.pk],
        "practised question": [sitting.pk, 1],
        "list": [classroom.pk, roster.pk],
        "people list": [office_list.pk],
        "format": ["csv"],
        "new password": [student.pk, default_token_generator.make_token(student)],
        "action": ["6f7bb1ae-8f0c-4a57-a1a9-0d3f0c6f6a10"],
        "response": [submitted.response_set.get().pk],
        "suggestion": [suggestion.pk],
        "notice": [suggestion.rubricnotice_set.get(person=people["admin"]).pk],
        "batch": [batch.pk],
        "handout": [handout.pk],
        "picture of a handout": [handout.pk, "cell.png"],
        "bank": [lesson.pk, bank.pk],
        "template": [next(iter(TEMPLATES))],
        "guide page": ["test"],
        "announcement": [make_announcement().pk],
        "mail token": [student.pk, off_seal(student)],
        "": [],
    }
    return World(arguments=arguments, people=people)
