"""What lateness costs, told before a task is handed in and after."""

from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from lessons.domain.lateness import LateRule, late_factor, next_step


def written_factor(factor: Decimal) -> str:
    exact = factor.normalize()
    return number_format(exact, decimal_pos=max(0, -int(exact.as_tuple().exponent)), use_l10n=True)


def late_sentences(rule: LateRule, *, due_at: datetime | None, now: datetime) -> list[str]:
    """For whoever may hand in a task now; nothing where there is no deadline."""
    if due_at is None:
        return []
    factor = late_factor(rule, due_at=due_at, at=now)
    said = [_now(factor)]
    step = next_step(rule, due_at=due_at, now=now)
    if step is not None:
        words = gettext("Later than %(date)s: × %(factor)s.")
        said.append(words % {"date": _moment(step[0]), "factor": written_factor(step[1])})
    return said


def closing_sentence(due_at: datetime) -> str:
    words = gettext("Deadline: %(date)s. What is written by then is handed in by itself.")
    return words % {"date": _moment(due_at)}


def _now(factor: Decimal) -> str:
    if factor == 1:
        return gettext("Handed in now, the mark counts in full.")
    words = gettext(
        "The deadline is over. Handed in now, the mark is multiplied once: × %(factor)s."
    )
    return words % {"factor": written_factor(factor)}


def _moment(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def rule_sentence(rule: LateRule) -> str:
    """For the rules of a lesson; empty where tasks close like everything else."""
    return {
        LateRule.CLOSES: "",
        LateRule.FULL: gettext("Tasks may be handed in after the deadline and count in full."),
        LateRule.WEEK: gettext(
            "Tasks may be handed in after the deadline; after a week their mark is × 0.8."
        ),
        LateRule.STEPS: gettext(
            "Tasks may be handed in after the deadline: their mark is × 0.9, after a week × 0.8, "
            "after two weeks × 0.5."
        ),
    }[rule]
