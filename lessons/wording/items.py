"""Words for item analysis: what a flag says, in one plain sentence, and what a figure means."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.items.flags import TELLS_APART, Finding, Flag
from lessons.domain.items.intervals import Figure
from lessons.domain.parts import Part

FLAG = {
    Flag.CHECK_KEY: _("Check the answer key"),
    Flag.BACKWARDS: _("Read the question again"),
    Flag.HARDER: _("Looks harder than its level"),
    Flag.GUESSING: _("Looks guessed"),
    Flag.UNCHOSEN: _("A wrong option that nobody takes"),
}
_SENTENCE = {
    Flag.CHECK_KEY: _(
        "Of the students with the highest marks %(share)s %% gave “%(option)s”, and %(other)s %% "
        "what the key calls right. Such a difference is hardly chance. Answers: %(count)s."
    ),
    Flag.BACKWARDS: _(
        "Students with higher marks miss this question more often than those with lower ones. The "
        "question may mislead, or its key may be wrong. Answers: %(count)s."
    ),
    Flag.HARDER: _(
        "The same students earned %(share)s %% of the points here and %(other)s %% in the "
        "questions of the next level. Perhaps it belongs to a higher level. Answers: %(count)s."
    ),
    Flag.GUESSING: _(
        "It is answered rightly by %(share)s %%, as often as somebody who guesses would "
        "(%(other)s %%), and no more often by students with higher marks. Answers: %(count)s."
    ),
    Flag.UNCHOSEN: _(
        "Hardly anybody chose “%(option)s” (%(share)s %%): this wrong option does not help to tell "
        "who knows. Answers: %(count)s."
    ),
}
HARDER_THAN = {
    Part.LEVEL_1: _("Looks harder than level 1"),
    Part.LEVEL_2: _("Looks harder than level 2"),
}


def flag_name(flag: Flag, part: Part) -> str:
    return str(HARDER_THAN.get(part, FLAG[flag]) if flag is Flag.HARDER else FLAG[flag])


def finding_sentence(finding: Finding, *, option: str = "") -> str:
    """``option`` is the text of the option that the finding is about."""
    return str(_SENTENCE[finding.flag]) % {
        "count": finding.count,
        "option": option,
        "share": percent_of(finding.share),
        "other": percent_of(finding.other),
    }


def percent_of(share: float) -> int:
    return round(share * 100)


def discrimination_sentence(figure: Figure) -> str:
    """What the figure says, as far as its interval lets it say anything."""
    if figure.high < 0:
        return gettext("Negative: students with higher marks missed it more often.")
    if figure.low > TELLS_APART:
        return gettext("Tells students apart well.")
    if figure.low > 0:
        return gettext("Tells students apart.")
    return gettext("Whether it tells students apart is not known yet.")


def no_answer() -> str:
    return gettext("no answer")
