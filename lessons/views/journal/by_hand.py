"""Numbers of the journal written by hand: one with its reason, or a column that is typed."""

from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from lessons.domain.journal.columns import Column
from lessons.domain.journal.places import Place, WeekPlace, read_place
from lessons.domain.journal.weekly import WeekMark
from lessons.forms.journal import ColumnForm, EntryForm
from lessons.models import JournalEntry
from lessons.permissions import SignedInRequest, classroom_taught
from lessons.queries.journal import JournalRow
from lessons.services.journal import JournalRefused, enter_column, enter_number
from lessons.views.journal.opened import OpenedJournal, journal_or_404
from lessons.views.journal.sheets import shown_total
from lessons.wording.journal import COLUMN, COLUMN_MEANING, place_name
from lessons.wording.refusals import refused_sentence


@require_http_methods(["GET", "POST"])
def journal_entry(request: SignedInRequest, pk: int, student_pk: int, place: str) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    found = read_place(place)
    opened = journal_or_404(classroom, request.GET, now=timezone.now())
    row = next((one for one in opened.journal.rows if one.student.pk == student_pk), None)
    if found is None or row is None or not _is_in(found, opened):
        raise Http404
    last, computed = row.entries.get(place), _computed(row, found)
    form = EntryForm(
        request.POST or None,
        place=found,
        needs_reason=last is not None or computed is not None,
        initial={"seen": last.number if last else 0, "value": last.value if last else None},
    )
    if form.is_valid() and _is_entered(request, form, opened, row, place, computed=computed):
        messages.success(request, gettext("The number is saved."))
        return redirect(_back(found, opened))
    entries = JournalEntry.objects.filter(
        classroom=classroom, course=opened.course, student=student_pk, place=place
    )
    context = {
        "trail": opened.trail,
        "opened": opened,
        "student": row.student,
        "place": place_name(found),
        "computed": computed,
        "mark": _week_mark(row, found) if isinstance(found, WeekPlace) else None,
        "form": form,
        "entries": entries.select_related("entered_by").order_by("-number"),
        "back": _back(found, opened),
    }
    return render(request, "lessons/journal_entry.html", context)


def _is_entered(
    request: SignedInRequest,
    form: EntryForm,
    opened: OpenedJournal,
    row: JournalRow,
    place: str,
    *,
    computed: Decimal | None,
) -> bool:
    """Else the form says why not."""
    try:
        enter_number(
            classroom=opened.classroom,
            course=opened.course,
            student=row.student,
            place=place,
            computed=computed,
            by=request.user,
            now=timezone.now(),
            **form.cleaned_data,
        )
    except JournalRefused as refused:
        form.add_error(None, refused_sentence(refused))
        return False
    return True


def _week_mark(row: JournalRow, place: WeekPlace) -> WeekMark:
    """How the number of a week came about."""
    return row.weeks[place.activity][place.week - 1].mark


def _is_in(place: Place, opened: OpenedJournal) -> bool:
    return not isinstance(place, WeekPlace) or place.week <= opened.rules.weeks


def _computed(row: JournalRow, place: Place) -> Decimal | None:
    """What the rules say; None where they say nothing."""
    if isinstance(place, WeekPlace):
        value = _week_mark(row, place).value
        return None if value is None else Decimal(value)
    computed = row.totals.cells[place].computed
    return None if computed is None else round(Decimal(float(computed)), 2)


def _back(place: Place, opened: OpenedJournal) -> str:
    name = "lessons:journal" if isinstance(place, WeekPlace) else "lessons:journal-totals"
    kind = place.activity if isinstance(place, WeekPlace) else opened.activity
    return reverse(name, args=[opened.classroom.pk]) + opened.query(kind=kind.value)


@require_http_methods(["GET", "POST"])
def journal_column(request: SignedInRequest, pk: int, column: str) -> HttpResponse:
    """First numbers of a whole column, for the exam and the midterm controls."""
    classroom = classroom_taught(request.user, pk)
    if column not in set(Column):
        raise Http404
    opened = journal_or_404(classroom, request.GET, now=timezone.now())
    place = Column(column)
    filled = [row for row in opened.journal.rows if column in row.entries]
    empty = [row.student for row in opened.journal.rows if column not in row.entries]
    form = ColumnForm(request.POST or None, students=empty)
    if request.method == "POST" and form.is_valid():
        try:
            count = enter_column(
                form.numbers(),
                classroom=classroom,
                course=opened.course,
                place=column,
                by=request.user,
                now=timezone.now(),
            )
        except JournalRefused as refused:
            form.add_error(None, refused_sentence(refused))
        else:
            said = ngettext("%(count)s number is saved.", "%(count)s numbers are saved.", count)
            messages.success(request, said % {"count": count})
            return redirect(_back(place, opened))
    context = {
        "trail": opened.trail,
        "opened": opened,
        "column": column,
        "name": COLUMN[place],
        "meaning": COLUMN_MEANING[place],
        "form": form,
        "filled": [(row.student, shown_total(row, place)) for row in filled],
        "is_reckoned": place in opened.formulas,
    }
    return render(request, "lessons/journal_column.html", context)
