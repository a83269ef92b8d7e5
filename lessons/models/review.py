"""What helps a teacher decide: proposals, who is marking what, comments to use again, second looks.

None of these is a mark: the markings stand beside the responses, in ``attempts``.
"""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Band, Evidence
from lessons.domain.marking.proposal import Proposal as Proposed
from lessons.models.append_only import AppendOnly
from lessons.models.attempts import BandChoices, Response
from lessons.models.content import Question, QuestionVersion
from lessons.models.people import User


class Proposal(models.Model):
    """The latest proposal for a response; it can be made again at any time, so it is replaced.

    What a teacher saw when confirming is kept on the marking. ``evidence`` holds
    ``[key point, start, end]``, ``answer_key`` is the same for answers that say the same letter by
    letter, ``group_key`` for answers that can be confirmed together. ``is_blind`` is decided once,
    before anybody has seen a proposal for the answer. In a group ``seat`` says which is shown
    first; ``is_asked_first`` where its mark would teach most; groups whose answers are like each
    other have one ``cluster`` and stand in it by ``place``.
    """

    response = models.OneToOneField(
        Response, on_delete=models.CASCADE, related_name="proposal", verbose_name=_("response")
    )
    rubric = models.ForeignKey(
        QuestionVersion,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("version with the rubric"),
    )
    rubric_digest = models.CharField(_("SHA-256 of the rubric"), max_length=64)
    learnt_from = models.PositiveIntegerField(_("confirmed marks it learnt from"), default=0)
    shares = models.JSONField(_("key points"), default=dict)
    band = models.CharField(_("band"), max_length=10, choices=BandChoices)
    evidence = models.JSONField(_("evidence"), default=list)
    reasons = models.JSONField(_("reasons"), default=list)
    is_blind = models.BooleanField(_("kept from the teacher as a check"), default=False)
    risk = models.FloatField(_("how far the whole may be off"), default=0)
    is_asked_first = models.BooleanField(_("asked for first"), default=False)
    answer_key = models.CharField(_("key of the answer"), max_length=64)
    group_key = models.CharField(_("key of the group"), max_length=64)
    seat = models.PositiveIntegerField(_("place in the group"), default=0)
    cluster = models.BigIntegerField(_("cluster of like answers"), default=0)
    place = models.PositiveIntegerField(_("place in the cluster"), default=0)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.CheckConstraint(
                condition=Q(band__in=BandChoices.values), name="proposal_band_valid"
            ),
            models.CheckConstraint(
                condition=~Q(answer_key="") & ~Q(group_key=""), name="proposal_keys_set"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.get_band_display()}"

    @property
    def told(self) -> Proposed:
        """As it was proposed."""
        return Proposed(
            shares={key: Share(share) for key, share in self.shares.items()},
            band=Band(self.band),
            evidence=tuple(
                Evidence(key_point=key, start=start, end=end) for key, start, end in self.evidence
            ),
            reasons=tuple(self.reasons),
        )

    @property
    def has_shares(self) -> bool:
        """Without key points there is nothing to propose, only answers to put together."""
        return bool(self.shares)


class PointDecision(models.Model):
    """One key point of one answer as a teacher decided it, going through the answers by key point.

    It waits here until every key point of the answer is decided; then all become one marking.
    ``is_accepted`` where it was left as the program proposed it.
    """

    response = models.ForeignKey(
        Response,
        on_delete=models.CASCADE,
        related_name="point_decisions",
        verbose_name=_("response"),
    )
    teacher = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name=_("teacher"))
    rubric = models.ForeignKey(
        QuestionVersion,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("version with the rubric"),
    )
    key_point = models.CharField(_("key point"), max_length=64)
    share = models.CharField(
        _("share"), max_length=4, choices=[(share.value, share.value) for share in Share]
    )
    is_accepted = models.BooleanField(_("left as proposed"), default=False)
    seconds = models.DecimalField(
        _("seconds spent"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    decided_at = models.DateTimeField(_("decided"))

    class Meta:
        verbose_name = _("decision about a key point")
        verbose_name_plural = _("decisions about key points")
        constraints = [
            models.UniqueConstraint(
                fields=["response", "teacher", "key_point"], name="point_decision_once"
            ),
            models.CheckConstraint(
                condition=Q(share__in=[share.value for share in Share]),
                name="point_decision_share_valid",
            ),
            models.CheckConstraint(
                condition=Q(seconds=None) | Q(seconds__gte=0),
                name="point_decision_seconds_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.key_point} – {self.share}"


class BandException(models.Model):
    """An answer that a teacher would not confirm together with others: it waits at the desk, and no
    page of a band offers it to them again."""

    response = models.ForeignKey(
        Response, on_delete=models.CASCADE, related_name="+", verbose_name=_("response")
    )
    teacher = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name=_("teacher"))
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("answer kept out of a band")
        verbose_name_plural = _("answers kept out of a band")
        constraints = [
            models.UniqueConstraint(fields=["response", "teacher"], name="band_exception_once"),
        ]

    def __str__(self) -> str:
        return f"{self.response} – {self.teacher}"


class WordingOffer(models.Model):
    """Words of answers that a teacher's classes gave and people confirmed, for the key points of a
    question; ``texts`` holds lists by key point. It can be made again, so it is replaced."""

    teacher = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name=_("teacher"))
    question = models.ForeignKey(Question, on_delete=models.CASCADE, verbose_name=_("question"))
    rubric_digest = models.CharField(_("SHA-256 of the rubric"), max_length=64)
    learnt_from = models.PositiveIntegerField(_("confirmed marks it learnt from"))
    texts = models.JSONField(_("wordings"), default=dict)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("wordings offered")
        verbose_name_plural = _("wordings offered")
        constraints = [
            models.UniqueConstraint(fields=["teacher", "question"], name="wording_offer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.question} · {self.teacher}"


class SecondReading(AppendOnly):
    """What another teacher gives an answer that is marked, having seen neither mark nor proposal.

    It is no mark: it tells how far two teachers agree, beside how far the machine does.
    """

    response = models.ForeignKey(
        Response,
        on_delete=models.PROTECT,
        related_name="second_readings",
        verbose_name=_("response"),
    )
    teacher = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("teacher"))
    rubric = models.ForeignKey(
        QuestionVersion,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("version with the rubric"),
    )
    shares = models.JSONField(_("key points"))
    is_read = models.BooleanField(_("given with time to read the answer"))
    read_at = models.DateTimeField(_("read"))

    class Meta:
        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")
        ordering = ["response", "read_at"]
        constraints = [
            models.UniqueConstraint(fields=["response", "teacher"], name="second_reading_once"),
        ]

    def __str__(self) -> str:
        return f"{self.response} ← {self.teacher}"


class LeaseQuerySet(models.QuerySet["Lease"]):
    def held(self, now: datetime) -> "LeaseQuerySet":
        return self.filter(until__gt=now)


class Lease(models.Model):
    """A teacher has this answer open until then; others take other answers meanwhile."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, verbose_name=_("response"))
    teacher = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name=_("teacher"))
    until = models.DateTimeField(_("until"))

    objects = LeaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer being marked")
        verbose_name_plural = _("answers being marked")
        constraints = [
            models.UniqueConstraint(fields=["response"], name="lease_one_teacher"),
        ]

    def __str__(self) -> str:
        return f"{self.response} ← {self.teacher}"


class Comment(models.Model):
    """A comment that a teacher wrote to an answer of a question, to be used again there."""

    teacher = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("teacher"))
    question = models.ForeignKey(Question, on_delete=models.PROTECT, verbose_name=_("question"))
    text = models.TextField(pgettext_lazy("of a comment", "text"))
    digest = models.CharField(_("SHA-256"), max_length=64)
    used_at = models.DateTimeField(_("last used"))

    class Meta:
        verbose_name = _("comment to use again")
        verbose_name_plural = _("comments to use again")
        ordering = ["-used_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["teacher", "question", "digest"], name="comment_once"),
            models.CheckConstraint(condition=~Q(text=""), name="comment_text_set"),
        ]

    def __str__(self) -> str:
        return self.text


class SecondLookQuerySet(models.QuerySet["SecondLook"]):
    def open(self) -> "SecondLookQuerySet":
        return self.filter(answered_at=None)


class SecondLook(models.Model):
    """A student asks to look at a mark again; the next marking of the response answers it."""

    response = models.ForeignKey(
        Response,
        on_delete=models.PROTECT,
        related_name="second_looks",
        verbose_name=_("response"),
    )
    reason = models.TextField(_("reason"))
    asked_at = models.DateTimeField(_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("answered by")
    )

    objects = SecondLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a second look")
        verbose_name_plural = _("requests for a second look")
        ordering = ["response", "asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["response"], condition=Q(answered_at=None), name="second_look_one_open"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="second_look_reason_set"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__gte=models.F("asked_at"), answered_by__isnull=False),
                name="second_look_answer_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.reason}"
