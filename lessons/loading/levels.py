"""*Choose the levels*: of the questions of a lesson whose document gives none."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.parts import LEVELS, Part
from lessons.loading.admin_pages import change_url, page_context
from lessons.models import Lesson, PartChoices, Question
from lessons.permissions import SignedInRequest, lesson_managed
from lessons.queries import unlevelled
from lessons.services.questions import choose_levels
from lessons.views.admin_trail import lesson_crumb

_CHOICES = [(part.value, PartChoices(part).label) for part in LEVELS]
_LONGEST_LABEL = 300


class LevelsForm(forms.Form):
    """A list for each question, and one for all that are left."""

    rest = forms.ChoiceField(
        label=_("All that are not chosen below"),
        choices=[("", _("Leave them as they are, at level 1")), *_CHOICES],
        required=False,
    )

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = {f"level-{question.pk}": question for question in questions}
        for name, question in self._names.items():
            self.fields[name] = forms.ChoiceField(
                label=f"{question.position}. {Truncator(str(question)).chars(_LONGEST_LABEL)}",
                choices=[("", _("Choose the level")), *_CHOICES],
                required=False,
            )

    @property
    def own(self) -> list[BoundField]:
        return [self[name] for name in self._names]

    def chosen(self) -> dict[int, Part]:
        """By the keys of the questions, of a form that is valid."""
        rest = self.cleaned_data["rest"]
        found = {
            question.pk: self.cleaned_data[name] or rest for name, question in self._names.items()
        }
        return {pk: Part(value) for pk, value in found.items() if value}


def levels(request: SignedInRequest, pk: int, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    lesson = lesson_managed(request.user, pk)
    if not admin.has_change_permission(request, lesson):
        raise PermissionDenied
    questions = list(unlevelled(lesson))
    sent = request.POST if request.method == "POST" else None
    form = LevelsForm(sent, questions=questions)
    if request.method == "POST" and form.is_valid():
        return _choose(request, lesson, form)
    context = page_context(
        request,
        admin,
        title=gettext("Choose the levels"),
        above=[lesson_crumb(lesson)],
        original=lesson,
        form=form,
        count=len(questions),
    )
    return render(request, "admin/lessons/lesson/levels.html", context)


def _choose(request: SignedInRequest, lesson: Lesson, form: LevelsForm) -> HttpResponse:
    count = choose_levels(lesson, form.chosen())
    words = ngettext(
        "%(count)s question has its level now.", "%(count)s questions have their levels now.", count
    )
    messages.success(request, words % {"count": count})
    return redirect(change_url(lesson))
