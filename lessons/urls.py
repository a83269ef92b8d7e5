from django.urls import path

from lessons.views import (
    attempt,
    drafting,
    handing_in,
    home,
    lesson_text,
    new_key_points,
    preferences,
    rescoring,
    result,
    rubric,
    student,
    style,
    teacher,
)
from lessons.views.marking import (
    answers,
    going,
    last_action,
    names,
    question_queue,
    queue,
    response,
)

app_name = "lessons"
urlpatterns = [
    path("", home.home, name="home"),
    path("join/", home.classroom_join, name="classroom-join"),
    path("language/", preferences.language_set, name="language-set"),
    path("theme/", preferences.theme_set, name="theme-set"),
    path("style/", style.style, name="style"),
    path("assignments/<int:pk>/", student.assignment_detail, name="assignment-detail"),
    path("assignments/<int:pk>/read/", lesson_text.assignment_read, name="assignment-read"),
    path(
        "assignments/<int:pk>/read/<slug:language>/", lesson_text.version_read, name="version-read"
    ),
    path(
        "assignments/<int:pk>/parts/<slug:part>/start/",
        student.attempt_start,
        name="attempt-start",
    ),
    path("attempts/<int:pk>/", result.attempt_detail, name="attempt-detail"),
    path("attempts/<int:pk>/finish/", handing_in.attempt_finish, name="attempt-finish"),
    path("attempts/<int:pk>/<int:position>/", attempt.attempt_question, name="attempt-question"),
    path("attempts/<int:pk>/<int:position>/second-look/", result.second_look, name="second-look"),
    path("classes/<int:pk>/", teacher.classroom_detail, name="classroom-detail"),
    path("classes/<int:pk>/assign/", teacher.assignment_create, name="assignment-create"),
    path("assignments/<int:pk>/edit/", teacher.assignment_edit, name="assignment-edit"),
    path("assignments/<int:pk>/results/", teacher.assignment_results, name="assignment-results"),
    path("classes/<int:pk>/students/<int:student_pk>/", teacher.student_work, name="student-work"),
    path("attempts/<int:pk>/review/", teacher.attempt_review, name="attempt-review"),
    path("marking/", queue.marking_queue, name="marking-queue"),
    path("marking/undo/<uuid:batch>/", last_action.marking_undo, name="marking-undo"),
    path("marking/names/", names.marking_names, name="marking-names"),
    path("marking/questions/<int:pk>/", question_queue.question_queue, name="question-queue"),
    path("marking/questions/<int:pk>/next/", going.marking_next, name="marking-next"),
    path("marking/questions/<int:pk>/answers/", answers.question_answers, name="question-answers"),
    path("marking/questions/<int:pk>/rubric/", rubric.rubric_edit, name="rubric-edit"),
    path(
        "marking/questions/<int:pk>/differences/",
        rubric.rubric_differences,
        name="rubric-differences",
    ),
    path("marking/questions/<int:pk>/draft/", drafting.rubric_draft, name="rubric-draft"),
    path("lessons/<int:pk>/key-points/", drafting.lesson_key_points, name="lesson-key-points"),
    path("marking/questions/<int:pk>/rescore/", rescoring.marks_rescore, name="marks-rescore"),
    path(
        "marking/rescored/<uuid:batch>/undo/",
        rescoring.rescoring_undo,
        name="rescoring-undo",
    ),
    path(
        "marking/questions/<int:pk>/new-key-points/",
        new_key_points.new_key_points,
        name="new-key-points",
    ),
    path("responses/<int:pk>/mark/", response.response_mark, name="response-mark"),
    path("responses/<int:pk>/lease/", response.response_lease, name="response-lease"),
]
