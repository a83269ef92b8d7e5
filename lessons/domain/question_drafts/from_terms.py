"""From the glossary: which notion is meant, with others of the same lesson to choose from."""

from collections.abc import Iterator

from lessons.domain.content.question import QuestionContent
from lessons.domain.parts import Part
from lessons.domain.question_drafts.asking_words import asked
from lessons.domain.question_drafts.choosing import nearest_in_length, single
from lessons.domain.question_drafts.draft import Material, Origin, QuestionDraft, gives_away
from lessons.domain.question_drafts.splitting import beginning_capital
from lessons.domain.types.shuffling import mixed_places

DISTRACTORS = 3
PAIRS = 5
FEWEST_PAIRS = 3


def from_terms(material: Material) -> Iterator[QuestionDraft]:
    names = material.names()
    for term in material.terms:
        name = term.name(material.language)
        others = [one for one in names if one != name and not gives_away(one, name)]
        wrong = nearest_in_length(name, others, count=DISTRACTORS)
        if gives_away(term.meaning, name) or len(wrong) < DISTRACTORS:
            continue
        text = asked(Origin.TERM, material.language, what=term.meaning)
        yield QuestionDraft(
            content=QuestionContent(text=text, kind="single-choice", payload=single(name, wrong)),
            origin=Origin.TERM,
            part=Part.LEVEL_1,
            source=f"{beginning_capital(name)} – {term.meaning}",
        )
    yield from _pairs(material)


def _pairs(material: Material) -> Iterator[QuestionDraft]:
    """Those whose meaning the single questions could not ask for come first."""
    named = [(term.name(material.language), term.meaning) for term in material.terms]
    chosen = [pair for pair in named if not gives_away(pair[1], pair[0])][:PAIRS]
    if len(chosen) < FEWEST_PAIRS:
        return
    yield QuestionDraft(
        content=QuestionContent(
            text=asked(Origin.TERMS, material.language),
            kind="matching",
            payload=matched(chosen),
            points=len(chosen),
        ),
        origin=Origin.TERMS,
        part=Part.LEVEL_2,
        source="\n".join(f"{name} – {meaning}" for name, meaning in chosen),
    )


def matched(pairs: list[tuple[str, str]]) -> dict[str, object]:
    """Ids of matches follow a mixed order: a, b, c in the page's source would tell the answer."""
    order = mixed_places([match for _, match in pairs])
    ids = {place: f"m{number}" for number, place in enumerate(order, start=1)}
    return {
        "items": [{"id": f"i{n}", "text": item} for n, (item, _) in enumerate(pairs)],
        "matches": [{"id": ids[n], "text": match} for n, (_, match) in enumerate(pairs)],
        "correct": {f"i{n}": ids[n] for n in range(len(pairs))},
    }
