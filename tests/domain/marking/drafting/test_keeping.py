"""A draft that is kept comes back as it was."""

import json

from lessons.domain.marking.drafting.drafting import Candidate, Draft, Outcome
from lessons.domain.marking.drafting.keeping import read, written


def test_a_draft_comes_back_from_plain_values_as_it_was():
    whole = Candidate(
        text="Ой",
        reasons=("cue",),
        source="Сөйлем.",
        section=2,
        score=0.5,
        points=3,
        wordings=("басқаша",),
        must_not=("керісінше",),
    )
    draft = Draft(outcome=Outcome.FOUND, candidates=(whole,))

    assert read(json.loads(json.dumps(written(draft)))) == draft


def test_why_nothing_was_found_is_kept_too():
    draft = Draft(outcome=Outcome.NO_DEFINITION)

    assert read(written(draft)) == draft
