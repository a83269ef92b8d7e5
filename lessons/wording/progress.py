"""Words for the codes of ``domain.parts`` and ``domain.progress``."""

from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lessons.domain.journal.weekly import Activity
from lessons.domain.mastery import Limits
from lessons.domain.parts import Part
from lessons.domain.progress import Mastery, NextStep, State, Step
from lessons.domain.stuck import Flag, HelpAction, Stuck

PART = {
    Part.LEVEL_1: _("Level 1"),
    Part.LEVEL_2: _("Level 2"),
    Part.LEVEL_3: _("Level 3"),
    Part.GUIDED: _("Guided independent work"),
    Part.INDEPENDENT: _("Independent work"),
}
STATE = {
    State.NOT_STARTED: _("not started"),
    State.UNDER_WAY: _("under way"),
    State.WAITING: _("being checked"),
    State.BELOW: _("not passed yet"),
    State.PASSED: _("passed"),
    State.MASTERED: _("mastered"),
}
MASTERY = {
    Mastery.NONE: _("No level mastered yet"),
    Mastery.LEVEL_1: _("Level 1 mastered"),
    Mastery.LEVEL_2: _("Levels 1 and 2 mastered"),
    Mastery.LEVEL_3: _("All three levels mastered"),
}
HELP = {
    HelpAction.MESSAGE: _("Write"),
    HelpAction.REMIND: _("Remind"),
    HelpAction.ALLOW: _("Add an attempt"),
    HelpAction.OPEN: _("Open the work"),
}
_STEP = {
    Step.REVISE: _("Your teacher has returned it with a comment. Revise: %(part)s."),
    Step.CONTINUE: _("Continue where you stopped: %(part)s."),
    Step.START: _("You can begin: %(part)s."),
    Step.REPEAT: _("Read the theory again and repeat: %(part)s."),
    Step.WAIT: _("Everything is handed in; the teacher is checking: %(part)s."),
    Step.ASK: _("No attempt is left, or the level is locked. Ask your teacher about: %(part)s."),
    Step.IMPROVE: _("Passed. You can raise your mark: %(part)s."),
}


ACTIVITY = {
    Activity.PRACTICE: pgettext_lazy("in a journal", "Practical classes"),
    Activity.GUIDED: PART[Part.GUIDED],
    Activity.INDEPENDENT: PART[Part.INDEPENDENT],
}


def activity_name(activity: Activity) -> str:
    """A kind of work that a journal has a weekly number for."""
    return str(ACTIVITY[activity])


def part_name(part: str, label: str = "") -> str:
    """The author's own name for a task (ОБӨЖ), else our word for the part."""
    return label or str(PART[Part(part)])


def next_step_sentence(step: NextStep) -> str:
    """The one thing to do next, in one sentence."""
    if step.part is None:
        return gettext("Everything in this lesson is done. Well done!")
    return str(_STEP[step.step]) % {"part": part_name(step.part, step.label)}


def mastery_rule(limits: Limits) -> str:
    """The one rule of passed and mastered, in one sentence."""
    words = gettext(
        "Passed: from %(passed)s %% of the mark that counts. Mastered: from %(mastered)s %% in the "
        "test that counts, or 4 of the last 5 practised questions right at once and without a hint."
    )
    return words % {"passed": limits.passed, "mastered": limits.mastered}


def flag_sentence(flag: Flag) -> str:
    """Why a student needs help, without their name."""
    return _flag_words(flag) % {"part": part_name(flag.part, flag.label), "count": flag.count}


def _flag_words(flag: Flag) -> str:
    if flag.reason is Stuck.LOW_AGAIN:
        return ngettext(
            "%(part)s: %(count)s attempt, below the pass mark.",
            "%(part)s: %(count)s attempts, all below the pass mark.",
            flag.count,
        )
    if flag.reason is Stuck.MISSING:
        return ngettext(
            "%(part)s: %(count)s wrong answer in a row in practice.",
            "%(part)s: %(count)s wrong answers in a row in practice.",
            flag.count,
        )
    if flag.reason is Stuck.PAUSED:
        return ngettext(
            "%(part)s: nothing done for %(count)s day, not finished.",
            "%(part)s: nothing done for %(count)s days, not finished.",
            flag.count,
        )
    return gettext("%(part)s: not begun.")
