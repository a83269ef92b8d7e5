"""Who may change the key points of a lesson, and who has to be told.

Every class that has a lesson is marked by the same key points. Where one person teaches all those
classes they are that person's own business; else they are the authors' (docs/decisions/rubrics.md).
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from lessons.models import (
    Assignment,
    Classroom,
    Course,
    Lesson,
    OwnRubric,
    Question,
    QuestionVersion,
    Role,
    RubricNotice,
    User,
)
from lessons.queries.office import may_look_after, within

RIGHT = "lessons.change_question"
NOTICES_SHOWN = 20


def lessons_changed_by(user: User) -> QuerySet[Lesson]:
    """Those whose text, questions and key points this person may change."""
    # An empty Q joined by "or" would vanish, so rows that all are have a name.
    of_office = Lesson.objects.filter(within(user, "course__department"))
    by_office = Q(pk__in=of_office.values("pk")) if user.has_perm(RIGHT) else Q(pk=None)
    loaded = Q(source__loaded_by=user) | Q(made_by=user)
    typed = QuestionVersion.objects.filter(number=1, created_by=user, drawn_from=None)
    given = Assignment.objects.filter(lesson=OuterRef("pk"))
    others = given.exclude(classroom__in=Classroom.objects.taught_by(user))
    is_only_teacher = Exists(given) & ~Exists(others)
    by_hand = Q(pk__in=typed.values("question__lesson"))
    # Its keys are in the editor: whoever once wrote a question may study it now.
    joined = Classroom.objects.joined_by(user)
    studied = Q(pk__in=Assignment.objects.filter(classroom__in=joined).values("lesson"))
    by_work = (loaded | by_hand | is_only_teacher) & ~studied
    return Lesson.objects.filter(by_office | by_work)


def courses_written_by(user: User) -> QuerySet[Course]:
    """Where this person may put a lesson: those that they look after, and those with one of theirs
    already."""
    own = Q(pk__in=lessons_changed_by(user).values("course"))
    of_office = Course.objects.filter(within(user, "department"))
    by_office = Q(pk__in=of_office.values("pk")) if user.has_perm(RIGHT) else Q(pk=None)
    return Course.objects.filter(own | by_office)


def may_change_lesson(user: User, lesson_id: int) -> bool:
    return lessons_changed_by(user).filter(pk=lesson_id).exists()


def versions_of(question: Question) -> QuerySet[QuestionVersion]:
    """What all classes were asked, the newest first: no draw, and no teacher's own copy."""
    rows = QuestionVersion.objects.filter(question=question, drawn_from=None)
    own = OwnRubric.objects.filter(question=question).values("version")
    return rows.exclude(pk__in=own).select_related("created_by").order_by("-number")


def authors_of(lesson_id: int) -> QuerySet[User]:
    """Who loaded or copied the lesson, or typed one of its questions first."""
    own = Lesson.objects.filter(pk=lesson_id)
    typed = QuestionVersion.objects.filter(question__lesson=lesson_id, number=1)
    loaded = Q(pk__in=own.values("source__loaded_by")) | Q(pk__in=own.values("made_by"))
    wanted = loaded | Q(pk__in=typed.exclude(created_by=None).values("created_by"))
    return User.objects.filter(wanted, is_active=True)


def deciders_of(lesson_id: int) -> list[User]:
    """Its authors; those who look after its questions where nobody is known to have made it."""
    authors = list(authors_of(lesson_id))
    if authors:
        return authors
    department = Course.objects.values_list("department", flat=True).get(lesson=lesson_id)
    staff = User.objects.filter(is_active=True, is_staff=True).order_by("pk")
    return [one for one in staff if may_look_after(one, RIGHT, department)]


def teachers_of(lesson_id: int) -> QuerySet[User]:
    """Of all classes that have the lesson."""
    return User.objects.filter(
        is_active=True,
        membership__role=Role.TEACHER,
        membership__ended_at=None,
        membership__classroom__assignment__lesson=lesson_id,
    ).distinct()


def other_teachers_of(lesson_id: int, user: User) -> list[User]:
    """Whose classes see a change that this person makes to the lesson."""
    return list(teachers_of(lesson_id).exclude(pk=user.pk))


def rubric_notices(user: User) -> list[RubricNotice]:
    """What this person has not read yet, the newest first."""
    unread = RubricNotice.objects.unread().filter(person=user)
    return list(
        unread.select_related(
            "question__lesson__course", "question__current", "lesson__course", "done_by"
        )[:NOTICES_SHOWN]
    )
