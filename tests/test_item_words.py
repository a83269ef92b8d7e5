"""What item analysis says about a question, in the language of whoever reads it."""

import pytest
from django.utils.translation import override

from lessons.domain.items.flags import Finding, Flag
from lessons.domain.items.intervals import Figure
from lessons.domain.parts import Part
from lessons.wording.items import discrimination_sentence, finding_sentence, flag_name

FOUND = Finding(flag=Flag.CHECK_KEY, count=118, option="b", share=0.784, other=0.18)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("flag", Flag)
def test_every_flag_is_a_name_and_a_sentence_with_its_count(flag, language):
    with override(language):
        said = finding_sentence(
            Finding(flag=flag, count=118, share=0.784, other=0.18), option="Ізгі қызмет"
        )
        assert "118" in said
        assert "%" not in said.replace(" %", "").replace("%,", "")
        assert flag_name(flag, Part.LEVEL_2) != flag_name(flag, Part.LEVEL_1) or flag != Flag.HARDER


def test_the_option_that_high_marks_choose_is_named_beside_the_key():
    with override("kk"):
        said = finding_sentence(FOUND, option="Ізгі қызмет")
    assert "«Ізгі қызмет»" in said
    assert "78 %" in said
    assert "18 %" in said


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(-0.4, -0.1, "Negative"), (0.35, 0.6, "well"), (0.1, 0.6, "apart."), (-0.1, 0.6, "not known")],
)
def test_of_an_interval_only_what_it_holds_is_said(low, high, words):
    with override("en"):
        said = discrimination_sentence(Figure(value=(low + high) / 2, low=low, high=high, count=40))
    assert words in said
