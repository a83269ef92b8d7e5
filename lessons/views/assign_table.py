"""Lessons of a whole term for all classes: a table that is looked at, changed, and then given."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from lessons.forms.assign_plan import PlanForm
from lessons.forms.assign_table import AssignTable, read_table
from lessons.permissions import SignedInRequest, require_teacher
from lessons.services.assigning import assign_lessons
from lessons.views.trail import start_page


@require_http_methods(["GET", "POST"])
def assign_table(request: SignedInRequest) -> HttpResponse:
    require_teacher(request.user)
    plan = PlanForm(request.GET or None, teacher=request.user)
    posted = request.POST if request.method == "POST" else None
    table = read_table(plan, posted, now=timezone.now()) if plan.is_valid() else None
    if table and table.is_valid and request.POST.get("go") == "assign":
        return _assign(request, plan, table)
    context = {
        "trail": [start_page()],
        "plan": plan,
        "table": table,
        "is_changed": posted is not None,
        "query": request.GET.urlencode(),
        "count": len(table.given) if table and table.is_valid else 0,
    }
    return render(request, "lessons/assign_table.html", context)


def _assign(request: SignedInRequest, plan: PlanForm, table: AssignTable) -> HttpResponse:
    count = assign_lessons(table.given, rules=plan.rules)
    words = ngettext("%(count)s lesson was given.", "%(count)s lessons were given.", count)
    messages.success(request, words % {"count": count})
    return redirect(f"{request.path}?{request.GET.urlencode()}")
