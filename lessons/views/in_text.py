"""The quick questions inside a lesson's text: answered in place, or by POST, redirect, GET."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from lessons.domain.types.definition import Answer
from lessons.models import (
    Assignment,
    Lesson,
    PracticeAnswer,
    Question,
    QuestionVersion,
    User,
)
from lessons.permissions import SignedInRequest, assignment_joined
from lessons.queries.in_text import asked_in_text, last_answers, questions_in_text
from lessons.services.in_text import answer_in_text
from lessons.services.sittings import PracticeRefused
from lessons.views.practice_page import OptionRow
from lessons.views.question_page import choices, is_fragment, read_answer, read_seen
from lessons.wording.refusals import refused_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class InText:
    """One question as it stands behind its section."""

    question: Question
    number: int
    total: int
    seen: int
    is_right: bool | None
    """None before the first answer."""
    options: tuple[OptionRow, ...]
    url: str

    @property
    def version(self) -> QuestionVersion:
        return self.question.in_force


def in_text_rows(
    assignment: Assignment, lesson: Lesson, student: User
) -> Mapping[int, list[InText]]:
    """By section, for a student who works in the class."""
    found = questions_in_text(lesson, student, now=timezone.now())
    shown = [question for rows in found.values() for question in rows]
    asked = asked_in_text(assignment, student, shown)
    answers = last_answers(asked.values())

    def row_of(question: Question, number: int, total: int) -> InText:
        row = asked.get(question.in_force.pk)
        last = answers.get(row.pk) if row else None
        return InText(
            question=question,
            number=number,
            total=total,
            seen=row.last_seq if row else 0,
            is_right=last.is_right if last else None,
            options=_options(question.in_force, last),
            url=reverse("lessons:in-text", args=[assignment.pk, question.pk]),
        )

    return {
        section: [row_of(one, number, len(rows)) for number, one in enumerate(rows, start=1)]
        for section, rows in found.items()
    }


def _options(version: QuestionVersion, last: PracticeAnswer | None) -> tuple[OptionRow, ...]:
    """The verdict stands in what was chosen; the right option is not shown after a miss."""
    drawn = version.input
    answer: Answer = tuple(last.answer) if last else ()
    tone = {None: "", True: "good", False: "bad"}[last.is_right if last else None]
    texts = {choice.id: choice.text for choice in choices(drawn, ())}
    return tuple(
        OptionRow(
            id=option.id,
            number=number,
            text=texts[option.id],
            is_chosen=option.id in answer,
            tone=tone if option.id in answer else "",
            feedback=option.feedback if option.id in answer else "",
            is_out=False,
        )
        for number, option in enumerate(drawn.options, start=1)
    )


@require_POST
def in_text(request: SignedInRequest, pk: int, question_pk: int) -> HttpResponse:
    assignment = assignment_joined(request.user, pk)
    if assignment.opens_at > timezone.now():
        raise Http404
    question = _asked_here(assignment, request.user, question_pk)
    answer = read_answer(request.POST, question.in_force.input)
    try:
        answer_in_text(
            question,
            answer,
            assignment=assignment,
            student=request.user,
            seen=read_seen(request.POST),
            now=timezone.now(),
        )
    except PracticeRefused as refused:
        words = refused_sentence(refused)
        if is_fragment(request):
            return _render(request, assignment, question, words, status=409)
        messages.error(request, words)
        return redirect(_place(assignment, question))
    if is_fragment(request):
        return _render(request, assignment, question)
    return redirect(_place(assignment, question))


def _asked_here(assignment: Assignment, student: User, question_pk: int) -> Question:
    """Of this lesson or of a version of it, and still shown to this student."""
    lessons = [
        assignment.lesson,
        *Lesson.objects.published().versions_of(assignment.lesson),
    ]
    lesson = next(
        (row for row in lessons if row.question_set.filter(pk=question_pk).exists()), None
    )
    if lesson is None:
        raise Http404
    for rows in questions_in_text(lesson, student, now=timezone.now()).values():
        for question in rows:
            if question.pk == question_pk:
                return question
    raise Http404


def _place(assignment: Assignment, question: Question) -> str:
    """Where the question stands, in the version of the lesson that asks it."""
    language = question.lesson.language
    url = reverse("lessons:version-read", args=[assignment.pk, language])
    return f"{url}#question-{question.pk}"


def _render(
    request: SignedInRequest,
    assignment: Assignment,
    question: Question,
    refused_words: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    rows = in_text_rows(assignment, question.lesson, request.user)
    row = next(row for one in rows.values() for row in one if row.question.pk == question.pk)
    context = {"asked": row, "lesson": question.lesson, "refused_words": refused_words}
    return render(request, "lessons/_in_text.html", context, status=status)
