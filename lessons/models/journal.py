"""The journal of a class: by which rules its numbers are made, and which were written by hand."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.domain.journal.columns import Column
from lessons.domain.journal.presets import read_formulas
from lessons.domain.journal.scale_text import OWN, read_scale_text
from lessons.domain.journal.scales import SCALES, Scale
from lessons.domain.journal.totals import Formulas
from lessons.domain.journal.weekly import (
    MAX_WEEKS,
    WEEKS,
    Combine,
    LateRule,
    LateStep,
    Missing,
    WeekRule,
)
from lessons.models.append_only import AppendOnly
from lessons.models.content import Course
from lessons.models.people import Classroom, User

HIGHEST = 100


class CombineChoices(models.TextChoices):
    MEAN = Combine.MEAN.value, _("mean of the works")
    BEST = Combine.BEST.value, _("the best work")
    SUM = Combine.SUM.value, _("points earned of the points of all works")


class MissingChoices(models.TextChoices):
    ZERO = Missing.ZERO.value, _("0 once the deadline is over")
    EMPTY = Missing.EMPTY.value, pgettext_lazy("weekly number", "empty")


class ScaleChoices(models.TextChoices):
    STANDARD = "standard", _("A to F with FX; 50–54 is D")
    D_MINUS = "d-minus", _("A to F with FX; 50–54 is D-")
    WITHOUT_FX = "without-fx", _("A to F without FX; C+ is satisfactory")
    SCHOOL = "school", _("school marks 2 to 5")
    OWN = OWN, _("an own scale, written below")


def _factor(name: Any) -> models.DecimalField[Decimal, Decimal]:
    return models.DecimalField(
        name,
        max_digits=3,
        decimal_places=2,
        default=Decimal(1),
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )


def _rule_constraints(table: str) -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(
            condition=Q(weeks__gte=1, weeks__lte=MAX_WEEKS), name=f"{table}_weeks_range"
        ),
        models.CheckConstraint(
            condition=Q(combine__in=CombineChoices.values), name=f"{table}_combine_valid"
        ),
        models.CheckConstraint(
            condition=Q(missing__in=MissingChoices.values), name=f"{table}_missing_valid"
        ),
        models.CheckConstraint(
            condition=Q(scale__in=ScaleChoices.values), name=f"{table}_scale_valid"
        ),
        models.CheckConstraint(
            condition=~Q(scale=ScaleChoices.OWN) | ~Q(own_scale=""), name=f"{table}_own_scale_set"
        ),
        models.CheckConstraint(
            condition=Q(late_first__gte=0, late_first__lte=1)
            & Q(late_second__gte=0, late_second__lte=1)
            & Q(late_more__gte=0, late_more__lte=1),
            name=f"{table}_factors_range",
        ),
    ]


class ReckoningRules(models.Model):
    """How the numbers of a journal are made and what they are called."""

    starts_on = models.DateField(
        _("first day of the semester"),
        null=True,
        blank=True,
        help_text=_(
            "A work belongs to the week of its deadline. Empty: to the week of its number."
        ),
    )
    weeks = models.PositiveSmallIntegerField(
        _("weeks"), default=WEEKS, validators=[MinValueValidator(1), MaxValueValidator(MAX_WEEKS)]
    )
    combine = models.CharField(
        _("several works in a week"),
        max_length=4,
        choices=CombineChoices,
        default=CombineChoices.MEAN,
    )
    missing = models.CharField(
        _("what was not handed in"),
        max_length=5,
        choices=MissingChoices,
        default=MissingChoices.ZERO,
    )
    late_first = _factor(_("factor, up to a week late"))
    late_second = _factor(_("factor, up to two weeks late"))
    late_more = _factor(_("factor, later"))
    scale = models.CharField(
        _("scale"), max_length=12, choices=ScaleChoices, default=ScaleChoices.STANDARD
    )
    own_scale = models.TextField(_("own scale"), blank=True)
    formulas = models.JSONField(_("formulas"), default=dict, blank=True)

    class Meta:
        abstract = True

    @property
    def week_rule(self) -> WeekRule:
        late = LateRule(
            steps=(LateStep(7, self.late_first), LateStep(14, self.late_second)),
            beyond=self.late_more,
        )
        return WeekRule(combine=Combine(self.combine), missing=Missing(self.missing), late=late)

    @property
    def letters(self) -> Scale:
        """Raises ScaleError; what is saved was read before."""
        return read_scale_text(self.own_scale) if self.scale == OWN else SCALES[self.scale]

    @property
    def read(self) -> Formulas:
        """Raises FormulaError; what is saved was read before."""
        return read_formulas({Column(name): text for name, text in self.formulas.items()})

    def take_rules_of(self, other: "ReckoningRules") -> None:
        for field in ReckoningRules._meta.local_fields:
            setattr(self, field.name, getattr(other, field.name))


class JournalPreset(ReckoningRules):
    """A university's own way of reckoning: classes begin with it, or keep to the default one."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    is_default = models.BooleanField(
        _("holds for all classes without rules of their own"), default=False
    )

    class Meta:
        verbose_name = _("rules to begin a journal with")
        verbose_name_plural = _("rules to begin journals with")
        ordering = ["name"]
        constraints = [
            *_rule_constraints("journal_preset"),
            models.CheckConstraint(condition=~Q(name=""), name="journal_preset_name_set"),
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="journal_preset_one_default",
                violation_error_message=_(
                    "Other rules hold for all classes already. Untick it there first."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class JournalRules(ReckoningRules):
    """One class's own; a class without a row keeps to the university's."""

    classroom = models.OneToOneField(
        Classroom, on_delete=models.CASCADE, related_name="journal_rules", verbose_name=_("class")
    )

    class Meta:
        verbose_name = _("rules of a journal")
        verbose_name_plural = _("rules of journals")
        constraints = _rule_constraints("journal_rules")

    def __str__(self) -> str:
        return str(self.classroom)


class JournalEntry(AppendOnly):
    """A number written by hand, or taken back where ``value`` is None; the last one counts.

    ``place`` is a week of a kind of work, ``practice-03``, or a column of the sheet, ``exam``.
    ``computed`` is what stood there by the rules then.
    """

    classroom = models.ForeignKey(Classroom, on_delete=models.PROTECT, verbose_name=_("class"))
    course = models.ForeignKey(Course, on_delete=models.PROTECT, verbose_name=_("course"))
    student = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("student")
    )
    place = models.CharField(_("week or column"), max_length=20)
    number = models.PositiveIntegerField(_("number"))
    value = models.DecimalField(
        pgettext_lazy("journal", "value"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    computed = models.DecimalField(
        _("by the rules"), max_digits=7, decimal_places=2, null=True, blank=True
    )
    reason = models.TextField(_("reason"), blank=True)
    entered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    entered_at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("number written in a journal")
        verbose_name_plural = _("numbers written in journals")
        ordering = ["classroom", "course", "student", "place", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["classroom", "course", "student", "place", "number"],
                name="journal_entry_number_unique",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="journal_entry_number_positive"
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0, value__lte=HIGHEST),
                name="journal_entry_value_range",
            ),
            models.CheckConstraint(condition=~Q(place=""), name="journal_entry_place_set"),
        ]

    def __str__(self) -> str:
        return f"{self.student} – {self.place}: {self.value}"
