"""What a teacher decides about an answer, and the key points that it is decided by."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Self

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.content.parsing import Parsed, parse_payload
from lessons.domain.limits import MAX_POINTS
from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.marks import mark_of
from lessons.domain.types.definition import KeyPoint, PayloadError
from lessons.domain.types.open_answer.definition import MODEL_ANSWER_BEGINS
from lessons.models import Marking, QuestionVersion
from lessons.wording.attempts import SHARE
from lessons.wording.questions import KEY_HELP, TOO_MANY_POINTS, key_error

LONGEST_MARK = 20
"""Characters. A number of a million digits would stop the server for as long as it is reckoned."""


class MarkField(forms.DecimalField):
    """Whole or half points up to ``points``; a comma or a point, whatever the language."""

    def __init__(self, *, points: int) -> None:
        self.points = points
        wrong = gettext("Write a number from 0 to %(points)s, in steps of a half.")
        wrong = wrong % {"points": points}
        super().__init__(
            label=gettext("Mark, out of %(points)s") % {"points": points},
            min_value=0,
            max_value=points,
            help_text=_("Whole or half points."),
            error_messages={
                "required": _("Write the mark."),
                **dict.fromkeys(("invalid", "min_value", "max_value", "half"), wrong),
            },
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        )

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # as its parent
        typed = str(value or "").replace(",", ".")
        if len(typed) > LONGEST_MARK:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(typed)

    def prepare_value(self, value: Any) -> Any:
        return number_format(value.normalize()) if isinstance(value, Decimal) else value

    def validate(self, value: Any) -> None:
        """A Decimal, or None where nothing was typed."""
        super().validate(value)
        if value is not None and 0 <= value <= self.points and value * 2 % 1:
            raise forms.ValidationError(self.error_messages["half"], code="half")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareChoice:
    widget: BoundWidget
    worth: Decimal
    is_proposed: bool


def _offer(number: int) -> str:
    return f"offered_{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPointRow:
    """One key point of the form: its number (also its key on the keyboard) and its field."""

    number: int
    key_point: KeyPoint
    field: forms.BoundField
    worth: tuple[Decimal, ...]
    """What each share of it is worth, in points of the question."""
    proposed: str = ""
    """The share that counts where none is chosen; empty where there is none."""

    @property
    def offer(self) -> str:
        """Under which name the page sends what it proposed."""
        return _offer(self.number)

    @property
    def choices(self) -> list[ShareChoice]:
        return [
            ShareChoice(
                widget=widget, worth=worth, is_proposed=widget.data["value"] == self.proposed
            )
            for widget, worth in zip(self.field, self.worth, strict=True)
        ]


class MarkingForm(forms.Form):
    """What a teacher decides about one answer: each key point, or one mark for the whole.

    A key point without a choice is accepted as it was proposed on the page that was sent: only
    that proposal was seen, whatever has been made since.
    """

    comment = forms.CharField(
        label=_("Comment for the student"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        version: QuestionVersion,
        rubric: QuestionVersion | None = None,
        last: Marking | None = None,
        chosen: Mapping[str, str] | None = None,
        proposed: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """``version`` is what was answered, ``rubric`` the version whose key points count;
        ``chosen`` shares are to begin with, where there is no mark yet."""
        self.version = version
        source = rubric or version
        self.key_points: tuple[KeyPoint, ...] = source.solution.key_points
        kwargs["initial"] = self._initial(last, chosen or {})
        super().__init__(*args, **kwargs)
        self.proposed = self._offered() if self.is_bound else dict(proposed or {})
        for number, point in enumerate(self.key_points, start=1):
            self.fields[f"point_{number}"] = forms.ChoiceField(
                label=point.text,
                choices=list(SHARE.items()),
                widget=forms.RadioSelect,
                required=point.id not in self.proposed,
                error_messages={"required": _("Decide about this key point.")},
            )
        if not self.key_points:
            self.fields["mark"] = MarkField(points=version.points)

    def _offered(self) -> dict[str, str]:
        """What the page that was sent had proposed."""
        sent = {
            point.id: self.data.get(_offer(number), "")
            for number, point in enumerate(self.key_points, start=1)
        }
        return {key: share for key, share in sent.items() if share in list(Share)}

    def _initial(self, last: Marking | None, chosen: Mapping[str, str]) -> dict[str, Any]:
        known = last.shares if last else chosen
        shares = {
            f"point_{number}": known.get(point.id)
            for number, point in enumerate(self.key_points, start=1)
        }
        if last is None:
            return shares
        mark = mark_of(last.fraction, self.version.points)
        return {"comment": last.comment, "mark": mark, **shares}

    @property
    def rows(self) -> list[KeyPointRow]:
        return [
            KeyPointRow(
                number=number,
                key_point=point,
                field=self[f"point_{number}"],
                worth=tuple(self._mark({point.id: share}) for share in SHARE),
                proposed=self.proposed.get(point.id, ""),
            )
            for number, point in enumerate(self.key_points, start=1)
        ]

    def _mark(self, shares: dict[str, Share]) -> Decimal:
        """What these shares come to; a key point without one counts as none."""
        nothing = dict.fromkeys((point.id for point in self.key_points), Share.NONE)
        return mark_of(fraction_of(self.key_points, nothing | shares), self.version.points)

    @property
    def total(self) -> Decimal:
        """The points of what is chosen and still proposed, as the page shows them."""
        return self._mark({key: Share(share) for key, share in self._standing().items()})

    @property
    def given(self) -> Decimal:
        """The points of what the teacher chose so far."""
        return self._mark({key: Share(share) for key, share in self._chosen().items()})

    def _chosen(self) -> dict[str, str]:
        values = {
            point.id: self[f"point_{number}"].value()
            for number, point in enumerate(self.key_points, start=1)
        }
        return {key: value for key, value in values.items() if value in list(Share)}

    def _standing(self) -> dict[str, str]:
        return {**self.proposed, **self._chosen()}

    @property
    def is_proposing(self) -> bool:
        """Whether some key point has no choice yet, only a proposal."""
        return bool(set(self.proposed) - set(self._chosen()))

    @property
    def weight(self) -> int:
        """The points of all key points together, which need not be those of the question."""
        return sum(point.points for point in self.key_points)

    @property
    def shares(self) -> dict[str, Share]:
        """Of a form that is valid."""
        return {
            point.id: Share(self.cleaned_data[f"point_{number}"] or self.proposed[point.id])
            for number, point in enumerate(self.key_points, start=1)
        }

    @property
    def accepted(self) -> tuple[str, ...]:
        """The key points that were left as proposed."""
        numbers = enumerate(self.key_points, start=1)
        return tuple(point.id for n, point in numbers if not self.cleaned_data[f"point_{n}"])

    @property
    def fraction(self) -> Fraction:
        if self.key_points:
            return fraction_of(self.key_points, self.shares)
        return Fraction(self.cleaned_data["mark"]) / self.version.points

    def clean_comment(self) -> str:
        """Browsers send a line's end as two characters; what is kept has one."""
        return str(self.cleaned_data["comment"]).replace("\r\n", "\n")


LONGEST_RUBRIC = 20_000


class RubricForm(forms.Form):
    """The key points of an open question as lines of text, and its model answer below them."""

    rubric = forms.CharField(
        label=_("Key points and model answer"),
        max_length=LONGEST_RUBRIC,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "rubric-text", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, version: QuestionVersion, **kwargs: Any) -> None:
        self.version = version
        self.payload: dict[str, Any] = {}
        kwargs["initial"] = {"rubric": version.parsed.key_lines}
        super().__init__(*args, **kwargs)
        self.fields["rubric"].help_text = KEY_HELP[version.kind]

    @classmethod
    def of_payload(cls, payload: dict[str, Any], *, version: QuestionVersion) -> Self:
        """As if somebody had typed it."""
        text = parse_payload(version.kind, payload).key_lines
        return cls({"rubric": text}, version=version)

    @property
    def parsed(self) -> Parsed:
        """Of a form that is valid."""
        return parse_payload(self.version.kind, self.payload)

    @property
    def model_answer(self) -> str:
        """Below the line of dashes; all that was typed where there is none and it is no key."""
        if self.is_valid():
            return self.parsed.solution.model_answer
        typed = str(self["rubric"].value() or "")
        below = MODEL_ANSWER_BEGINS.split(typed, maxsplit=1)[1:]
        return below[0] if below else typed

    def clean_rubric(self) -> str:
        typed = str(self.cleaned_data["rubric"]).replace("\r\n", "\n")
        try:
            self.payload = self.version.type.from_text(typed, self.version.definition)
        except PayloadError as error:
            raise forms.ValidationError(key_error(error.code, error.key)) from error
        total = sum(point.points for point in self.parsed.solution.key_points)
        if total > MAX_POINTS:
            raise forms.ValidationError(TOO_MANY_POINTS % {"total": total})
        return typed
