import pytest

from lessons.domain.telling_sentence import sentence_spans, telling_span

PASSAGE = (
    "Дауды реттеуде екі құралды ажырату керек. Ізгі қызмет көрсетуші тек кездесуге жағдай жасайды, "
    "ал делдал шешім нұсқасын өзі де ұсынады. Бұл 1899 ж. Гаага конвенциясында айтылған."
)


def sentences(text):
    return [text[start:end] for start, end in sentence_spans(text)]


def test_an_abbreviation_ends_no_sentence():
    assert sentences(PASSAGE)[-1] == "Бұл 1899 ж. Гаага конвенциясында айтылған."
    assert len(sentences(PASSAGE)) == 3


def test_each_line_of_a_list_is_a_sentence_of_its_own():
    assert sentences("Құралдары:\n– нота\n– ізгі қызмет") == [
        "Құралдары:",
        "– нота",
        "– ізгі қызмет",
    ]


@pytest.mark.parametrize("text", ["", " \n ", "Бір ғана сөйлем."])
def test_no_words_are_lost_or_made(text):
    assert "".join(sentences(text)).split() == text.split()


def test_the_sentence_that_speaks_of_it_is_found_on_any_keyboard():
    start, end = telling_span(PASSAGE, "Кезлесуге жагдай жасайтын изги кызмет деген не?")

    assert PASSAGE[start:end].startswith("Ізгі қызмет көрсетуші")


def test_what_no_sentence_speaks_of_is_in_none():
    assert telling_span(PASSAGE, "Квадрат теңдеу") is None
    assert telling_span("", "Ізгі қызмет") is None
