"""What a university decides for itself: the newest row is in force, the others are its history."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lessons.models.append_only import AppendOnly
from lessons.models.people import User

_PERCENT = [MinValueValidator(1), MaxValueValidator(100)]


class UniversitySettings(AppendOnly):
    """Until there is a row, the environment says what holds."""

    name = models.CharField(
        _("name of the university"),
        max_length=200,
        blank=True,
        help_text=_("Stands at the foot of every page."),
    )
    contact = models.CharField(
        _("whom to ask"),
        max_length=300,
        blank=True,
        help_text=_("Telephone, room or mail, for whoever cannot sign in."),
    )
    pass_mark = models.PositiveSmallIntegerField(_("pass mark, %"), validators=_PERCENT)
    mastery_mark = models.PositiveSmallIntegerField(_("mastery mark, %"), validators=_PERCENT)
    open_answer_points = models.PositiveSmallIntegerField(
        _("points of an open question"),
        validators=_PERCENT,
        help_text=_("Where its handout does not say."),
    )
    self_sign_up = models.BooleanField(
        _("students make their own accounts"),
        default=False,
        help_text=_("With the join code of a class."),
    )
    teachers_make_classes = models.BooleanField(_("teachers make classes"), default=True)
    teachers_make_accounts = models.BooleanField(
        _("teachers make accounts for their students"), default=True
    )
    made_at = models.DateTimeField(_("changed at"), editable=False)
    made_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )

    class Meta:
        verbose_name = _("settings of the university")
        verbose_name_plural = _("settings of the university and their history")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pass_mark__gte=1) & Q(mastery_mark__lte=100),
                name="university_marks_range",
            ),
            models.CheckConstraint(
                condition=Q(mastery_mark__gte=F("pass_mark")),
                name="university_mastery_not_below_pass",
                violation_error_message=_("Nobody masters a level without passing it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.made_at:%d.%m.%Y %H:%M}"
