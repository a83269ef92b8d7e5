"""The people of a class: who is in it, who has left, and its teachers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lessons import queries
from lessons.forms import LeaveForm, MoveForm, TeacherForm
from lessons.models import Classroom, Entry, LeftWork, Role
from lessons.permissions import SignedInRequest, classroom_taught, member_taught, require_role
from lessons.services.classrooms import enter_classroom
from lessons.services.members import (
    MemberRefused,
    add_teacher,
    decide_left_work,
    end_membership,
    leave_as_teacher,
    move_student,
    plan_move,
)
from lessons.views.trail import class_page, people_page, start_page
from lessons.wording.refusals import refused_sentence


@require_GET
def classroom_people(request: SignedInRequest, pk: int) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    return _people(request, classroom, TeacherForm())


def _people(request: SignedInRequest, classroom: Classroom, form: TeacherForm) -> HttpResponse:
    members = queries.class_members(classroom)
    students = [row for row in members if row.membership.role == Role.STUDENT]
    teachers = [row for row in members if row.membership.role == Role.TEACHER]
    context = {
        "trail": [start_page(), class_page(classroom)],
        "classroom": classroom,
        "students": [row for row in students if row.membership.is_current],
        "left": [row for row in students if not row.membership.is_current],
        "teachers": [row for row in teachers if row.membership.is_current],
        "form": form,
        "ask": LeftWork.ASK,
    }
    return render(request, "lessons/classroom_people.html", context)


@require_POST
def teacher_add(request: SignedInRequest, pk: int) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    form = TeacherForm(request.POST)
    if form.is_valid():
        try:
            person = add_teacher(classroom, username=form.cleaned_data["username"])
        except MemberRefused as refused:
            form.add_error("username", refused_sentence(refused))
        else:
            said = gettext("Teaches this class too: %s.") % person.get_full_name()
            messages.success(request, said)
            return redirect("lessons:classroom-people", classroom.pk)
    return _people(request, classroom, form)


@require_POST
def teacher_leave(request: SignedInRequest, pk: int) -> HttpResponse:
    """Only oneself: nobody takes a class from a colleague."""
    membership = require_role(request.user, classroom_taught(request.user, pk).pk, Role.TEACHER)
    try:
        leave_as_teacher(membership, now=timezone.now())
    except MemberRefused as refused:
        messages.error(request, refused_sentence(refused))
        return redirect("lessons:classroom-people", pk)
    messages.success(request, gettext("You do not teach this class any more."))
    return redirect("lessons:home")


@require_http_methods(["GET", "POST"])
def member_leave(request: SignedInRequest, pk: int, student_pk: int) -> HttpResponse:
    """A student is taken out of the class; of one who has left it is decided what waits."""
    classroom, membership = member_taught(request.user, pk, student_pk)
    count = queries.student_waiting_count(classroom, membership.user)
    form = LeaveForm(request.POST if request.method == "POST" else None, has_waiting=bool(count))
    if request.method == "POST" and form.is_valid():
        if membership.is_current:
            end_membership(membership, left_work=form.choice, now=timezone.now())
        else:
            decide_left_work(classroom, student=membership.user, left_work=form.choice)
        messages.success(request, gettext("Saved. The work of this student stays readable."))
        return redirect("lessons:classroom-people", classroom.pk)
    context = {
        "trail": [start_page(), class_page(classroom), people_page(classroom)],
        "classroom": classroom,
        "member": membership,
        "count": count,
        "form": form,
    }
    return render(request, "lessons/member_leave.html", context)


@require_POST
def member_return(request: SignedInRequest, pk: int, student_pk: int) -> HttpResponse:
    """Somebody who has left is in the class again."""
    classroom, membership = member_taught(request.user, pk, student_pk)
    if not membership.is_current:
        enter_classroom(membership.user, classroom, entry=Entry(membership.entry))
        said = gettext("In the class again: %s.") % membership.user.get_full_name()
        messages.success(request, said)
    return redirect("lessons:classroom-people", classroom.pk)


@require_http_methods(["GET", "POST"])
def member_move(request: SignedInRequest, pk: int, student_pk: int) -> HttpResponse:
    classroom, membership = member_taught(request.user, pk, student_pk)
    others = Classroom.objects.in_use().taught_by(request.user).exclude(pk=classroom.pk)
    form = MoveForm(request.POST if request.method == "POST" else None, classrooms=others)
    plan = None
    if request.method == "POST" and form.is_valid() and request.POST.get("go") == "look":
        chosen = form.cleaned_data["classroom"]
        plan = plan_move(membership.user, from_class=classroom, to_class=chosen)
    elif request.method == "POST" and form.is_valid():
        try:
            moved = move_student(
                membership.user,
                from_class=classroom,
                to_class=form.cleaned_data["classroom"],
                now=timezone.now(),
            )
        except MemberRefused as refused:
            form.add_error("classroom", refused_sentence(refused))
        else:
            said = ngettext(
                "Moved, with the work on %(count)s lesson. Work on other lessons stays here.",
                "Moved, with the work on %(count)s lessons. Work on other lessons stays here.",
                len(moved),
            )
            messages.success(request, said % {"count": len(moved)})
            return redirect("lessons:classroom-people", classroom.pk)
    context = {
        "trail": [start_page(), class_page(classroom), people_page(classroom)],
        "classroom": classroom,
        "member": membership,
        "has_others": others.exists(),
        "plan": plan,
        "form": form,
    }
    return render(request, "lessons/member_move.html", context)
