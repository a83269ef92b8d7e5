"""A key that is kept when the kind of a question changes; nothing is guessed."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.types.converting import convert_key
from lessons.domain.types.registry import REGISTRY


@pytest.mark.parametrize(
    ("old", "new", "key", "converted"),
    [
        ("single-choice", "multiple-choice", "* Вена\nГаага", "* Вена\nГаага"),
        ("single-choice", "short-answer", "* Вена // Иә.\nГаага", "Вена"),
        ("single-choice", "short-answer", "Вена\nГаага", "Вена\nГаага"),
        ("single-choice", "open-answer", "* Вена\nГаага", "---\nВена"),
        ("open-answer", "short-answer", "2 | Вена\n1 | Гаага", "Вена\nГаага"),
        ("open-answer", "short-answer", "---\nВена", "Вена"),
        ("open-answer", "single-choice", "2 | Вена\n1 | Гаага", "Вена\nГаага"),
        ("open-answer", "single-choice", "2 | Вена", "* Вена"),
        ("short-answer", "open-answer", "Вена", "---\nВена"),
        ("short-answer", "numeric", "1991", "1991"),
        ("numeric", "short-answer", "50 % | 1991", "1991"),
        ("single-choice", "true-false", "* Вена\nГаага", ""),
        ("open-answer", "open-answer", "2 | Вена", "2 | Вена"),
        ("short-answer", "single-choice", "", ""),
    ],
)
def test_what_both_kinds_can_say_is_kept(old, new, key, converted):
    assert convert_key(key, old=old, new=new) == converted


@pytest.mark.parametrize(("old", "new"), list(product(REGISTRY, repeat=2)))
@given(text=st.text(alphabet="аә*+-|/ 12%=()~\n", max_size=40))
def test_any_text_of_any_kind_becomes_some_text(old, new, text):
    assert isinstance(convert_key(text, old=old, new=new), str)
