"""People, their classes and their part in them."""

import secrets
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from lessons.models.append_only import AppendOnly
from lessons.models.findable import Findable
from lessons.models.office import Department
from lessons.wording.messages import password_letter

JOIN_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without I, L, O, 0 and 1, which look alike on a blackboard."""
JOIN_CODE_LENGTH = 6
_NONE: frozenset[int] = frozenset()
_CYRILLIC_LOOK_ALIKES = str.maketrans("АВЕКМНРСТУХ", "ABEKMHPCTYX")
"""Most keyboards here stand on Cyrillic."""


class TextSize(models.TextChoices):
    USUAL = "usual", _("usual")
    LARGE = "large", _("large")
    LARGER = "larger", _("very large")


class User(Findable, AbstractUser):
    patronymic = models.CharField(_("patronymic"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    department = models.ForeignKey(
        Department,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="people",
        verbose_name=_("department"),
    )
    news_seen_at = models.DateTimeField(_("news seen until"), null=True, blank=True)
    text_size = models.CharField(
        _("size of the text"), max_length=6, choices=TextSize, default=TextSize.USUAL
    )
    is_calm = models.BooleanField(_("calm pages"), default=False)
    """Without motion, rows of successes and celebration."""
    mails_news = models.BooleanField(_("mail about marked work"), default=True)
    mails_deadlines = models.BooleanField(_("mail before deadlines"), default=True)
    mails_messages = models.BooleanField(_("mail with messages of teachers"), default=True)
    one_time_until = models.DateTimeField(_("one-time password works until"), null=True, blank=True)

    has_second_factor = models.BooleanField(_("second factor"), default=False)
    """Beside its row, so that no request asks for that to know."""
    anonymised_at = models.DateTimeField(_("anonymised"), null=True, blank=True)

    key_fields = frozenset({"username", "last_name", "first_name", "patronymic", "email"})
    supported_by: "User | None" = None
    """Whoever sees the site with this person's eyes just now; of no row, of a request alone."""

    class Meta(AbstractUser.Meta):
        ordering = ["sort_key", "pk"]
        permissions = [
            ("sign_in_as_person", "Can sign in as another person"),
            ("export_personal_data", "Can export the personal data of another person"),
            ("anonymise_person", "Can anonymise a person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(text_size__in=TextSize.values), name="user_text_size_valid"
            ),
        ]

    def search_text(self) -> str:
        return f"{self.get_full_name()} {self.username} {self.email}"

    def __str__(self) -> str:
        return self.get_full_name()

    @cached_property
    def teaches(self) -> bool:
        """Any class, now; the menu of every page asks it."""
        return Membership.objects.current().teachers().filter(user=self).exists()

    @cached_property
    def departments(self) -> frozenset[int]:
        """Those that this person looks after."""
        return frozenset(self.run_departments.values_list("pk", flat=True)) if self.pk else _NONE

    def has_own_way_in(self, now: datetime) -> bool:
        """A password of one's own, or a slip that still works."""
        if self.one_time_until is not None:
            return self.one_time_until > now
        return self.has_usable_password()

    def get_full_name(self) -> str:
        """Surname first, as class lists are written here; the sign-in name where there is none."""
        names = (self.last_name, self.first_name, self.patronymic)
        return " ".join(name for name in names if name) or self.username


def plain_join_code(typed: str) -> str:
    """A code as it is stored and compared: capitals, no blanks, Latin where letters look alike."""
    return "".join(typed.split()).replace("-", "").upper().translate(_CYRILLIC_LOOK_ALIKES)


def new_join_code() -> str:
    return "".join(secrets.choice(JOIN_CODE_LETTERS) for _ in range(JOIN_CODE_LENGTH))


class ClassroomQuerySet(models.QuerySet["Classroom"]):
    def taught_by(self, user: User) -> "ClassroomQuerySet":
        return self._with(user, Role.TEACHER)

    def joined_by(self, user: User) -> "ClassroomQuerySet":
        """As a student, now: a membership that ended is read, not worked in."""
        return self._with(user, Role.STUDENT)

    def _with(self, user: User, role: str) -> "ClassroomQuerySet":
        return self.filter(membership__user=user, membership__role=role, membership__ended_at=None)

    def in_use(self) -> "ClassroomQuerySet":
        return self.filter(archived_at=None)

    def archived(self) -> "ClassroomQuerySet":
        return self.exclude(archived_at=None)


class Classroom(Findable):
    name = models.CharField(_("name"), max_length=120)
    join_code = models.CharField(_("join code"), max_length=12, default=new_join_code)
    is_open = models.BooleanField(_("students can join by code"), default=True)
    department = models.ForeignKey(
        Department,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        verbose_name=_("department"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)
    exam_on = models.DateField(
        _("exam"),
        null=True,
        blank=True,
        help_text=_("What is to be reviewed comes back before this day."),
    )
    members = models.ManyToManyField(User, through="Membership", related_name="classrooms")

    key_fields = frozenset({"name", "join_code"})
    objects = ClassroomQuerySet.as_manager()

    class Meta:
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["join_code"], name="classroom_join_code_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    def search_text(self) -> str:
        return f"{self.name} {self.join_code}"

    def clean(self) -> None:
        """A code of one's own is found however it is typed, as a made one is."""
        self.join_code = plain_join_code(self.join_code)


class Role(models.TextChoices):
    STUDENT = "student", _("student")
    TEACHER = "teacher", _("teacher")


class Entry(models.TextChoices):
    """How somebody came into a class. Whom a list merely names, their teacher gives no password."""

    OWN = "own", _("by the join code or an administrator")
    ACCOUNT = "account", _("with the account that was made for them")
    LIST = "list", _("from a list, with an account of their own")


class LeftWork(models.TextChoices):
    """What becomes of answers that wait when a student leaves."""

    ASK = "ask", _("nobody has decided yet")
    MARK = "mark", _("they are marked")
    ASIDE = "aside", _("they are set aside")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        return self.filter(ended_at=None)

    def ended(self) -> "MembershipQuerySet":
        return self.exclude(ended_at=None)

    def students(self) -> "MembershipQuerySet":
        return self.filter(role=Role.STUDENT)

    def teachers(self) -> "MembershipQuerySet":
        return self.filter(role=Role.TEACHER)


class Membership(models.Model):
    """A person's part in a class. It is never deleted: it ends, and the work stays readable."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("person"))
    classroom = models.ForeignKey(Classroom, on_delete=models.PROTECT, verbose_name=_("class"))
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.STUDENT)
    entry = models.CharField(_("came"), max_length=7, choices=Entry, default=Entry.OWN)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    left_work = models.CharField(
        _("answers that waited when it ended"),
        max_length=5,
        choices=LeftWork,
        default=LeftWork.ASK,
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["user", "classroom"], name="membership_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_valid"),
            models.CheckConstraint(
                condition=Q(entry__in=Entry.values), name="membership_entry_valid"
            ),
            models.CheckConstraint(
                condition=Q(left_work__in=LeftWork.values), name="membership_left_work_valid"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.classroom}"

    @property
    def is_current(self) -> bool:
        return self.ended_at is None


class Slip(AppendOnly):
    """That somebody was given a one-time password, by whom and when; never the password."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="slips", verbose_name=_("student")
    )
    classroom = models.ForeignKey(Classroom, on_delete=models.PROTECT, verbose_name=_("class"))
    given_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="slips_given", verbose_name=_("made by")
    )
    given_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("sign-in slip")
        verbose_name_plural = _("sign-in slips")
        ordering = ["-given_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user} – {self.given_at:%d.%m.%Y}"


class PasswordLetter(AppendOnly):
    """That a link for a new password was mailed to somebody; never the link."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="password_letters", verbose_name=_("person")
    )
    sent_at = models.DateTimeField(_("mailed"))

    class Meta:
        verbose_name = _("letter about a forgotten password")
        verbose_name_plural = _("letters about forgotten passwords")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user} – {self.sent_at:%d.%m.%Y}"

    def words(self, language: str, *, link: str, hours: int) -> tuple[str, str]:
        """Subject and text for somebody who reads that language."""
        with override(language):
            name, username = self.user.get_full_name(), self.user.username
            return password_letter(name, username, link=link, hours=hours)
