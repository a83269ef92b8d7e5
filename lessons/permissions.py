"""Fetch and authorise in one step: what is not yours is not found, a wrong role is forbidden."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from lessons.domain.parts import TASKS
from lessons.domain.typed_ids import typed_id
from lessons.models import (
    Assignment,
    Attempt,
    Batch,
    Classroom,
    Course,
    Department,
    Lesson,
    LessonStatus,
    LiveSession,
    Membership,
    PersonalExport,
    PracticeSitting,
    Question,
    Rendition,
    Response,
    Role,
    RubricNotice,
    RubricSuggestion,
    Upload,
    User,
    WorkFile,
)
from lessons.models.live import LiveSessionQuerySet
from lessons.models.writing import WorkFileQuerySet
from lessons.queries import as_marked_by, is_student_of
from lessons.queries.assets import may_see_pictures
from lessons.queries.authorship import may_change_lesson
from lessons.queries.loading import batches_of
from lessons.queries.office import may_look_after, people_of, within
from lessons.queries.support import may_export
from lessons.queries.university import university


class SignedInRequest(HttpRequest):
    """What the sign-in middleware lets through to a page; for annotations alone."""

    user: User


def person_of(request: HttpRequest) -> User:
    """Who is signed in, for code that Django itself calls with any request."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def require_role(user: User, classroom_id: int, role: Role) -> Membership:
    """Raises Http404 for somebody outside the class, PermissionDenied for the other role in it."""
    membership = _current(user, classroom_id)
    if membership is None:
        raise Http404
    if membership.role != role:
        raise PermissionDenied
    return membership


def _current(user: User, classroom_id: int) -> Membership | None:
    return Membership.objects.current().filter(user=user, classroom_id=classroom_id).first()


def _readable(user: User, classroom_id: int) -> Membership | None:
    """Also that of a student who has left: what was learnt there stays readable to them."""
    found = Membership.objects.filter(user=user, classroom_id=classroom_id).first()
    is_past_teacher = found and not found.is_current and found.role == Role.TEACHER
    return None if is_past_teacher else found


def is_teacher(user: User) -> bool:
    """Of any class, now."""
    return user.teaches


def require_teacher(user: User) -> None:
    """Pages over all of a teacher's classes. Raises PermissionDenied for everybody else."""
    if not is_teacher(user):
        raise PermissionDenied


def may_make_classes(user: User) -> bool:
    """By the permission; where the site says so, whoever teaches a class already."""
    if user.has_perm("lessons.add_classroom"):
        return True
    return university().teachers_make_classes and is_teacher(user)


def may_make_accounts(user: User) -> bool:
    """For the students of an own class."""
    return university().teachers_make_accounts or user.has_perm("lessons.add_user")


def require_class_maker(user: User) -> None:
    if not may_make_classes(user):
        raise PermissionDenied


def require_staff(user: User) -> None:
    """Pages for those who look after the site. Raises PermissionDenied for everybody else."""
    if not user.is_staff:
        raise PermissionDenied


def may_undo_import(user: User) -> bool:
    """Whoever may load a handout may take it back."""
    return user.has_perms(["lessons.add_lesson", "lessons.change_lesson"])


def classroom_taught(user: User, pk: int) -> Classroom:
    classroom = get_object_or_404(Classroom, pk=pk)
    require_role(user, classroom.pk, Role.TEACHER)
    return classroom


def assignment_taught(user: User, pk: int) -> Assignment:
    assignment = get_object_or_404(_assignments(), pk=pk)
    require_role(user, assignment.classroom_id, Role.TEACHER)
    return assignment


def assignment_joined(user: User, pk: int) -> Assignment:
    """For whoever works in it: a student of the class, now, whether or not it has opened yet."""
    assignment = get_object_or_404(_assignments(), pk=pk, lesson__status=LessonStatus.PUBLISHED)
    require_role(user, assignment.classroom_id, Role.STUDENT)
    if assignment.classroom.archived_at:
        raise PermissionDenied
    return assignment


def assignment_studied(user: User, pk: int) -> tuple[Assignment, bool]:
    """Also for a student who has left, who may read what they did, and whether work goes on."""
    assignment = get_object_or_404(_assignments(), pk=pk, lesson__status=LessonStatus.PUBLISHED)
    membership = _readable(user, assignment.classroom_id)
    if membership is None:
        raise Http404
    if membership.role != Role.STUDENT:
        raise PermissionDenied
    return assignment, membership.is_current and assignment.classroom.archived_at is None


def assignment_readable(user: User, pk: int) -> tuple[Assignment, Membership]:
    """For anybody of the class; students only once the lesson is published."""
    assignment = get_object_or_404(_assignments(), pk=pk)
    membership = _readable(user, assignment.classroom_id)
    if membership is None:
        raise Http404
    if membership.role == Role.STUDENT and not assignment.lesson.is_published:
        raise Http404
    return assignment, membership


def version_readable(user: User, pk: int, language: str) -> tuple[Assignment, Membership, Lesson]:
    """The assigned lesson in a language, once published, for whoever may read it at all."""
    assignment, membership = assignment_readable(user, pk)
    if language == assignment.lesson.language:
        return assignment, membership, assignment.lesson
    versions = Lesson.objects.published().versions_of(assignment.lesson)
    lesson = get_object_or_404(versions.select_related("course"), language=language)
    return assignment, membership, lesson


def attempt_own(user: User, pk: int) -> Attempt:
    """The student's own attempt; nobody else's is found, not even by a teacher."""
    return get_object_or_404(
        Attempt.objects.select_related("assignment__lesson", "assignment__classroom"),
        pk=pk,
        student=user,
    )


def sitting_own(user: User, pk: int) -> PracticeSitting:
    """The student's own sitting of practice, while they are still in the class."""
    sitting = get_object_or_404(
        PracticeSitting.objects.select_related(
            "assignment__lesson__course", "assignment__classroom", "student"
        ),
        pk=pk,
        student=user,
    )
    assignment = sitting.assignment
    if assignment is not None:
        require_role(user, assignment.classroom_id, Role.STUDENT)
        if not assignment.lesson.is_published or assignment.classroom.archived_at:
            raise Http404
    return sitting


def is_in_class(user: User, attempt: Attempt) -> bool:
    """Whether the student of an own attempt may go on with it."""
    return is_student_of(user.pk, attempt.assignment.classroom_id)


def goes_on(user: User, attempt: Attempt) -> bool:
    """Whether its student can still work in the class."""
    return attempt.assignment.classroom.archived_at is None and is_in_class(user, attempt)


def attempt_taught(user: User, pk: int) -> Attempt:
    attempt = get_object_or_404(
        Attempt.objects.select_related(
            "assignment__lesson", "assignment__classroom", "student"
        ).submitted(),
        pk=pk,
    )
    require_role(user, attempt.assignment.classroom_id, Role.TEACHER)
    return attempt


def student_taught(user: User, classroom_pk: int, student_pk: int) -> tuple[Classroom, User]:
    classroom = classroom_taught(user, classroom_pk)
    student = get_object_or_404(
        User, pk=student_pk, membership__classroom=classroom, membership__role=Role.STUDENT
    )
    return classroom, student


def lesson_of_student(user: User, assignment_pk: int, student_pk: int) -> tuple[Assignment, User]:
    """An assigned lesson of an own class, and somebody who is or was a student there."""
    assignment = assignment_taught(user, assignment_pk)
    student = get_object_or_404(
        User,
        pk=student_pk,
        membership__classroom=assignment.classroom_id,
        membership__role=Role.STUDENT,
    )
    return assignment, student


def member_taught(user: User, classroom_pk: int, student_pk: int) -> tuple[Classroom, Membership]:
    """A student who is or was in a class that the person teaches."""
    classroom = classroom_taught(user, classroom_pk)
    students = Membership.objects.students().select_related("user")
    return classroom, get_object_or_404(students, user=student_pk, classroom=classroom)


def response_taught(user: User, pk: int) -> Response:
    """A handed-in response of a class that the teacher teaches."""
    response = get_object_or_404(
        Response.objects.select_related(
            "version__question__current",
            "version__question__lesson",
            "attempt__student",
            "attempt__assignment__lesson",
            "attempt__assignment__classroom",
        ).filter(attempt__submitted_at__isnull=False),
        pk=pk,
    )
    require_role(user, response.attempt.assignment.classroom_id, Role.TEACHER)
    return response


def question_taught(user: User, pk: int) -> Question:
    """A question of a lesson that a class of the teacher has, with the key points by which the
    teacher's classes are marked."""
    question = get_object_or_404(Question.objects.select_related("current", "lesson"), pk=pk)
    _require_taught(user, question.lesson_id)
    as_marked_by(user, [question])
    return question


def question_drafted(user: User, pk: int) -> Question:
    """As ``question_taught``, and for whoever may change questions in the administration: they
    prepare a lesson before any class has it."""
    questions = Question.objects.in_use().select_related("current", "lesson__course")
    question = get_object_or_404(questions, pk=pk)
    _require_prepared(user, question.lesson)
    as_marked_by(user, [question])
    return question


def lesson_drafted(user: User, pk: int) -> Lesson:
    """A lesson whose key points the person may draft."""
    lesson = get_object_or_404(Lesson.objects.select_related("course"), pk=pk)
    _require_prepared(user, lesson)
    return lesson


def _require_prepared(user: User, lesson: Lesson) -> None:
    if not may_look_after(user, "lessons.change_question", lesson.course.department_id):
        _require_taught(user, lesson.pk)


def lesson_edited(user: User, pk: int) -> tuple[Lesson, bool]:
    """A lesson whose questions the person may look at, and whether they may change it."""
    lessons = Lesson.objects.select_related("course", "copied_from__course")
    lesson = get_object_or_404(lessons, pk=pk)
    return lesson, _is_editor(user, lesson)


def question_edited(user: User, pk: int) -> tuple[Question, bool]:
    """As ``lesson_edited``; the question as all classes have it, also one in the archive."""
    questions = Question.objects.select_related("current__created_by", "lesson__course")
    question = get_object_or_404(questions, pk=pk)
    return question, _is_editor(user, question.lesson)


def may_publish(user: User, lesson: Lesson) -> bool:
    """A draft of one's own making, or of a department that one looks after."""
    is_own = lesson.made_by_id == user.pk and may_change_lesson(user, lesson.pk)
    department = lesson.course.department_id
    return is_own or may_look_after(user, "lessons.change_lesson", department)


def _is_editor(user: User, lesson: Lesson) -> bool:
    may_change = may_change_lesson(user, lesson.pk)
    if not may_change:
        _require_prepared(user, lesson)
    return may_change


def lesson_managed(user: User, pk: int) -> Lesson:
    """For the administration: of a department that the person looks after."""
    rows = Lesson.objects.select_related("course", "source")
    return get_object_or_404(rows.filter(within(user, "course__department")), pk=pk)


def course_managed(user: User, pk: int) -> Course:
    return get_object_or_404(Course.objects.filter(within(user, "department")), pk=pk)


def batch_managed(user: User, pk: int) -> Batch:
    rows = Batch.objects.select_related("course", "created_by")
    return get_object_or_404(rows.filter(batches_of(user)), pk=pk)


def handout_managed(user: User, pk: int) -> Upload | None:
    """A file of such a batch; None also once it is given up."""
    files = Upload.objects.without_data().select_related("batch__course")
    own = Batch.objects.filter(batches_of(user))
    return files.filter(pk=pk, batch__in=own.values("pk")).first()


def suggestion_readable(user: User, pk: int) -> RubricSuggestion:
    """For whoever suggested, and for those who decide."""
    suggestions = RubricSuggestion.objects.select_related(
        "question__lesson", "question__current", "base", "suggested_by", "decided_by"
    )
    suggestion = get_object_or_404(suggestions, pk=pk)
    is_own = user == suggestion.suggested_by
    if not is_own and not may_change_lesson(user, suggestion.question.lesson_id):
        raise Http404
    return suggestion


def notice_own(user: User, pk: int) -> RubricNotice:
    return get_object_or_404(RubricNotice, pk=pk, person=user)


def _require_taught(user: User, lesson_id: int) -> None:
    current = Membership.objects.current().filter(user=user)
    roles = current.filter(classroom__assignment__lesson=lesson_id)
    found = set(roles.values_list("role", flat=True))
    if not found:
        raise Http404
    if Role.TEACHER not in found:
        raise PermissionDenied


def response_own(user: User, attempt_pk: int, position: int) -> Response:
    """A handed-in response of the student's own."""
    return get_object_or_404(
        Response.objects.select_related("attempt__assignment__lesson", "version"),
        attempt=attempt_pk,
        position=position,
        attempt__student=user,
        attempt__submitted_at__isnull=False,
    )


def response_written(user: User, attempt_pk: int, position: int) -> Response:
    """A response of the student's own to a task, handed in or not."""
    return get_object_or_404(
        Response.objects.select_related(
            "attempt__assignment__lesson", "attempt__assignment__classroom", "version"
        ),
        attempt=attempt_pk,
        position=position,
        attempt__student=user,
        attempt__part__in=TASKS,
    )


def work_file_readable(user: User, token: UUID) -> WorkFile:
    """For the student who added it; once it is handed in also for the teachers of the class."""
    file = get_object_or_404(_work_files().there(), token=token)
    attempt = file.response.attempt
    if attempt.student_id == user.pk:
        return file
    membership = _current(user, attempt.assignment.classroom_id)
    if membership is None or membership.role != Role.TEACHER or file.handed_in_at is None:
        raise Http404
    return file


def rendition_readable(user: User, lesson_pk: int, digest: str) -> Rendition:
    """A picture of a lesson whose text the person may read."""
    rows = Rendition.objects.select_related("asset__lesson__course")
    found = rows.filter(asset__lesson=lesson_pk, digest=digest).first()
    if found is None or not may_see_pictures(user, found.asset.lesson, now=timezone.now()):
        raise Http404
    return found


def _work_files() -> WorkFileQuerySet:
    return WorkFile.objects.select_related("response__attempt__assignment", "response__version")


def _assignments() -> QuerySet[Assignment]:
    return Assignment.objects.select_related("lesson__course", "classroom")


def roster_sent(user: User, pk: int, *, classroom: Classroom) -> Upload | None:
    """A list that this person sent for this class; None also once it is loaded or given up."""
    return Upload.objects.filter(pk=pk, sent_by=user, classroom=classroom).first()


def bank_sent(user: User, pk: int, *, lesson: Lesson) -> Upload | None:
    """A question bank that this person sent for this lesson; None also once it is given up."""
    return Upload.objects.without_data().filter(pk=pk, sent_by=user, lesson=lesson).first()


def export_asked_for(user: User, pk: int) -> PersonalExport:
    """For whoever asked for it, while they may have it."""
    rows = PersonalExport.objects.select_related("person").exclude(made_at=None)
    export = get_object_or_404(rows, pk=pk, asked_by=user)
    if not may_export(user, export.person):
        raise Http404
    return export


def require_office_lists(user: User) -> None:
    """Whoever may make accounts and put them into classes of a department."""
    if not user.has_perms(["lessons.add_user", "lessons.add_membership"]):
        raise PermissionDenied


def department_list(user: User, pk: int) -> Upload:
    """A list of a department that the person looks after, while it is kept."""
    if not user.has_perms(["lessons.add_user", "lessons.add_membership"]):
        raise Http404
    rows = Upload.objects.select_related("department").exclude(department=None)
    return get_object_or_404(rows.filter(within(user, "department")), pk=pk)


def department_managed(user: User, pk: str) -> Department:
    """The one that is asked for, else the only one that can be meant."""
    own = Department.objects.filter(within(user, "pk"))
    chosen = own.filter(pk=typed_id(pk)) if typed_id(pk) else own
    found = chosen.first()
    if found is None:
        raise Http404
    return found


def person_managed(user: User, pk: int) -> User:
    """For the administration: of a department that the person looks after."""
    return get_object_or_404(User.objects.filter(people_of(user)).distinct(), pk=pk)


def live_taught(user: User, pk: int) -> LiveSession:
    """Questions asked in a class that the person teaches, also when they are over."""
    session = get_object_or_404(_live_sessions(), pk=pk)
    require_role(user, session.classroom_id, Role.TEACHER)
    return session


def live_joined(user: User, pk: int) -> LiveSession:
    """For a student of the class, now."""
    session = get_object_or_404(_live_sessions(), pk=pk, classroom__archived_at=None)
    require_role(user, session.classroom_id, Role.STUDENT)
    return session


def live_by_code(user: User, code: str, *, now: datetime) -> tuple[LiveSession, bool] | None:
    """What runs under a code in a class of the person's, and whether they teach there."""
    session = _live_sessions().running(now).filter(code=code).first()
    membership = _current(user, session.classroom_id) if session else None
    if session is None or membership is None:
        return None
    return session, membership.role == Role.TEACHER


def _live_sessions() -> LiveSessionQuerySet:
    return LiveSession.objects.select_related("classroom", "lesson")
