"""A class from a list: sent, shown row by row, and written once the teacher has looked at it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from lessons.domain.rosters.columns import Column
from lessons.domain.rosters.fates import Fate
from lessons.domain.rosters.grid import Row
from lessons.domain.rosters.roster import Roster, has_names, read_roster
from lessons.forms import RosterForm
from lessons.models import Classroom, Upload
from lessons.permissions import (
    SignedInRequest,
    classroom_taught,
    may_make_accounts,
    roster_sent,
)
from lessons.services.rosters import (
    NEW,
    SKIP,
    Loaded,
    Planned,
    RosterRefused,
    count_fates,
    keep_roster,
    load_roster,
    only_group,
    plan_roster,
    rows_of,
)
from lessons.views.trail import class_page, people_page, start_page
from lessons.wording.refusals import refusal_sentence, refused_sentence
from lessons.wording.rosters import COLUMN, FATE, FATE_CHIP, PASSED, refused_row_sentence

_SAMPLES = 3


@require_http_methods(["GET", "POST"])
def roster_load(request: SignedInRequest, pk: int) -> HttpResponse:
    classroom = classroom_taught(request.user, pk)
    form = RosterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return keep_and_show(request, classroom, form)
    context = {
        "trail": [start_page(), class_page(classroom), people_page(classroom)],
        "classroom": classroom,
        "form": form,
    }
    return render(request, "lessons/roster_load.html", context)


def keep_and_show(request: SignedInRequest, classroom: Classroom, form: RosterForm) -> HttpResponse:
    upload = keep_roster(
        classroom,
        name=form.list_name,
        rows=form.rows,
        sent_by=request.user,
        now=timezone.now(),
    )
    return redirect("lessons:roster-review", classroom.pk, upload.pk)


@require_http_methods(["GET", "POST"])
def roster_review(request: SignedInRequest, pk: int, upload_pk: int) -> HttpResponse:
    """What would be written of each row; the address holds which columns and group were chosen."""
    classroom = classroom_taught(request.user, pk)
    upload = roster_sent(request.user, upload_pk, classroom=classroom)
    if upload is None:
        messages.warning(
            request, gettext("The list is no longer kept here. If it is needed, load it again.")
        )
        return redirect("lessons:classroom-people", classroom.pk)
    rows = rows_of(upload)
    roster = only_group(read_roster(rows, chosen_columns(request)), request.GET.get("group", ""))
    if request.method == "POST":
        done = _load(request, classroom, upload, roster)
        if done is not None:
            return done
    return render(request, "lessons/roster_review.html", _page(request, upload, rows, roster))


def chosen_columns(request: SignedInRequest) -> list[Column]:
    known = set(Column)
    return [Column(name) for name in request.GET.getlist("column") if name in known]


def decisions(request: SignedInRequest) -> dict[int, str]:
    lines = (name.removeprefix("row-") for name in request.POST if name.startswith("row-"))
    known = [line for line in lines if line.isascii() and line.isdecimal()]
    return {int(line): request.POST.get(f"row-{line}", "") for line in known}


def _load(
    request: SignedInRequest, classroom: Classroom, upload: Upload, roster: Roster
) -> HttpResponse | None:
    """None where something has yet to be decided."""
    try:
        loaded = load_roster(
            upload,
            roster,
            decisions=decisions(request),
            makes_accounts=may_make_accounts(request.user),
        )
    except RosterRefused as refused:
        messages.error(request, refused_sentence(refused))
        return None
    messages.success(request, said_loaded(loaded))
    page = "lessons:slips" if loaded.counts[Fate.NEW] else "lessons:classroom-people"
    return redirect(page, classroom.pk)


def said_loaded(loaded: Loaded) -> str:
    joined = loaded.counts[Fate.JOINS] + loaded.counts[Fate.BACK]
    said = gettext(
        "The list is loaded. New accounts: %(new)s. Joined: %(joined)s. In the class already: "
        "%(here)s."
    )
    facts = {"new": loaded.counts[Fate.NEW], "joined": joined, "here": loaded.counts[Fate.HERE]}
    return said % facts


# --- The page ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChoice:
    head: str
    samples: list[str]
    chosen: Column


@dataclass(frozen=True, slots=True, kw_only=True)
class RowShown:
    planned: Planned
    fate: str
    chip: str
    reason: str
    decision: str
    """What was chosen before something else was refused."""


def _page(
    request: SignedInRequest, upload: Upload, rows: Sequence[Row], roster: Roster
) -> dict[str, object]:
    classroom = classroom_taught(request.user, upload.classroom_id or 0)
    makes_accounts = may_make_accounts(request.user)
    planned = plan_roster(classroom, roster, makes_accounts=makes_accounts)
    whole = read_roster(rows, roster.columns)
    return {
        **rows_context(request, rows, roster, planned),
        "trail": [start_page(), class_page(classroom), people_page(classroom)],
        "classroom": classroom,
        "upload": upload,
        "groups": whole.groups if len(whole.groups) > 1 else [],
        "group": request.GET.get("group", ""),
        "makes_accounts": makes_accounts,
    }


def rows_context(
    request: SignedInRequest, rows: Sequence[Row], roster: Roster, planned: Sequence[Planned]
) -> dict[str, object]:
    """What becomes of each row, and how the columns were understood."""
    decided = decisions(request)
    rows_shown = [shown(row, decided.get(row.listed.line, "")) for row in planned]
    counts = count_fates(planned)
    return {
        "columns": column_choices(rows, roster),
        "column_names": COLUMN.items(),
        "has_names": has_names(roster.columns),
        "asked": [row for row in rows_shown if row.planned.fate is Fate.ASK],
        "rows": [row for row in rows_shown if row.planned.fate is not Fate.ASK],
        "counts": [(FATE[fate], FATE_CHIP[fate], count) for fate, count in counts.items() if count],
        "loads": sum(counts[fate] for fate in Fate if fate is not Fate.REFUSED),
        "refused": [(row, refused_row_sentence(row)) for row in roster.refused],
        "passed": [(row, PASSED[row.why]) for row in roster.passed],
        "new": NEW,
        "skip": SKIP,
    }


def shown(planned: Planned, decision: str) -> RowShown:
    return RowShown(
        planned=planned,
        fate=str(FATE[planned.fate]),
        chip=FATE_CHIP[planned.fate],
        reason=refusal_sentence(planned.code) if planned.code else "",
        decision=decision,
    )


def column_choices(rows: Sequence[Row], roster: Roster) -> list[ColumnChoice]:
    lines = {person.line for person in roster.people[:_SAMPLES]}
    samples = [row.cells for row in rows if row.line in lines] or [row.cells for row in rows[:3]]
    return [
        ColumnChoice(
            head=roster.heads[place] if place < len(roster.heads) else "",
            samples=[cells[place] for cells in samples if place < len(cells) and cells[place]],
            chosen=column,
        )
        for place, column in enumerate(roster.columns)
    ]
