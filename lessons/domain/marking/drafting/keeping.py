"""A draft as it is kept until its page is opened: plain values out, the draft back in."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from lessons.domain.marking.drafting.drafting import Candidate, Draft, Outcome

_TUPLES = ("reasons", "wordings", "must_not")


def written(draft: Draft) -> dict[str, Any]:
    return {"outcome": draft.outcome.value, "candidates": [asdict(c) for c in draft.candidates]}


def read(kept: Mapping[str, Any]) -> Draft:
    candidates = (
        Candidate(**{**one, **{name: tuple(one[name]) for name in _TUPLES}})
        for one in kept["candidates"]
    )
    return Draft(outcome=Outcome(kept["outcome"]), candidates=tuple(candidates))
