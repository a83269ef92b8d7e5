"""People, classes and memberships of a department: loaded from a list, and taken away as one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_GET, require_http_methods

from lessons.domain.exports.sheet import Sheet, Value
from lessons.domain.rosters.roster import Roster, read_roster
from lessons.forms.rosters import PeopleListForm
from lessons.models import AuditKind, Department, Upload
from lessons.permissions import (
    SignedInRequest,
    department_list,
    department_managed,
    require_office_lists,
)
from lessons.queries.people_lists import Listed, people_listed
from lessons.services.office_rosters import load_list, plan_list
from lessons.services.rosters import RosterRefused, keep_roster, rows_of
from lessons.views.exporting import exported
from lessons.views.rosters import chosen_columns, decisions, rows_context, said_loaded
from lessons.views.trail import Crumb, start_page
from lessons.wording.refusals import refused_sentence


@require_http_methods(["GET", "POST"])
def people_load(request: SignedInRequest) -> HttpResponse:
    require_office_lists(request.user)
    form = PeopleListForm(request.POST or None, request.FILES or None, actor=request.user)
    if request.method == "POST" and form.is_valid():
        upload = keep_roster(
            form.cleaned_data["department"],
            name=form.list_name,
            rows=form.rows,
            sent_by=request.user,
            now=timezone.now(),
        )
        return redirect("lessons:people-review", upload.pk)
    context = {"trail": _trail(), "form": form}
    return render(request, "lessons/people_load.html", context)


@require_http_methods(["GET", "POST"])
def people_review(request: SignedInRequest, pk: int) -> HttpResponse:
    """What would be written of each row, class by class."""
    upload = department_list(request.user, pk)
    rows = rows_of(upload)
    roster = read_roster(rows, chosen_columns(request), is_of_classes=True)
    if request.method == "POST" and _load(request, upload, roster):
        return redirect("admin:lessons_classroom_changelist")
    if upload.department is None:
        return redirect("lessons:people-load")
    plan = plan_list(upload.department, roster)
    context = {
        **rows_context(request, rows, roster, plan.rows),
        "trail": [*_trail(), Crumb(gettext("People from a list"), reverse("lessons:people-load"))],
        "upload": upload,
        "department": upload.department,
        "new_classes": [one.classroom.name for one in plan.classes if one.is_new],
        "makes_accounts": True,
    }
    return render(request, "lessons/roster_review.html", context)


def _load(request: SignedInRequest, upload: Upload, roster: Roster) -> bool:
    try:
        loaded = load_list(
            upload,
            roster,
            decisions=decisions(request),
            actor=request.user,
            now=timezone.now(),
        )
    except RosterRefused as refused:
        messages.error(request, refused_sentence(refused))
        return False
    messages.success(request, said_loaded(loaded))
    return True


@require_GET
def people_export(request: SignedInRequest, code: str) -> HttpResponse:
    """The heads are those that the reader of lists knows, so that it can be loaded again."""
    require_office_lists(request.user)
    department = department_managed(request.user, request.GET.get("department", ""))
    return exported(
        request,
        _sheet(department),
        code=code,
        back=reverse("lessons:people-load"),
        told=AuditKind.PEOPLE_EXPORTED,
        department=department,
    )


def _sheet(department: Department) -> Sheet:
    return Sheet(
        title=gettext("People: %(name)s") % {"name": department.name},
        head=[
            capfirst(gettext("surname")),
            capfirst(pgettext("of a person", "first name")),
            capfirst(gettext("patronymic")),
            gettext("Username"),
            gettext("E-mail"),
            capfirst(gettext("group")),
            capfirst(gettext("role")),
        ],
        rows=[_row(listed) for listed in people_listed(department)],
    )


def _row(listed: Listed) -> list[Value]:
    person, membership = listed
    names = [person.last_name, person.first_name, person.patronymic, person.username, person.email]
    if membership is None:
        return [*names, "", ""]
    return [*names, membership.classroom.name, membership.get_role_display()]


def _trail() -> list[Crumb]:
    return [start_page(), Crumb(gettext("People"), reverse("admin:lessons_user_changelist"))]
