"""Criteria for what no text can answer (plans, essays, tables …), and a line for opinions."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lessons.domain.marking.drafting.sentences import telling_words
from lessons.domain.marking.drafting.vocabulary import FORMS
from lessons.domain.text.samples import Sample
from lessons.domain.text.sentences import asks

_LANGUAGES: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("criteria.toml").read_text(encoding="utf-8")
)
_FALLBACK = "kk"
MOST = 8
_FEWEST_WORDS = 2
_DEMAND = re.compile(
    r"[.;:?!]\s+|,?\s(?:және|сондай-ақ|әрі)\s(?=.*(?:ңыз|ңіз|ңыздар|ңіздер)\b)"
    r"|,?\s(?:и|а также)\s(?=\w+(?:йте|ите)\b)|,\s+(?=ал\s)",
    re.IGNORECASE,
)


SAMPLES = (
    Sample(
        pattern=_DEMAND,
        how="search",
        matches=("Жоспар құрыңыз және түсіндіріңіз", "Составьте план и объясните его"),
        misses=("Иран және Ирак жоспары", "план и цель"),
    ),
)


def opinion_line(language: str) -> str:
    return str(_of(language)["opinion"])


def criteria_of(form: str, question: str, *, language: str) -> list[str]:
    """The demands of the task besides the work itself, behind what such a work is judged by."""
    told = _of(language)
    demands = [told["demand"].format(demand=demand) for demand in _demands(question)]
    return [*told[form], *demands][:MOST]


def _of(language: str) -> Mapping[str, Any]:
    return _LANGUAGES.get(language, _LANGUAGES[_FALLBACK])


def _demands(question: str) -> list[str]:
    pieces = [piece.strip(" .,;:?!") for piece in _DEMAND.split(question)]
    return [
        piece
        for piece in pieces
        if asks(piece) and telling_words(piece) >= _FEWEST_WORDS and not _names_the_work(piece)
    ]


def _names_the_work(piece: str) -> bool:
    return any(form.stand_in(piece) for form in FORMS.values())
