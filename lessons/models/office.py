"""Departments, to which courses and classes belong, and the roles of those who look after them."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from lessons.domain.office import ALL_DEPARTMENTS
from lessons.models.findable import Findable
from lessons.wording.office import ROLE


class Department(Findable):
    name = models.CharField(_("name"), max_length=200)
    admins = models.ManyToManyField(
        "lessons.User",
        blank=True,
        related_name="run_departments",
        verbose_name=_("looked after by"),
        help_text=_(
            "Department admins: they may change its courses, lessons, classes and people, and see "
            "no marks."
        ),
    )

    key_fields = frozenset({"name"})

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["sort_key", "pk"]
        permissions = [(ALL_DEPARTMENTS, "Can work in all departments")]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="department_name_unique",
                violation_error_message=_("There is a department with this name already."),
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="department_name_set"),
        ]

    def __str__(self) -> str:
        return self.name


class StaffRole(Group):
    """What Django calls a group, which here is a word for classes of students."""

    class Meta:
        proxy = True
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return str(ROLE.get(self.name, self.name))
