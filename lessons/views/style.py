"""The living style page: every token and component as the style sheet draws it today."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lessons.domain.figures.registry import REGISTRY, parse_figure
from lessons.domain.progress import State
from lessons.permissions import SignedInRequest, require_staff

COLOURS = (
    "ground",
    "surface",
    "sunken",
    "ink",
    "muted",
    "line",
    "line-strong",
    "accent",
    "accent-strong",
    "on-accent",
    "accent-soft",
    "sky",
    "gold",
    "deep",
    "on-deep",
    "deep-muted",
    "focus",
    "gold-soft",
    "gold-ink",
    "good",
    "good-soft",
    "bad",
    "bad-soft",
    "veil",
)


class SampleForm(forms.Form):
    """A field of each look, one of them with an error, drawn by the product's crispy pack."""

    name = forms.CharField(label=_("Name"), help_text=_("As it stands in the list of the class."))
    answer = forms.CharField(label=_("Your answer"), widget=forms.Textarea(attrs={"rows": 3}))
    choice = forms.ChoiceField(
        label=_("Level"), choices=[(number, number) for number in ("1", "2", "3")]
    )


@require_safe
def style(request: SignedInRequest) -> HttpResponse:
    require_staff(request.user)
    context = {
        "colours": COLOURS,
        "states": list(State),
        "figures": [
            parse_figure({"kind": kind, "title": drawn.names["kk"], **drawn.examples()[0]})
            for kind, drawn in REGISTRY.items()
        ],
        "form": SampleForm({"answer": "Әділ сөз – ғылымның өңі.", "choice": "2"}),
    }
    return render(request, "lessons/style.html", context)
