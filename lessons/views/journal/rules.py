"""The rules of a class's journal, with what they would do to a real student."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from lessons.domain.journal.columns import LANGUAGE, shown_name
from lessons.domain.journal.presets import PRESETS
from lessons.domain.journal.weekly import Activity
from lessons.forms.journal import JournalRulesForm
from lessons.models import Classroom, JournalPreset, JournalRules
from lessons.permissions import SignedInRequest, classroom_taught
from lessons.queries.journal import JournalRow, formula_texts, journal_rules, mean_of
from lessons.views.journal.opened import opened_journal
from lessons.views.journal.sheets import grade_values, shown_total
from lessons.views.trail import class_page, journal_page, start_page
from lessons.wording.formulas import formula_sentence
from lessons.wording.journal import ACTIVITY, COLUMN, COLUMN_MEANING, PRESET


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One student by the rules as they stand in the form: (name, number, what is wrong)."""

    row: JournalRow
    weekly: list[tuple[str, object]]
    columns: list[tuple[str, object, str]]
    grade: list[object]


@require_http_methods(["GET", "POST"])
def journal_rules_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """``?preset=`` fills in ready rules; «look» shows a student and saves nothing."""
    classroom = classroom_taught(request.user, pk)
    rules = journal_rules(classroom)
    presets = list(JournalPreset.objects.all())
    chosen = request.GET.get("preset", "")
    _begin_with(chosen, rules, presets)
    form = JournalRulesForm(request.POST or None, instance=rules)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and "look" not in request.POST:
        form.save()
        messages.success(request, gettext("The rules of the journal are saved."))
        return redirect("lessons:journal", pk)
    if is_sent:
        form.save(commit=False)
    context = {
        "trail": [start_page(), class_page(classroom), journal_page(classroom)],
        "classroom": classroom,
        "form": form,
        "presets": _preset_links(classroom, presets, chosen),
        "preset": chosen,
        "followed": _followed(rules, presets),
        "names": _names(),
        **_preview_context(request, classroom, rules, is_shown=not form.errors),
    }
    return render(request, "lessons/journal_rules.html", context)


def _begin_with(chosen: str, rules: JournalRules, presets: Sequence[JournalPreset]) -> None:
    """The university's rules are taken whole; of ours only the formulas."""
    own = next((one for one in presets if str(one.pk) == chosen), None)
    if own is not None:
        rules.take_rules_of(own)
    elif chosen in PRESETS:
        rules.formulas = formula_texts(chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetLink:
    words: str
    url: str
    is_chosen: bool


def _preset_links(
    classroom: Classroom, presets: Sequence[JournalPreset], chosen: str
) -> list[PresetLink]:
    """The university's first."""
    page = reverse("lessons:journal-rules", args=[classroom.pk])
    named = [*((str(one.pk), one.name) for one in presets), *PRESET.items()]
    return [
        PresetLink(words=str(words), url=f"{page}?preset={key}", is_chosen=key == chosen)
        for key, words in named
    ]


def _followed(rules: JournalRules, presets: Sequence[JournalPreset]) -> str:
    """The name of the university's rules that the class keeps to; empty where it has its own."""
    default = next((one.name for one in presets if one.is_default), "")
    return "" if rules.pk else default


def _names() -> list[tuple[str, str]]:
    """What a formula may use, as it is written there."""
    activities = [(shown_name(one), str(words)) for one, words in ACTIVITY.items()]
    columns = [(shown_name(one), str(words)) for one, words in COLUMN_MEANING.items()]
    functions = dict.fromkeys(LANGUAGE.functions.values())
    return [*activities, *columns, *((shown_name(one), "") for one in functions)]


def _preview_context(
    request: SignedInRequest, classroom: Classroom, rules: JournalRules, *, is_shown: bool
) -> dict[str, object]:
    """Of the first student, or of the one who was chosen."""
    opened = (
        opened_journal(classroom, request.GET, now=timezone.now(), rules=rules)
        if is_shown
        else None
    )
    if opened is None or not opened.journal.rows:
        return {"preview": None, "students": []}
    chosen = request.POST.get("student", "")
    rows = opened.journal.rows
    row = next((one for one in rows if str(one.student.pk) == chosen), rows[0])
    preview = Preview(
        row=row,
        weekly=[
            (opened.kind_name(activity), mean_of(row.weeks[activity])) for activity in Activity
        ],
        columns=[
            (
                str(COLUMN[column]),
                shown_total(row, column),
                formula_sentence(cell.error) if cell.error else "",
            )
            for column, cell in row.totals.cells.items()
        ],
        grade=list(grade_values(row)),
    )
    return {"preview": preview, "students": opened.students}
