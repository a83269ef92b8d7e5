"""Words for the kinds of questions and for what is wrong with a question's key.

What belongs to one kind stands in English in its own folder; here it is put into the language of
whoever reads it, beside what several kinds say.
"""

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.types.definition import Solution
from lessons.domain.types.registry import KINDS

_WORDS = [kind.words for kind in KINDS.values()]
KIND = {code: _(kind.words.name) for code, kind in KINDS.items()}
KEY_HELP = {code: _(kind.words.key_help) for code, kind in KINDS.items()}
TEXT_CHOICE = {text: _(name) for one in _WORDS for text, name in one.text_choices.items()}
"""The texts of a key that has only a few (``QuestionType.text_choices``)."""
OPTION_CODE = {code: _(name) for one in _WORDS for code, name in one.options.items()}
"""The options that are codes (``Input.option_codes``)."""
_ANSWER_HELP = {code: kind.words.answer_help for code, kind in KINDS.items()}
_PARTIAL = {code: kind.words.partial for code, kind in KINDS.items()}
_NOT_VALID = {code: kind.words.not_valid for code, kind in KINDS.items()}


def answer_help(kind: str) -> str:
    """How a student writes the answer; empty where the page shows it by itself."""
    words = _ANSWER_HELP[kind]
    return gettext(words) if words else ""


def partial_rule(kind: str) -> str:
    """How part of the points is earned, the same before and after; empty where all or none is."""
    words = _PARTIAL[kind]
    return gettext(words) if words else ""


def right_texts(solution: Solution) -> tuple[str, ...]:
    """The texts that are right, in the language of whoever reads where the kind knows it."""
    return solution.worded.get((get_language() or "")[:2], solution.texts)


def not_valid(kind: str) -> str:
    """Why an answer is not saved; empty where it is only that it does not fit."""
    words = _NOT_VALID[kind]
    return gettext(words) if words else ""


_KEY_ERROR = {
    **{code: _(words) for one in _WORDS for code, words in one.errors.items()},
    "text-empty": _("The text is missing. Write it or delete the line."),
    "repeated": _("The same text stands here twice. Change or delete one of them."),
    "id-wrong": _("An id may hold Latin letters, digits, - and _ only, 40 at most."),
    "too-few": _("There are too few entries here."),
    "too-many": _("There are too many entries here."),
    "kind-unknown": _("Behind ~ write what the key point asks for: idea, stance or example."),
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
    "detail-unnamed": _(
        "The line does not say what it is about. Begin it with one of the names and a colon."
    ),
    "term-nameless": _("The term has no name in the language of the lesson. Write it."),
}
_COUNT_ERROR = {
    **{where: _(words) for one in _WORDS for where, words in one.counts.items()},
    ("too-few", "accepted"): _("No accepted answer is written. Write at least one."),
    ("too-many", "accepted"): _("There are too many accepted answers. Leave thirty at most."),
    ("too-few", "items"): _("There are too few items. Matching needs two, ordering three."),
    ("too-many", "items"): _("There are too many items. Leave twelve at most."),
    ("too-few", "events"): _("There are too few dates. A timeline needs two, one a line."),
    ("too-many", "events"): _("There are too many dates. Leave twelve at most."),
    ("too-few", "parts"): _("There are too few parts. A scheme needs two, one a line."),
    ("too-many", "parts"): _("There are too many parts. Leave six at most."),
    ("too-few", "columns"): _("The two things that are compared are missing. Name them: A | B"),
    ("too-few", "rows"): _("Nothing is compared yet. Write at least one line."),
    ("too-many", "rows"): _("There are too many lines to compare. Leave twelve at most."),
    ("too-many", "terms"): _("There are too many terms. Leave sixty at most."),
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
