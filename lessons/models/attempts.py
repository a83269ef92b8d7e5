"""What students do: attempts, the responses in them, and everything that happened to those."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.domain.clock import GRACE, end_of, is_over, own_deadline
from lessons.domain.lateness import WHOLE, LateRule, counted
from lessons.domain.marking.proposal import Band
from lessons.domain.parts import TASKS, Part
from lessons.domain.types.definition import Input, KeyPoint
from lessons.domain.types.option_order import AS_WRITTEN, in_order_of
from lessons.models.append_only import AppendOnly, AppendOnlyQuerySet
from lessons.models.assignments import Assignment, LateRules
from lessons.models.content import PartChoices, QuestionVersion
from lessons.models.people import LeftWork, Membership, Role, User


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def under_way(self) -> "AttemptQuerySet":
        return self.filter(submitted_at=None)

    def over(self, now: datetime) -> "AttemptQuerySet":
        """Begun, not handed in, and nothing more is taken: ``domain.clock.is_over`` for many."""
        limit = now - GRACE
        own = Greatest("assignment__due_at", Coalesce("extended_to", "assignment__due_at"))
        rows = self.under_way().begun().annotate(own_due_at=own)
        deadline = Q(own_due_at__lt=limit, started_at__lte=F("own_due_at"))
        deadline &= Q(assignment__late_rule=LateRules.CLOSES) | ~Q(part__in=TASKS)
        is_strict = Q(own_due_at__lt=limit, assignment__closes_when_due=True)
        not_extended = Q(extended_to=None) | Q(extended_to__lt=limit)
        closed = Q(assignment__closed_at__lt=limit) & not_extended
        return rows.filter(Q(ends_at__lt=limit) | deadline | is_strict | closed)

    def begun(self) -> "AttemptQuerySet":
        """Those that count: looking at the questions spends nothing."""
        return self.filter(Q(begun_at__isnull=False) | Q(submitted_at__isnull=False))

    def submitted(self) -> "AttemptQuerySet":
        return self.filter(submitted_at__isnull=False)


class Attempt(models.Model):
    """One sitting of one student at one level or task."""

    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, verbose_name=_("assignment")
    )
    student = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("student"))
    part = models.CharField(_("level or task"), max_length=12, choices=PartChoices)
    number = models.PositiveSmallIntegerField(_("attempt"))
    started_at = models.DateTimeField(_("started"))
    begun_at = models.DateTimeField(_("first answer saved"), null=True, blank=True)
    last_active_at = models.DateTimeField(_("last active"))
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    ends_at = models.DateTimeField(_("time limit ends"), null=True, blank=True)
    extended_to = models.DateTimeField(_("later date of this student"), null=True, blank=True)
    """As their allowance has it, so that whether it is late is asked of one row."""
    is_closed_by_clock = models.BooleanField(_("handed in when time was over"), default=False)
    furthest = models.PositiveSmallIntegerField(_("question reached"), null=True, blank=True)
    """Where there is no way back; None where every question can be opened again."""
    option_seed = models.PositiveIntegerField(_("order of the options"), default=AS_WRITTEN)
    """Of what ``in_order_of`` makes of it, so that a reload shows the same."""

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["assignment", "student", "part", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "student", "part", "number"], name="attempt_number_unique"
            ),
            models.UniqueConstraint(
                fields=["assignment", "student", "part"],
                condition=Q(submitted_at=None),
                name="attempt_one_under_way",
            ),
            models.CheckConstraint(
                condition=Q(part__in=PartChoices.values), name="attempt_part_valid"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="attempt_number_positive"),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(submitted_at__gte=models.F("started_at")),
                name="attempt_submitted_after_started",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.student} – {self.get_part_display()} ({self.number})"

    @property
    def end(self) -> datetime | None:
        """When its time is over; a task may stay open after the deadline."""
        return end_of(
            started_at=self.started_at,
            ends_at=self.ends_at,
            due_at=None if self.stays_open else self.due_at,
            closes_at=self.assignment.closes_at(self.due_at),
        )

    @property
    def due_at(self) -> datetime | None:
        """The deadline of this student."""
        return own_deadline(self.assignment.due_at, self.extended_to)

    @property
    def stays_open(self) -> bool:
        return Part(self.part).is_task and LateRule(self.assignment.late_rule).stays_open

    def is_over(self, now: datetime) -> bool:
        return not self.is_submitted and is_over(self.end, now=now)

    @property
    def is_submitted(self) -> bool:
        return self.submitted_at is not None

    @property
    def is_late(self) -> bool:
        """Handed in after the deadline of its student."""
        return bool(self.due_at and self.submitted_at and self.submitted_at > self.due_at)


class ResponseState(models.TextChoices):
    OPEN = "open", _("being answered")
    WAITING = "waiting", _("to be checked")
    MARKED = "marked", _("checked")
    RETURNED = "returned", _("returned for revision")


WRITABLE = frozenset({ResponseState.OPEN, ResponseState.RETURNED})
"""Where a student can still write."""


class ResponseQuerySet(models.QuerySet["Response"]):
    def waiting(self) -> "ResponseQuerySet":
        return self.filter(state=ResponseState.WAITING, is_left_out=False)

    def counted(self) -> "ResponseQuerySet":
        """Without those of questions that were left out."""
        return self.filter(is_left_out=False)

    def of_members(self) -> "ResponseQuerySet":
        """Without those of students who have left, unless somebody said that they are marked."""
        return self.exclude(Exists(_left().exclude(left_work=LeftWork.MARK)))

    def undecided(self) -> "ResponseQuerySet":
        """Of students who have left, and nobody has said what becomes of them."""
        return self.filter(Exists(_left().filter(left_work=LeftWork.ASK)))


def _left() -> models.QuerySet[Membership]:
    """The membership of the response's student in its class, where it has ended."""
    return Membership.objects.ended().filter(
        user=OuterRef("attempt__student"),
        classroom=OuterRef("attempt__assignment__classroom"),
        role=Role.STUDENT,
    )


class Response(models.Model):
    """The current row of one question in one attempt, rebuildable from its events.

    ``draft`` is what is being typed and the one thing that is replaced; ``draft_seq`` counts its
    savings, so a tab that saw an older draft cannot overwrite a newer one. ``answer`` is what was
    handed in, ``last_seq`` the number of the last event. One that was returned for revision keeps
    its answer and its mark until it is handed in again. ``late_factor`` is what the mark is
    multiplied by where it is counted: ``fraction`` is how good the answer is.
    """

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, verbose_name=_("attempt"))
    version = models.ForeignKey(
        QuestionVersion, on_delete=models.PROTECT, verbose_name=_("question version")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    draft = models.JSONField(pgettext_lazy("answer", "draft"), default=list)
    draft_seq = models.PositiveIntegerField(_("number of draft savings"), default=0)
    draft_saved_at = models.DateTimeField(_("draft saved"), null=True, blank=True)
    answer = models.JSONField(_("answer"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=ResponseState, default=ResponseState.OPEN
    )
    fraction = models.DecimalField(
        _("fraction"), max_digits=6, decimal_places=5, null=True, blank=True
    )
    last_seq = models.PositiveIntegerField(_("number of the last event"), default=0)
    is_flagged = models.BooleanField(_("flagged for later"), default=False)
    is_left_out = models.BooleanField(_("not counted"), default=False)
    """The question was a bad one: its mark is in no sum, and nobody has to give one."""
    key = models.ForeignKey(
        QuestionVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("version with the key"),
    )
    """By whose key it is marked, where that is not the one that was asked."""
    late_factor = models.DecimalField(
        _("what its mark is multiplied by"), max_digits=3, decimal_places=2, default=WHOLE
    )

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["attempt", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "version"], name="response_question_once_in_attempt"
            ),
            models.UniqueConstraint(
                fields=["attempt", "position"], name="response_position_unique"
            ),
            models.CheckConstraint(
                condition=Q(state=ResponseState.OPEN, answer__isnull=True, fraction=None)
                | Q(state=ResponseState.WAITING, answer__isnull=False, fraction=None)
                | Q(state=ResponseState.MARKED, answer__isnull=False, fraction__isnull=False)
                | Q(state=ResponseState.RETURNED, answer__isnull=False),
                name="response_state_matches_answer_and_fraction",
            ),
            models.CheckConstraint(
                condition=Q(late_factor__gt=0, late_factor__lte=1),
                name="response_late_factor_range",
            ),
            models.CheckConstraint(
                condition=Q(fraction=None) | Q(fraction__gte=0, fraction__lte=1),
                name="response_fraction_range",
            ),
        ]
        indexes = [
            models.Index(fields=["attempt"], name="response_waiting", condition=Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.attempt} / {self.position}"

    @property
    def drawn_input(self) -> Input:
        """What the page draws, its options in the order of this attempt."""
        question = self.version.question_id
        return in_order_of(self.version.input, seed=self.attempt.option_seed, question=question)

    @property
    def is_waiting(self) -> bool:
        return self.state == ResponseState.WAITING

    @property
    def keyed_by(self) -> QuestionVersion:
        """The version whose key and all that is said with it hold for this answer."""
        return self.key or self.version

    @property
    def is_returned(self) -> bool:
        return self.state == ResponseState.RETURNED

    @property
    def is_open(self) -> bool:
        """Something can still be written there."""
        return self.state in WRITABLE

    @property
    def counted(self) -> Decimal | None:
        """The fraction that counts: less for what was late."""
        return counted(self.fraction, self.late_factor)

    @property
    def is_reduced(self) -> bool:
        return self.late_factor < 1


class LateCopy(AppendOnly):
    """What stood in a browser when time was over and came later; a teacher decides about it."""

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="late_copies", verbose_name=_("response")
    )
    answer = models.JSONField(_("answer"))
    sent_at = models.DateTimeField(_("sent"))
    is_key_shown = models.BooleanField(_("sent after the right answers were shown"), default=False)

    class Meta:
        verbose_name = _("late copy")
        verbose_name_plural = _("late copies")
        ordering = ["response", "sent_at"]

    def __str__(self) -> str:
        return f"{self.response} – {self.sent_at:%d.%m.%Y %H:%M}"


class EventKind(models.TextChoices):
    SUBMITTED = "submitted", _("submitted")
    GRADED = "graded", _("marked by its key")
    MARKED = "marked", _("marked by a person")
    REOPENED = "reopened", _("returned to the queue")
    CORRECTED = "corrected", _("changed for everybody")
    RETURNED = "returned", _("returned for revision")
    WITHDRAWN = "withdrawn", _("withdrawn by the student")


class ResponseEvent(AppendOnly):
    """Something that happened to a response; the response row is the sum of its events.

    The ``fraction`` of what was returned or withdrawn is that of the mark that goes on counting.
    ``late_factor`` is of what was handed in: what its mark is multiplied by, whatever the rule of
    the assignment becomes.
    """

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="events", verbose_name=_("response")
    )
    seq = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("event"), max_length=10, choices=EventKind)
    answer = models.JSONField(_("answer"), null=True, blank=True)
    fraction = models.DecimalField(
        _("fraction"), max_digits=6, decimal_places=5, null=True, blank=True
    )
    actor = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("person")
    )
    late_factor = models.DecimalField(
        _("what its mark is multiplied by"), max_digits=3, decimal_places=2, default=WHOLE
    )
    happened_at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("response event")
        verbose_name_plural = _("response events")
        ordering = ["response", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["response", "seq"], name="response_event_seq_unique"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="response_event_seq_positive"),
            models.CheckConstraint(
                # Not answer=None: for a JSON column that would mean a stored null.
                condition=Q(kind=EventKind.SUBMITTED, answer__isnull=False, fraction=None)
                | Q(kind=EventKind.GRADED, answer__isnull=True, fraction__isnull=False)
                | Q(
                    kind=EventKind.MARKED,
                    answer__isnull=True,
                    fraction__isnull=False,
                    actor__isnull=False,
                )
                | Q(
                    kind=EventKind.REOPENED,
                    answer__isnull=True,
                    fraction=None,
                    actor__isnull=False,
                )
                | Q(
                    kind__in=[EventKind.CORRECTED, EventKind.RETURNED, EventKind.WITHDRAWN],
                    answer__isnull=True,
                    actor__isnull=False,
                ),
                name="response_event_kind_matches_content",
            ),
            models.CheckConstraint(
                condition=Q(fraction=None) | Q(fraction__gte=0, fraction__lte=1),
                name="response_event_fraction_range",
            ),
            models.CheckConstraint(
                condition=Q(late_factor=1)
                | Q(kind=EventKind.SUBMITTED, late_factor__gt=0, late_factor__lt=1),
                name="response_event_late_factor_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response} – {self.seq}. {self.get_kind_display()}"


class BandChoices(models.TextChoices):
    """The names of ``domain.grading.proposal.Band`` for people."""

    FULL = Band.FULL.value, _("surely in full")
    NONE = Band.NONE.value, _("surely nothing")
    LIKELY = Band.LIKELY.value, _("likely")
    LOOK = Band.LOOK.value, _("to be looked at")


class MarkingQuerySet(AppendOnlyQuerySet["Marking"]):
    def of_words(self, version: QuestionVersion) -> "MarkingQuerySet":
        """Of answers to the same words of the same question."""
        return self.filter(
            response__version__question=version.question_id, response__version__text=version.text
        )

    def in_force(self) -> "MarkingQuerySet":
        """The last of each marked response."""
        newer = Marking.objects.filter(response=OuterRef("response"), number__gt=OuterRef("number"))
        return self.filter(~Exists(newer), response__state=ResponseState.MARKED)

    def considered(self) -> "MarkingQuerySet":
        """Without those that were given faster than anybody reads."""
        return self.exclude(is_read=False)


class Marking(AppendOnly):
    """A mark that counts, given by a person; the last one of a marked response is in force.

    ``shares`` maps key point ids to none/half/full, and is empty for a question without key
    points, which is marked as a whole. ``rubric`` is the version whose key points those are, where
    it is another than the response's own. ``proposed`` and ``proposed_band`` are what the machine
    had to say then; the teacher saw it unless ``is_blind``. What ``is_read`` denies, a mark given
    faster than anybody reads, teaches and measures nothing; None is from before that was measured:
    it measures nothing. ``evidence`` are the words of the answer that the page had lit, as
    ``[key point, start, end]``: none where the proposal was hidden. ``accepted`` are the key
    points that were left as proposed, without a choice of the teacher's own. Markings of one action
    share a ``batch``, which is how it can be undone.
    """

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="markings", verbose_name=_("response")
    )
    number = models.PositiveIntegerField(_("number"))
    shares = models.JSONField(_("key points"), default=dict)
    fraction = models.DecimalField(_("fraction"), max_digits=6, decimal_places=5)
    comment = models.TextField(_("comment"), blank=True)
    marker = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("marked by"))
    marked_at = models.DateTimeField(_("marked"))
    rubric = models.ForeignKey(
        QuestionVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("version with the rubric"),
    )
    proposed = models.JSONField(_("proposed key points"), default=dict, blank=True)
    proposed_band = models.CharField(
        _("band of the proposal"), max_length=10, choices=BandChoices, blank=True
    )
    evidence = models.JSONField(_("evidence the teacher saw"), default=list, blank=True)
    accepted = models.JSONField(_("key points accepted as proposed"), default=list, blank=True)
    is_blind = models.BooleanField(_("marked without seeing the proposal"), default=False)
    seconds = models.DecimalField(
        _("seconds spent"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    is_read = models.BooleanField(_("given with time to read the answer"), null=True, default=None)
    batch = models.UUIDField(_("action"), null=True, blank=True, db_index=True)

    objects: ClassVar = MarkingQuerySet.as_manager()

    class Meta:
        verbose_name = _("marking")
        verbose_name_plural = _("markings")
        ordering = ["response", "number"]
        constraints = [
            models.UniqueConstraint(fields=["response", "number"], name="marking_number_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="marking_number_positive"),
            models.CheckConstraint(
                condition=Q(fraction__gte=0, fraction__lte=1), name="marking_fraction_range"
            ),
            models.CheckConstraint(
                condition=Q(proposed_band__in=["", *(band.value for band in Band)]),
                name="marking_proposed_band_valid",
            ),
            models.CheckConstraint(
                condition=Q(is_blind=False) | ~Q(proposed_band=""),
                name="marking_blind_has_proposal",
            ),
            models.CheckConstraint(
                condition=Q(seconds=None) | Q(seconds__gte=0), name="marking_seconds_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response} ← {self.marker}"

    @property
    def key_points(self) -> tuple[KeyPoint, ...]:
        """Those that the teacher decided about."""
        return (self.rubric or self.response.version).solution.key_points
