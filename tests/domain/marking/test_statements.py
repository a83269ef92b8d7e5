import pytest

from lessons.domain.marking.lexicon import NO_LEXICON
from lessons.domain.marking.statements import read
from lessons.domain.text.denial import denials
from lessons.domain.text.tokens import tokenise


def denied(text):
    return [text[w.token.start : w.token.end] for w in read(text, NO_LEXICON) if w.is_denied]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("соғыс арқылы емес, келіссөз арқылы", ["соғыс", "арқылы"]),
        ("Мәдениет, өнер, тіл оған кірмейді", ["Мәдениет", "өнер", "тіл", "оған", "кірмейді"]),
        ("қысымсыз шешіледі", ["қысымсыз"]),
        ("оны енгізген жоқ", ["оны", "енгізген"]),
        ("тек мемлекет ғана емес, халық та", []),
        ("парламентті ескермесе болмайды", ["болмайды"]),
        ("көбейді, бағдарламасы бай, маған керек", []),
    ],
)
def test_the_words_that_a_clause_denies(text, expected):
    assert denied(text) == expected


def test_a_text_tells_what_it_denies_whatever_the_keyboard():
    assert denials(tokenise("құрал емес, соғыспайды")) == denials(
        tokenise("курал емес, согыспайды")
    )
