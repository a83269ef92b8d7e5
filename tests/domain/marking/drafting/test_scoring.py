"""Each part of a unit's score has two units of which the worse would win, or draw, without it."""

from collections.abc import Iterator

import pytest

from lessons.domain.marking.drafting.asking import Asked
from lessons.domain.marking.drafting.choosing import score
from lessons.domain.marking.drafting.lesson_text import LessonText
from lessons.domain.marking.drafting.scoring import WEIGHTS
from lessons.domain.marking.drafting.units import SourceSection

REST = ("Күн шықты.", "Жел тұрды.", "Бұлт көшті.", "Қар еріді.")
"""Sentences that make the words of the others rare."""
CAUSES = "Инфляцияның себептерін атаңыз."
WHAT = "Инфляция туралы не айтылады?"
BOTH = "Инфляция мен жалақы туралы не айтылады?"
THE_BEST = ("", "Инфляция мен жалақы туралы осында айтылады.")
"""A section that takes what only the best one gets."""


def text_of(*sections: tuple[str, str]) -> LessonText:
    rest = ("Ауа райы", "\n\n".join(REST))
    return LessonText(
        tuple(SourceSection(heading=heading, text=text) for heading, text in (*sections, rest))
    )


CASES: dict[str, tuple[str, LessonText, str, str]] = {
    "own": (
        WHAT,
        text_of(("", "Инфляция бағаны өсіреді. Базар адамды қуантады.")),
        "Инфляция",
        "Базар",
    ),
    "paragraph": (
        BOTH,
        text_of(
            (
                "",
                "Баға күрт өсті. Құс ұшты. Халық инфляцияны айтады.\n\n"
                "Қой жайылды.\n\nАстық мол шықты.",
            ),
            ("", REST[0]),
            THE_BEST,
        ),
        "Баға",
        "Астық",
    ),
    "heading": (
        BOTH,
        text_of(
            ("Инфляция", "Баға күрт өсті."), ("Егін", "Астық мол шықты."), ("", REST[0]), THE_BEST
        ),
        "Баға",
        "Астық",
    ),
    "lead": (
        BOTH,
        text_of(
            (
                "",
                "Инфляция былай көрінеді:\n– құс ұшады\n– баға күрт өседі\n– қой жайылады\n"
                "Егін былай көрінеді:\n– арық ағады\n– астық мол шығады",
            ),
            ("", "Инфляция мен жалақы былай көрінеді:\n– бәрі айтылады"),
        ),
        "баға",
        "астық",
    ),
    "neighbour": (
        WHAT,
        text_of(("", "Баға күрт өсті. Инфляция келді. Астық мол шықты. Қамба толып тұр.")),
        "Астық",
        "Қамба",
    ),
    "definition": (
        "Инфляция дегеніміз не?",
        text_of(("", "Инфляция – бағаның жалпы өсуі.\n\nИнфляция бағаның жалпы өсуіне ұласты.")),
        "Инфляция –",
        "Инфляция бағаның",
    ),
    "shown": (
        CAUSES,
        text_of(("", "Инфляция ақша көбейгендіктен туады.\n\nИнфляция ақша көбейген күні туады.")),
        "Инфляция ақша көбейгендіктен",
        "Инфляция ақша көбейген күні",
    ),
    "lead-shown": (
        CAUSES,
        text_of(
            (
                "",
                "Инфляция салдарынан мыналар болады:\n– ақша көбейеді\n\n"
                "Инфляция кезінде мыналар болады:\n– табыс азаяды",
            )
        ),
        "ақша",
        "табыс",
    ),
    "best-list": (
        WHAT,
        text_of(
            (
                "",
                "Инфляция осылай көрінеді:\n– құс ұшады\n– баға күрт өседі\n– қой жайылады\n"
                "Инфляция былай көрінеді:\n– арық ағады\n– астық мол шығады",
            ),
        ),
        "баға",
        "астық",
    ),
    "best-paragraph": (
        BOTH,
        text_of(
            (
                "",
                "Баға күрт өсті. Құс ұшты. Инфляция мен жалақы айтылады.\n\nҚой жайылды.\n\n"
                "Астық мол шықты. Қаз ұшты. Инфляция айтылады. Жалақы айтылады.",
            ),
        ),
        "Баға",
        "Астық",
    ),
    "best-section": (
        WHAT,
        text_of(
            ("", "Баға күрт өсті.\n\nТабыс азайды.\n\nИнфляция басталды."),
            ("", "Қой жайылды.\n\nАстық мол шықты."),
        ),
        "Баға",
        "Астық",
    ),
    "behind-best": (
        WHAT,
        text_of(("", "Инфляция туралы айтылады.\n\nБаға күрт өсті.\n\nАстық мол шықты.")),
        "Баға",
        "Астық",
    ),
    "before-best": (
        WHAT,
        text_of(("", "Астық мол шықты.\n\nБаға күрт өсті.\n\nИнфляция туралы айтылады.")),
        "Баға",
        "Астық",
    ),
    "refers-back": (
        WHAT,
        text_of(
            ("", "Жұрт табысты қатты азайтады. Базар инфляция күтеді. Ол табысты қатты азайтады.")
        ),
        "Ол",
        "Жұрт",
    ),
    "chain": (
        "Инфляция дегеніміз не?",
        text_of(
            (
                "",
                "Инфляция – бағаның өсуі. Мөлшерін банк есептейді.\n\n"
                "Бағаны инфляция көтерді. Мөлшерін банк есептемейді.",
            )
        ),
        "Мөлшерін банк есептейді",
        "Мөлшерін банк есептемейді",
    ),
    "member": (
        "Инфляцияның түрлерін атаңыз.",
        text_of(
            (
                "",
                "Инфляция ашық және жасырын болып бөлінеді.\n\nҚалған түрі тауарды тауысады.\n\n"
                "Жасырын түрі тауарды тауысады.",
            )
        ),
        "Жасырын түрі",
        "Қалған түрі",
    ),
    "length": (
        WHAT,
        text_of(
            (
                "",
                "Инфляция туралы банк пен үкімет әр тоқсан сайын есеп береді. "
                "Инфляция туралы банк есеп береді.",
            )
        ),
        "Инфляция туралы банк пен",
        "Инфляция туралы банк есеп",
    ),
    "weighs": (
        "Инфляция пайдалы дегенге келісесіз бе?",
        text_of(
            (
                "",
                "Инфляция сатушыға ұнайды, бірақ халыққа ауыр.\n\n"
                "Инфляция сатушыға ұнайды, мұғалім халыққа айтты.",
            )
        ),
        "Инфляция сатушыға ұнайды, бірақ",
        "Инфляция сатушыға ұнайды, мұғалім",
    ),
    "example": (
        WHAT,
        text_of(
            ("", "Әдетте инфляция нан бағасын көтереді.\n\nМысалы инфляция нан бағасын көтереді.")
        ),
        "Әдетте",
        "Мысалы",
    ),
    "announces": (
        WHAT,
        text_of(("", "Инфляция нан бағасын тез көтереді.\n\nИнфляция нан бағасын көтере ме?")),
        "Инфляция нан бағасын тез",
        "Инфляция нан бағасын көтере ме",
    ),
    "short": (
        WHAT,
        text_of(("", "Инфляция нан бағасын көтерді.\n\nИнфляция бар және ол болған, болады да.")),
        "Инфляция нан",
        "Инфляция бар",
    ),
    "leads": (
        WHAT,
        text_of(
            ("", "Инфляция банкке мынаны айтады.\n\nИнфляция банкке мынаны айтады:\n– баға өсті")
        ),
        "Инфляция банкке мынаны айтады",
        "Инфляция банкке мынаны айтады:",
    ),
    "dated": (
        WHAT,
        text_of(("", "Инфляция жазда нан бағасын көтерді.\n\nИнфляция 1993 нан бағасын көтерді.")),
        "Инфляция жазда",
        "Инфляция 1993",
    ),
}


def totals(question: str, text: LessonText) -> dict[str, float]:
    return {one.place.unit.text: one.total for one in score(Asked(question), text)}


def difference(case: str) -> float:
    question, text, better, worse = CASES[case]
    found = totals(question, text)
    return _of(better, found) - _of(worse, found)


def _of(start: str, found: dict[str, float]) -> float:
    return found[start] if start in found else next(_starting(start, found))


def _starting(start: str, found: dict[str, float]) -> Iterator[float]:
    return (total for text, total in found.items() if text.startswith(start))


def test_every_part_has_its_case():
    assert CASES.keys() == WEIGHTS.keys()


@pytest.mark.parametrize("case", CASES)
def test_a_part_puts_the_better_unit_first(case):
    assert difference(case) > 1e-9


@pytest.mark.parametrize("case", CASES)
def test_without_the_part_the_better_unit_would_not_be_first(case, monkeypatch):
    monkeypatch.setitem(WEIGHTS, case, 0.0)
    assert difference(case) <= 1e-9
