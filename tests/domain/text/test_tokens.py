import unicodedata

import pytest

from lessons.domain.text.tokens import tokenise

SENTENCE = "Йод – химиялық элемент, ол теңіз суында болады."


@pytest.mark.parametrize(
    "typed",
    [
        SENTENCE.replace("элемент", "эле\u00adмент"),
        SENTENCE.replace(" ", "\u00a0"),
        SENTENCE.replace("теңіз", "тең\u200bіз"),
        SENTENCE.replace("–", "—"),
        unicodedata.normalize("NFD", SENTENCE),
    ],
)
def test_an_answer_has_the_same_words_whatever_its_characters(typed):
    found = tokenise(typed)

    assert [token.key for token in found] == [token.key for token in tokenise(SENTENCE)]
    assert [token.clause for token in found] == [token.clause for token in tokenise(SENTENCE)]


def test_a_word_is_shown_as_it_was_typed():
    text = "бір эле\u00adмент екі"

    assert [text[token.start : token.end] for token in tokenise(text)][1] == "эле\u00adмент"
