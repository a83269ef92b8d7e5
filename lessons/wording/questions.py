"""Words for the question types and for what is wrong with a question's key."""

from django.utils.translation import gettext_lazy as _

KIND = {
    "single-choice": _("Single choice"),
    "multiple-choice": _("Multiple choice"),
    "true-false": _("True or false"),
    "short-answer": _("Short answer"),
    "open-answer": _("Open answer"),
    "numeric": _("Numeric answer"),
    "gaps": _("Gaps in a text"),
    "matching": _("Matching"),
    "ordering": _("Ordering"),
}
TEXT_CHOICE = {"+": _("True"), "-": _("False")}
"""The texts of a key that has only a few (``QuestionType.text_choices``)."""

KEY_HELP = {
    "single-choice": _(
        "One option a line. Begin the right one with * and, if you like, add feedback after two "
        "slashes: * Astana // Since 1997."
    ),
    "multiple-choice": _(
        "One option a line. Begin each right one with * and, if you like, add feedback after two "
        "slashes: * Astana // Since 1997."
    ),
    "true-false": _("Write + where the statement is true and - where it is false."),
    "short-answer": _(
        "One accepted answer a line. Capital letters, the keyboard, the alphabet, suffixes and one "
        "misspelt letter make no difference; what is uncertain waits for the teacher. Begin a near "
        "miss that is wrong with an exclamation mark: ! biotic."
    ),
    "open-answer": _(
        "One key point a line with its points in front: 2 | A means of foreign policy. Lines below "
        "it may hold other words for it after = and what it must not say after !. A model answer "
        "may follow after a line with three hyphens: ---"
    ),
    "numeric": _(
        "One accepted number a line, with its unit and tolerance: 9,8 m/s² ± 0,1 (or +- 0,1), or "
        "as a percentage of the number: 9,8 m/s² ± 5 %. For a part of the points begin with it: "
        "50 % | 10 m/s²."
    ),
    "gaps": _(
        "The text with each gap’s answer in double brackets. To be typed, with everything that is "
        "accepted: ((1997 / year 1997)). To be chosen, with a * before the right one: "
        "((Almaty / *Astana))."
    ),
    "matching": _(
        "One pair a line: Astana = Kazakhstan. A match that belongs to nothing stands alone: "
        "= Tajikistan. Students see the matches in a mixed order."
    ),
    "ordering": _("One item a line, in the right order. Students see them in a mixed order."),
}

_KEY_ERROR = {
    "right-missing": _("No option is marked as right. Begin the right one with *."),
    "right-twice": _(
        "A second option is marked as right. Leave * on one of them, or choose the kind with "
        "several right options."
    ),
    "wrong-missing": _("Every option is marked as right. Leave at least one without *."),
    "text-empty": _("The text is missing. Write it or delete the line."),
    "repeated": _("The same text stands here twice. Change or delete one of them."),
    "points-missing": _(
        "The points are missing. Begin the line with them: 2 | A means of foreign policy."
    ),
    "points-wrong": _("The points must be a whole number from 1 to 100."),
    "match-missing": _("The match is missing. Write it after =: Astana = Kazakhstan."),
    "number-wrong": _("This is no number. Write it like 3,14, 1 000, −5, 1/2 or 2·10^3."),
    "tolerance-wrong": _("The tolerance must be a number from 0, or a percentage: ± 0,1 or ± 5 %."),
    "share-wrong": _("The share of the points must be a whole percentage from 1 to 100."),
    "full-missing": _(
        "No number earns all points. Write at least one without a percentage in front."
    ),
    "unit-wrong": _("The unit must be at most 30 characters and no number."),
    "units-differ": _("The unit differs from the one before. Use the same unit in every line."),
    "gap-open": _("A gap has no end. Put its answer between double brackets: ((Astana))."),
    "gap-single": _("A gap to choose from needs a wrong answer too: ((*Astana / Almaty))."),
    "id-wrong": _("An id may hold Latin letters, digits, - and _ only, 40 at most."),
    "too-few": _("There are too few entries here."),
    "too-many": _("There are too many entries here."),
    "not-true-or-false": _("Choose whether the statement is true or false."),
    "option-unknown": _("The right answer names an option that is not there."),
    "not-an-object": _("Here an object is needed."),
    "not-a-list": _("Here a list is needed."),
    "not-text": _("Here a text is needed."),
    "key-missing": _("This key is missing."),
    "key-unknown": _("This key is unknown; it may be misspelt."),
    "text-long": _("This text is too long here. Leave only the words that matter."),
    "cells-wrong": _(
        "This line has too few parts or too many. Part them with | as the help of the field says."
    ),
    "figure-unknown": _(
        "The kind of figure is unknown. Begin the first line with a name that the help of the "
        "field gives, and a colon."
    ),
    "term-nameless": _("The term has no name in the language of the lesson. Write it."),
}
_COUNT_ERROR = {
    ("too-few", "options"): _("There are too few options. Write at least two, one a line."),
    ("too-many", "options"): _("There are too many options. Leave twelve at most."),
    ("too-few", "accepted"): _("No accepted answer is written. Write at least one."),
    ("too-many", "accepted"): _("There are too many accepted answers. Leave thirty at most."),
    ("too-many", "wrong"): _("There are too many near misses. Leave thirty at most."),
    ("too-many", "key_points"): _("There are too many key points. Leave twelve at most."),
    ("too-few", "items"): _("There are too few items. Matching needs two, ordering three."),
    ("too-many", "items"): _("There are too many items. Leave twelve at most."),
    ("too-few", "matches"): _("There are too few matches. Write at least two different ones."),
    ("too-many", "matches"): _("There are too many matches. Leave twenty at most."),
    ("too-few", "gaps"): _("There is no gap. Put an answer between double brackets: ((Astana))."),
    ("too-many", "gaps"): _("There are too many gaps. Leave twenty at most."),
    ("too-few", "events"): _("There are too few dates. A timeline needs two, one a line."),
    ("too-many", "events"): _("There are too many dates. Leave twelve at most."),
    ("too-few", "parts"): _("There are too few parts. A scheme needs two, one a line."),
    ("too-many", "parts"): _("There are too many parts. Leave six at most."),
    ("too-few", "columns"): _("The two things that are compared are missing. Name them: A | B"),
    ("too-few", "rows"): _("Nothing is compared yet. Write at least one line."),
    ("too-many", "rows"): _("There are too many lines to compare. Leave twelve at most."),
    ("too-many", "terms"): _("There are too many terms. Leave sixty at most."),
    ("too-few", "correct"): _("No option is marked as right. Begin the right one with *."),
    ("too-many", "correct"): _("Every option is marked as right. Leave at least one without *."),
}
KEY_ERROR_CODES = frozenset({*_KEY_ERROR, *(code for code, _key in _COUNT_ERROR)})


def kind_choices(kinds: list[str]) -> list[tuple[str, object]]:
    """(kind, name) for a list of kinds; a kind without a name here goes by its code."""
    return [(kind, KIND.get(kind, kind)) for kind in kinds]


TOO_MANY_POINTS = _("Together the key points give %(total)s points; 100 is the most.")


def key_error(code: str, key: str = "") -> str:
    """A PayloadError in one sentence or two: what is wrong, in which line, what to do."""
    counted = _COUNT_ERROR.get((code, key.rpartition(".")[2]))
    words = str(counted or _KEY_ERROR[code])
    if key.isdigit():
        return str(_("Line %(line)s: %(problem)s")) % {"line": key, "problem": words}
    if key and (code, key) not in _COUNT_ERROR:
        return str(_("%(problem)s Place: %(place)s")) % {"problem": words, "place": key}
    return words
