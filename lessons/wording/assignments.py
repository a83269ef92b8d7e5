"""The rules of an assigned lesson in plain sentences."""

from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lessons.domain.keys import KeyTime
from lessons.domain.presets import Preset
from lessons.domain.rules import Rules
from lessons.wording.lateness import rule_sentence
from lessons.wording.progress import part_name

_KEY = {
    KeyTime.NEVER: _("The right answers are not shown in this work."),
    KeyTime.AT_ONCE: _("The right answers are shown with each result."),
}
_KEY_AFTER = {
    (True, True): _("The right answers are shown after your last attempt or after the deadline."),
    (True, False): _("The right answers are shown after your last attempt."),
    (False, True): _("The right answers are shown after the deadline."),
    (False, False): _(
        "The right answers are not shown while you can try again. Ask your teacher about them."
    ),
}
"""By whether attempts are limited, and whether there is a deadline."""


PRESET_NAME = {
    Preset.HOMEWORK: _("Homework"),
    Preset.TEST: pgettext_lazy("rules of a lesson", "Test"),
    Preset.PRACTICE: _("Practice"),
}


def key_sentence(rules: Rules) -> str:
    """When students see what was right."""
    limits = (rules.attempts_allowed is not None, rules.has_deadline)
    return str(_KEY.get(rules.key_time) or _KEY_AFTER[limits])


def rule_sentences(rules: Rules) -> list[str]:
    """What a student should know before beginning."""
    return [
        *_time_sentences(rules),
        *_late_sentences(rules),
        key_sentence(rules),
        *_draw_sentences(rules),
        *([practice_sentence()] if rules.practice_after_test else []),
    ]


def _late_sentences(rules: Rules) -> list[str]:
    if rules.has_deadline and rules.closes_when_due:
        return [gettext("After the deadline the lesson is closed: nothing is taken any more.")]
    late = rule_sentence(rules.late_rule) if rules.has_deadline else ""
    return [late] if late else []


def practice_sentence() -> str:
    return gettext("Practice of a level opens when you have handed in its test.")


def _time_sentences(rules: Rules) -> list[str]:
    said = []
    if rules.time_limit:
        count = rules.time_limit
        said.append(
            ngettext(
                "Time for an attempt: %(count)s minute. The clock starts when you press Start.",
                "Time for an attempt: %(count)s minutes. The clock starts when you press Start.",
                count,
            )
            % {"count": count}
        )
    if rules.is_forward_only:
        said.append(gettext("There is no way back to a question that you have left."))
    if rules.time_limit or rules.has_deadline:
        said.append(gettext("What is left open when the time is over is handed in by itself."))
    return said


def _draw_sentences(rules: Rules) -> list[str]:
    said = [
        gettext("%(part)s: questions drawn for an attempt: %(count)s.")
        % {"part": part_name(part), "count": count}
        for part, count in rules.drawn.items()
    ]
    if rules.drawn and rules.draws_others_first and rules.attempts_allowed != 1:
        said.append(gettext("A new attempt asks other questions first."))
    if rules.shuffles_questions:
        said.append(gettext("The questions of a level come in an order of their own."))
    return said
