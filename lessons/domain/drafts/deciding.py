"""Lines that can be read in two ways: what a person said of them is asked no second time."""

from collections.abc import Collection
from dataclasses import replace

from lessons.domain.drafts.draft import Draft
from lessons.domain.drafts.swaps import doubt_code, find_doubt
from lessons.domain.handouts.codes import Code


def with_decided(draft: Draft, numbers: Collection[int]) -> Draft:
    """A person made something of these lines."""
    codes = {
        doubt_code(doubt)
        for doubt in draft.document.warnings
        if doubt.code == Code.READ_TWO_WAYS and doubt.line in numbers
    }
    return replace(draft, decided=draft.decided | codes)


def doubtful_line(draft: Draft, code: str) -> int | None:
    """Of the doubt that ``code`` names, where it is one that a person can decide."""
    doubt = find_doubt(draft.document, code)
    return doubt.line if doubt and doubt.code == Code.READ_TWO_WAYS else None
