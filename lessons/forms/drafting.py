"""Drafted key points to choose from: none is chosen, each can be edited first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.limits import MAX_POINTS
from lessons.domain.marking.drafting.drafting import Candidate
from lessons.domain.types.lines import one_line
from lessons.models import QuestionVersion
from lessons.services.drafting import Chosen

MOST_ROWS = 12
"""As many key points as a question may have."""
LONGEST_IDEA = 1000
LONGEST_WORDINGS = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """``candidate`` says where it is from; None for a row that was sent and is not drafted now."""

    number: int
    candidate: Candidate | None
    pick: forms.BoundField
    text: forms.BoundField
    wordings: forms.BoundField
    must_not: forms.BoundField
    weight: forms.BoundField

    @property
    def is_picked(self) -> bool:
        return bool(self.pick.value())


class DraftForm(forms.Form):
    points = forms.IntegerField(
        label=_("Points of the question"),
        min_value=1,
        max_value=MAX_POINTS,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            _("Give the points: a whole number from 1 to 100."),
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    rows_sent = forms.IntegerField(widget=forms.HiddenInput, required=False)
    own = forms.CharField(
        label=_("Key points of your own, one a line"),
        required=False,
        max_length=LONGEST_WORDINGS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        version: QuestionVersion,
        candidates: Sequence[Candidate],
        points: int,
    ) -> None:
        self.version = version
        self._candidates = list(candidates)[:MOST_ROWS]
        count = self._count(data)
        super().__init__(data, initial={"points": points})
        for number in range(1, count + 1):
            self._add_row(number)

    def _count(self, data: QueryDict | None) -> int:
        sent = str(data.get("rows_sent", "")) if data else ""
        typed = int(sent) if sent.isdecimal() and len(sent) < MOST_ROWS else 0
        return min(max(len(self._candidates), typed), MOST_ROWS)

    def _add_row(self, number: int) -> None:
        drafted = self._candidates[number - 1] if number <= len(self._candidates) else None
        label = gettext("Key point %(number)s") % {"number": number}
        self.fields[f"pick_{number}"] = forms.BooleanField(label=label, required=False)
        texts = {
            "text": (label, drafted.text if drafted else "", 2),
            "wordings": (
                gettext("Other words for the same idea, one wording a line"),
                "\n".join(drafted.wordings) if drafted else "",
                2,
            ),
            "must_not": (
                gettext("What the answer must not say, one a line"),
                "\n".join(drafted.must_not) if drafted else "",
                1,
            ),
        }
        for name, (words, initial, rows) in texts.items():
            self.fields[f"{name}_{number}"] = forms.CharField(
                label=words,
                initial=initial,
                required=False,
                max_length=LONGEST_IDEA if name == "text" else LONGEST_WORDINGS,
                widget=forms.Textarea(attrs={"rows": max(rows, initial.count("\n") + 1)}),
            )
        self.fields[f"weight_{number}"] = forms.IntegerField(
            initial=drafted.points if drafted else 1,
            min_value=1,
            max_value=MAX_POINTS,
            required=False,
            widget=forms.HiddenInput,
        )

    @property
    def rows(self) -> list[CandidateRow]:
        numbers = [int(name.removeprefix("pick_")) for name in self.fields if "pick_" in name]
        return [
            CandidateRow(
                number=number,
                candidate=drafted,
                pick=self[f"pick_{number}"],
                text=self[f"text_{number}"],
                wordings=self[f"wordings_{number}"],
                must_not=self[f"must_not_{number}"],
                weight=self[f"weight_{number}"],
            )
            for number, drafted in zip_longest(numbers, self._candidates)
        ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        for number in self._picked():
            if not self.cleaned_data.get(f"text_{number}", "").strip():
                words = gettext("This key point is ticked and empty. Write it, or untick it.")
                self.add_error(f"text_{number}", words)
        self._check_count()
        self._check_seen()
        return self.cleaned_data

    def _check_seen(self) -> None:
        """The page that comes back shows what it had not seen, so the second try may add to it."""
        if self.cleaned_data.get("seen") != self.version.pk:
            words = gettext(
                "Somebody has changed the key points of this question meanwhile; they stand above "
                "now. What you chose is kept: look at both, and save again to add yours."
            )
            self.add_error(None, words)

    def _check_count(self) -> None:
        chosen, there = len(self.chosen), len(self.version.solution.key_points)
        if not chosen:
            self.add_error(None, gettext("Nothing is ticked yet. Tick a key point, or skip."))
        elif chosen + there > MOST_ROWS:
            words = gettext("A question has at most %(most)s key points. Untick some of them.")
            self.add_error(None, words % {"most": MOST_ROWS})

    def _picked(self) -> Iterator[int]:
        return (row.number for row in self.rows if self.cleaned_data.get(f"pick_{row.number}"))

    @property
    def chosen(self) -> list[Chosen]:
        """What is ticked and what was typed besides, each idea once."""
        known = {point.text.casefold() for point in self.version.solution.key_points}
        found: dict[str, Chosen] = {}
        for one in (*self._chosen_rows(), *self._typed()):
            if one.text.casefold() not in known:
                found.setdefault(one.text.casefold(), one)
        return list(found.values())

    def _chosen_rows(self) -> Iterator[Chosen]:
        for number in self._picked():
            first, *others = _lines(self.cleaned_data.get(f"text_{number}", "")) or [""]
            weight = self.cleaned_data.get(f"weight_{number}") or 1
            if first:
                yield Chosen(
                    text=first,
                    weight=weight,
                    wordings=self._texts("wordings", number),
                    must_not=self._texts("must_not", number),
                )
            yield from (Chosen(text=one, weight=weight) for one in others)

    def _texts(self, name: str, number: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_lines(self.cleaned_data.get(f"{name}_{number}", ""))))

    def _typed(self) -> Iterator[Chosen]:
        return (Chosen(text=one) for one in _lines(self.cleaned_data.get("own", "")))


def _lines(text: str) -> list[str]:
    return [one_line(line) for line in text.splitlines() if line.strip()]
