"""What asks in a run with tests and has no options is an open question."""

import pytest

from lessons.domain.handouts.learnt.bare_stems import with_bare_stems
from lessons.domain.handouts.learnt.labels import Label
from tests.domain.handouts.learnt.lines_of_text import tagged

TEST = [(Label.STEM, "1. Су деген не?"), (Label.OPTION, "A) зат"), (Label.OPTION, "B) ой")]


def labels(*pairs) -> list[Label]:
    return [each.label for each in with_bare_stems(tagged(*pairs))]


def test_a_stem_without_options_asks_openly():
    found = labels(*TEST, (Label.STEM, "2. Мұз неге жүзеді?"), (Label.STEM, "3. Буды сипаттаңыз."))

    assert found[3:] == [Label.QUESTION, Label.QUESTION]


def test_above_a_heading_of_keys_too():
    found = labels(*TEST, (Label.STEM, "2. Мұз неге жүзеді?"), (Label.OTHER, "Key to Part A"))

    assert found[3] is Label.QUESTION


@pytest.mark.parametrize(
    "pairs",
    [
        [*TEST, (Label.STEM, "2. Мұз – бұл")],
        [*TEST, (Label.STEM, "2. Мұз неге жүзеді?"), (Label.OTHER, "жеңіл ауыр")],
        [(Label.STEM, "1. Су деген не?"), (Label.STEM, "2. Бу деген не?")],
    ],
)
def test_where_options_may_have_been_overlooked_it_stays_a_test(pairs):
    assert Label.QUESTION not in labels(*pairs)
