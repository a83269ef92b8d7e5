"""What labelled documents hold, as material for made-up layouts."""

from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.roles.documents import Labelled
from benchmarks.roles.generating import Pool
from lessons.domain.handouts.language import language_of
from lessons.domain.handouts.learnt.labels import Label

_LANGUAGES = ("kk", "ru", "en")
_FIELDS = ("goal", "outcomes", "equipment", "methods")
_FEWEST = 12
"""Of each kind in one language; with fewer those of Kazakh are taken too."""
_SHORTEST, _LONGEST = 60, 300
"""Letters of a line of theory."""


def pools_of(documents: Iterable[Labelled]) -> dict[str, Pool]:
    pools = {language: Pool() for language in _LANGUAGES}
    for document in documents:
        for lesson in document.expected["lessons"]:
            _take(pools, lesson)
        for line, label in zip(document.lines, document.labels, strict=True):
            text = line.row.text
            if label is Label.OTHER and len(text) > _SHORTEST and text[0].isupper():
                pools[language_of(text)].theory.append(text[:_LONGEST])
    for pool in pools.values():
        _fill(pool, pools["kk"])
    return pools


def _take(pools: Mapping[str, Pool], lesson: Mapping[str, Any]) -> None:
    asked = " ".join(item["text"] for item in (*lesson["questions"], *lesson["tasks"]))
    pool = pools[language_of(f"{lesson.get('title') or ''} {asked}")]
    if lesson.get("title"):
        pool.titles.append(lesson["title"])
    for name in _FIELDS:
        if lesson.get(name):
            pool.fields.setdefault(name, []).append(lesson[name])
    pool.questions.extend(item["text"] for item in lesson["questions"])
    pool.tasks.extend(item["text"] for item in lesson["tasks"])
    pool.tests.extend(lesson.get("tests", ()))
    pool.answers.extend(item["answer"] for item in lesson["questions"] if item.get("answer"))


def _fill(pool: Pool, other: Pool) -> None:
    for name in ("titles", "questions", "tasks", "tests", "theory"):
        own = getattr(pool, name)
        if len(own) < _FEWEST:
            own.extend(getattr(other, name))
    for name, texts in other.fields.items():
        pool.fields.setdefault(name, texts)
