"""What is taught: courses, lessons in sections, questions and their immutable versions."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lessons.domain.content.drawn import drawn_content
from lessons.domain.content.parsing import Parsed, parse
from lessons.domain.content.question import CONTENT_FIELDS, QuestionContent, values_of
from lessons.domain.figures.registry import Figure, parse_figure
from lessons.domain.limits import MAX_POINTS
from lessons.domain.parts import Part
from lessons.domain.practice.uses import Use
from lessons.domain.templates.template import VARIANTS, Side, side_of
from lessons.domain.terms.term import Term, parse_terms
from lessons.domain.types.definition import Answer, Input, QuestionType, Solution
from lessons.models.append_only import AppendOnly
from lessons.models.findable import Findable, SearchKeyField
from lessons.models.office import Department
from lessons.models.people import User
from lessons.wording.answer_words import words_of


class PartChoices(models.TextChoices):
    """The names of ``domain.parts.Part`` for people."""

    LEVEL_1 = Part.LEVEL_1.value, _("Level 1")
    LEVEL_2 = Part.LEVEL_2.value, _("Level 2")
    LEVEL_3 = Part.LEVEL_3.value, _("Level 3")
    GUIDED = Part.GUIDED.value, _("Guided independent work")
    INDEPENDENT = Part.INDEPENDENT.value, _("Independent work")


class UseChoices(models.TextChoices):
    """The names of ``domain.practice.uses.Use`` for people."""

    PRACTICE = Use.PRACTICE.value, _("practice only")
    TEST = Use.TEST.value, _("test only")
    BOTH = Use.BOTH.value, _("test, and practice once its key may be seen")


TASK_PARTS = [PartChoices.GUIDED.value, PartChoices.INDEPENDENT.value]


class Course(Findable):
    title = models.CharField(_("title"), max_length=200)
    department = models.ForeignKey(
        Department,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        verbose_name=_("department"),
        help_text=_("Its admins may change the lessons of the course."),
    )

    key_fields = frozenset({"title"})

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "title"],
                name="course_title_unique_in_department",
                violation_error_message=_("The department has a course with this title already."),
            ),
            models.UniqueConstraint(
                fields=["title"],
                condition=Q(department=None),
                name="course_title_unique_without_department",
                violation_error_message=_("There is a course with this title already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Source(AppendOnly):
    """A file that became a lesson, kept as it was read so that every item can show its lines."""

    name = models.CharField(_("file name"), max_length=255)
    digest = models.CharField(_("SHA-256"), max_length=64)
    text = models.TextField(_("text"))
    loaded_at = models.DateTimeField(_("loaded"))
    loaded_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("loaded by")
    )

    class Meta:
        verbose_name = _("source document")
        verbose_name_plural = _("source documents")
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="source_digest_unique"),
            models.CheckConstraint(condition=~Q(digest=""), name="source_digest_set"),
        ]

    def __str__(self) -> str:
        return self.name


class LessonStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")


class LessonQuerySet(models.QuerySet["Lesson"]):
    def published(self) -> "LessonQuerySet":
        return self.filter(status=LessonStatus.PUBLISHED)

    def offered(self) -> "LessonQuerySet":
        """Published ones that may be assigned anew."""
        return self.published().filter(archived_at=None)

    def versions_of(self, lesson: "Lesson") -> "LessonQuerySet":
        """The same lesson in other languages."""
        first = lesson.original_id or lesson.pk
        return self.filter(Q(pk=first) | Q(original=first)).exclude(pk=lesson.pk)


class Lesson(Findable):
    course = models.ForeignKey(Course, on_delete=models.PROTECT, verbose_name=_("course"))
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=300)
    goal = models.TextField(_("goal"), blank=True)
    equipment = models.TextField(_("equipment"), blank=True)
    outcomes = models.TextField(_("learning outcomes"), blank=True)
    methods = models.TextField(_("teaching methods"), blank=True)
    language = models.CharField(_("language"), max_length=8, default="kk")
    terms = models.JSONField(_("key terms"), default=list, blank=True)
    sources = models.TextField(
        _("sources"), blank=True, help_text=_("What the text was written from, one line each.")
    )
    details = models.JSONField(_("more about the lesson"), default=dict, blank=True)
    original = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translations",
        verbose_name=_("translation of"),
        help_text=_("The same lesson in the language in which it was written first."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=LessonStatus, default=LessonStatus.DRAFT
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    archived_at = models.DateTimeField(
        _("archived"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Classes that have it keep it; it is not assigned anew."),
    )
    source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        verbose_name=_("source document"),
    )

    copied_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="copies",
        verbose_name=_("copied from"),
    )
    made_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("created by"),
        help_text=_("Whoever copied it, or loaded it with its course."),
    )

    key_fields = frozenset({"number", "title"})
    objects = LessonQuerySet.as_manager()

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["course__sort_key", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "number"],
                name="lesson_number_unique_in_course",
                violation_error_message=_("This course already has a lesson with this number."),
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="lesson_number_positive"),
            models.CheckConstraint(condition=~Q(title=""), name="lesson_title_set"),
            models.UniqueConstraint(
                fields=["original", "language"],
                name="lesson_translation_unique",
                violation_error_message=_("The lesson is already there in this language."),
            ),
            models.CheckConstraint(
                condition=~Q(original=models.F("id")),
                name="lesson_original_is_another",
                violation_error_message=_("A lesson is no translation of itself."),
            ),
            models.CheckConstraint(
                condition=Q(status=LessonStatus.DRAFT, published_at=None)
                | Q(status=LessonStatus.PUBLISHED, published_at__isnull=False),
                name="lesson_published_has_time",
            ),
            models.CheckConstraint(
                condition=Q(archived_at=None) | Q(status=LessonStatus.PUBLISHED),
                name="lesson_archived_was_published",
            ),
        ]

    def __str__(self) -> str:
        return f"№{self.number}. {self.title}"

    def sort_text(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.status == LessonStatus.PUBLISHED

    @property
    def key_terms(self) -> tuple[Term, ...]:
        return parse_terms(self.terms, language=self.language)

    @property
    def source_list(self) -> list[str]:
        return [line.strip() for line in self.sources.splitlines() if line.strip()]


class Section(models.Model):
    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, verbose_name=_("lesson"))
    position = models.PositiveSmallIntegerField(_("position"))
    heading = models.CharField(_("heading"), max_length=300, blank=True)
    text = models.TextField(_("text"))
    figure = models.JSONField(_("figure"), null=True, blank=True)
    source_first = models.PositiveIntegerField(null=True, blank=True, editable=False)
    source_last = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "position"], name="section_position_unique"),
            models.CheckConstraint(
                condition=Q(source_first=None, source_last=None)
                | Q(source_first__gte=1, source_last__gte=models.F("source_first")),
                name="section_source_lines_valid",
            ),
        ]

    def __str__(self) -> str:
        return self.heading or f"§ {self.position}"

    @property
    def drawn(self) -> Figure | None:
        """Its figure, read from the payload."""
        return parse_figure(self.figure) if self.figure else None


class QuestionQuerySet(models.QuerySet["Question"]):
    def in_use(self) -> "QuestionQuerySet":
        return self.filter(retired_at=None)

    def for_test(self) -> "QuestionQuerySet":
        return self.in_use().exclude(use=UseChoices.PRACTICE)

    def for_practice(self) -> "QuestionQuerySet":
        return self.in_use().exclude(use=UseChoices.TEST)

    def without_level(self) -> "QuestionQuerySet":
        """Those whose level was taken because nobody has given one."""
        return self.in_use().filter(is_level_given=False)


class Question(models.Model):
    """A place in a lesson; what is asked there is its current version."""

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, verbose_name=_("lesson"))
    part = models.CharField(_("level or task"), max_length=12, choices=PartChoices)
    label = models.CharField(_("label"), max_length=20, blank=True)
    position = models.PositiveSmallIntegerField(_("position"))
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        verbose_name=_("section that answers it"),
    )
    current = models.ForeignKey(
        "QuestionVersion",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("current version"),
    )
    source_first = models.PositiveIntegerField(null=True, blank=True, editable=False)
    source_last = models.PositiveIntegerField(null=True, blank=True, editable=False)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)
    is_level_given = models.BooleanField(_("level is chosen"), default=True, editable=False)
    """Else neither the document nor a person has said it, and level 1 was taken."""
    use = models.CharField(
        _("used for"),
        max_length=8,
        choices=UseChoices,
        default=UseChoices.BOTH,
        help_text=_("A question for practice only is never asked in a test."),
    )
    is_use_chosen = models.BooleanField(_("use is chosen"), default=False, editable=False)
    """Else it was divided by the rule (``domain.practice.uses``)."""

    own: "QuestionVersion | None" = None
    """No column: the copy of its key points that marks the classes of the person who looks. Only
    ``queries.own_rubrics`` puts it here."""

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["lesson", "position"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "position"], name="question_position_unique"),
            models.CheckConstraint(
                condition=Q(part__in=PartChoices.values), name="question_part_valid"
            ),
            models.CheckConstraint(
                condition=Q(label="") | Q(part__in=TASK_PARTS), name="question_label_only_for_task"
            ),
            models.CheckConstraint(
                condition=Q(use__in=UseChoices.values), name="question_use_valid"
            ),
            models.CheckConstraint(
                condition=Q(is_level_given=True) | Q(part=PartChoices.LEVEL_1),
                name="question_taken_level_is_first",
            ),
            models.CheckConstraint(
                condition=Q(source_first=None, source_last=None)
                | Q(source_first__gte=1, source_last__gte=models.F("source_first")),
                name="question_source_lines_valid",
            ),
        ]

    def __str__(self) -> str:
        return str(self.current) if self.current else f"{self.part} {self.position}"

    @property
    def in_force(self) -> "QuestionVersion":
        """Its current version, which every question has but one that is just being made; or the
        copy of the person for whom it was fetched."""
        version = self.own or self.current
        if version is None:
            raise ValueError(f"question {self.pk} has no version yet")
        return version


class QuestionVersion(AppendOnly):
    """What was asked, for good: responses point here, so an edit makes a new version."""

    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, related_name="versions", verbose_name=_("question")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    kind = models.CharField(_("kind"), max_length=30)
    text = models.TextField(_("question text"))
    search_key = SearchKeyField(editable=False)
    payload = models.JSONField(_("payload"), default=dict)
    points = models.PositiveSmallIntegerField(_("points"), default=1)
    explanation = models.TextField(_("explanation"), blank=True)
    hints = models.JSONField(_("hints"), default=list)
    details = models.JSONField(_("details of the task"), default=dict, blank=True)
    template = models.JSONField(_("numbers drawn anew"), default=dict, blank=True)
    drawn_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="draws",
        verbose_name=_("drawn from"),
    )
    """The version with the template, of one that was made by drawing its numbers."""
    variant = models.PositiveSmallIntegerField(_("draw"), default=0, editable=False)
    numbers = models.JSONField(_("drawn numbers"), default=dict, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("created by")
    )

    class Meta:
        verbose_name = _("question version")
        verbose_name_plural = _("question versions")
        ordering = ["question", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "number"],
                condition=Q(drawn_from=None),
                name="question_version_number_unique",
            ),
            models.UniqueConstraint(
                fields=["drawn_from", "variant"], name="question_version_draw_unique"
            ),
            models.CheckConstraint(
                condition=Q(drawn_from=None, variant=0) | Q(drawn_from__isnull=False),
                name="question_version_only_a_draw_has_its_number",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="question_version_number_positive"
            ),
            models.CheckConstraint(
                condition=Q(points__gte=1, points__lte=MAX_POINTS),
                name="question_version_points_range",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="question_version_text_set"),
        ]

    def __str__(self) -> str:
        return self.text

    def search_text(self) -> str:
        return self.text

    @classmethod
    def of(cls, content: QuestionContent, **frame: Any) -> "QuestionVersion":
        """One that is not saved yet: the only place where a content becomes columns."""
        columns = {name: _as_column(value) for name, value in values_of(content).items()}
        return cls(**columns, **frame)

    @cached_property
    def content(self) -> QuestionContent:
        """The columns as the rest of the program carries them; a version is never changed."""
        columns = {name: getattr(self, name) for name in CONTENT_FIELDS}
        return QuestionContent(**{name: _of_column(value) for name, value in columns.items()})

    @cached_property
    def parsed(self) -> Parsed:
        return parse(self.content)

    @property
    def draws_numbers(self) -> bool:
        """A template: students get draws of it."""
        return bool(self.template)

    @property
    def is_drawn_for_practice(self) -> bool:
        """Its numbers are in no test."""
        return self.drawn_from_id is not None and side_of(self.variant) is Side.PRACTICE

    def drawn(self, variant: int) -> "QuestionVersion":
        """One draw of this template, not saved."""
        content, numbers = drawn_content(self.content, variant)
        return QuestionVersion.of(
            content,
            question_id=self.question_id,
            number=self.number,
            drawn_from=self,
            variant=variant % VARIANTS,
            numbers=numbers,
            created_at=self.created_at,
            created_by_id=self.created_by_id,
        )

    @property
    def type(self) -> QuestionType[Any]:
        """The question type that reads this version's payload."""
        return self.parsed.type

    @property
    def definition(self) -> Any:
        """The payload as its type's frozen dataclass."""
        return self.parsed.definition

    @property
    def input(self) -> Input:
        """What the page draws for an answer; it holds no key."""
        return self.parsed.input

    def answer_words(self, answer: Answer) -> tuple[str, ...]:
        return words_of(self.input, answer)

    @property
    def solution(self) -> Solution:
        return self.parsed.solution


def _as_column(value: Any) -> Any:
    """What JSON has no word for as it comes back from the database."""
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def _of_column(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
