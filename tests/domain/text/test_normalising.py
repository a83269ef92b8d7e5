import unicodedata

import pytest

from lessons.domain.text.normalising import normal, normal_line

SHY, NARROW = "\u00ad", "\u202f"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("ел\u2011жұрт, ел\u2010жұрт, \u22125", "ел-жұрт, ел-жұрт, -5"),
        (f"мем{SHY}ле{SHY}кет", "мемлекет"),
        ("бір\u00a0екі\u2009үш\u3000төрт", "бір екі үш төрт"),
        (f"46{NARROW}000", "46 000"),
        ("\ufeffсу\u200b лы\u2060", "су лы"),
        (unicodedata.normalize("NFD", "Йод, ең ірі"), "Йод, ең ірі"),
        ("и\u200b\u0306од", "йод"),
        ("1939\u20121945 \u2015 соғыс", "1939–1945 — соғыс"),
        ("бір – екі — үш - төрт", "бір – екі — үш - төрт"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("таб\tжәне\nжол", "таб\tжәне\nжол"),
    ],
)
def test_what_is_seen_as_the_same_becomes_the_same(typed, shown):
    assert normal(typed) == shown
    assert normal(shown) == shown


def test_only_the_soft_hyphen_at_a_lines_end_stays():
    assert normal_line(f"мем{SHY}лекет{SHY} ") == f"мемлекет{SHY}"
    assert normal_line(f"мем{SHY}лекет") == "мемлекет"


def test_a_pile_of_accents_costs_no_time():
    assert normal("а" + "\u0301\u0323" * 200_000).startswith("а\u0301")
