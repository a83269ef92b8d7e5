"""Words of a journal: kinds of work, columns, marks, and what is wrong with a formula."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.domain.journal.columns import Column
from lessons.domain.journal.places import Place, WeekPlace
from lessons.domain.journal.scale_errors import ScaleError, ScaleWrong
from lessons.domain.journal.scales import Traditional
from lessons.domain.journal.weekly import Activity

ACTIVITY = {
    Activity.PRACTICE: pgettext_lazy("kind of work", "Practice"),
    Activity.INDEPENDENT: pgettext_lazy("kind of work", "SIW"),
    Activity.GUIDED: pgettext_lazy("kind of work", "SIWT"),
}
COLUMN = {
    Column.MIDTERM_1: pgettext_lazy("grade sheet", "MC1"),
    Column.RATING_1: pgettext_lazy("grade sheet", "R1"),
    Column.MIDTERM_2: pgettext_lazy("grade sheet", "MC2"),
    Column.RATING_2: pgettext_lazy("grade sheet", "R2"),
    Column.PROJECT: pgettext_lazy("grade sheet", "Project"),
    Column.ADMISSION: pgettext_lazy("grade sheet", "Admission"),
    Column.EXAM: pgettext_lazy("grade sheet", "Exam"),
    Column.FINAL: pgettext_lazy("grade sheet", "Final %"),
}
COLUMN_MEANING = {
    Column.MIDTERM_1: _("midterm control, first half"),
    Column.RATING_1: _("rating of the first half"),
    Column.MIDTERM_2: _("midterm control, second half"),
    Column.RATING_2: _("rating of the second half"),
    Column.PROJECT: _("course project"),
    Column.ADMISSION: _("admission rating"),
    Column.EXAM: _("exam"),
    Column.FINAL: _("final percent"),
}
TRADITIONAL = {
    Traditional.EXCELLENT: _("excellent"),
    Traditional.GOOD: pgettext_lazy("traditional mark", "good"),
    Traditional.SATISFACTORY: _("satisfactory"),
    Traditional.UNSATISFACTORY: _("unsatisfactory"),
}
PRESET = {
    "two-ratings": _("Two ratings: half current work, half midterm control; 0.6 and 0.4"),
    "mean-of-all": _("Mean of all marks and both midterm controls; 0.6 and 0.4"),
    "with-project": _("Mean of all marks, both midterm controls and a project; 0.6 and 0.4"),
    "weighted": _("Weights: 25 practice, 15 independent work, 30 midterm control; 0.6 and 0.4"),
    "three-parts": _("Two ratings and the exam: 0.3, 0.3 and 0.4"),
    "rounded-up": _("Mean of current work and midterm controls, rounded up; 0.6 and 0.4"),
}
_SCALE_WRONG = {
    ScaleWrong.EMPTY: _("Write the scale: one grade a line, the highest first."),
    ScaleWrong.TOO_MANY: _("Line %(line)s: a scale has at most %(found)s grades."),
    ScaleWrong.FIELDS: _(
        "Line %(line)s: write letter; points; lowest percent; traditional mark. “%(found)s” is "
        "not these four."
    ),
    ScaleWrong.LETTER: _("Line %(line)s: write a letter of one to eight characters."),
    ScaleWrong.LETTER_TWICE: _("Line %(line)s: “%(found)s” stands in the scale already."),
    ScaleWrong.POINTS: _(
        "Line %(line)s: “%(found)s” is no number of points. Write it as 3,67, below 100."
    ),
    ScaleWrong.PERCENT: _(
        "Line %(line)s: “%(found)s” is no percent. Write the lowest whole percent, 0 to 100."
    ),
    ScaleWrong.WORD: _(
        "Line %(line)s: “%(found)s” is no traditional mark. Write excellent, good, satisfactory "
        "or unsatisfactory."
    ),
    ScaleWrong.ORDER: _(
        "Line %(line)s: %(found)s percent is not below the grade before it. Put the highest first."
    ),
    ScaleWrong.POINTS_RISE: _(
        "Line %(line)s: a lower grade has more points (%(found)s) than the one before it."
    ),
    ScaleWrong.NOT_TO_ZERO: _(
        "Line %(line)s: the last grade, “%(found)s”, begins at 0 percent, so that nobody is "
        "left without one."
    ),
}


def scale_sentence(error: ScaleError) -> str:
    return str(_SCALE_WRONG[error.code]) % {"line": error.line, "found": error.found}


def place_name(place: Place) -> str:
    if isinstance(place, WeekPlace):
        words = str(_("%(kind)s, week %(week)s"))
        return words % {"kind": ACTIVITY[place.activity], "week": place.week}
    return str(COLUMN[place])
