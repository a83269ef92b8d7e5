import pytest

from lessons.domain.documents.codes import Code
from lessons.domain.documents.document import DocumentError
from lessons.domain.documents.encoding import decode
from lessons.domain.documents.registry import read_document

KAZAKH = "Дәріс № 6. Су ағып тұр.\nҚайық жүзіп барады."
RUSSIAN = "Практическое занятие №2.\nТекст «о реках» – короткий."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_text_is_read(encoding):
    assert decode(KAZAKH.encode(encoding)).lines == tuple(KAZAKH.split("\n"))


def test_cp1251_is_read_when_it_is_clearly_cyrillic():
    assert decode(RUSSIAN.encode("cp1251")).lines == tuple(RUSSIAN.split("\n"))


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866"])
def test_another_cyrillic_encoding_is_refused_rather_than_misread(encoding):
    text = "Текст о реках и озерах, короткий. Вода течет." * 3
    with pytest.raises(DocumentError) as caught:
        decode(text.encode(encoding))

    assert caught.value.code == "encoding-unknown"


def test_letters_are_composed():
    assert decode("и\u0306од".encode()).lines == ("йод",)


def test_every_kind_of_line_end_counts_once():
    assert decode(b"a\r\nb\rc\n\nd\x0ce\n").lines == ("a", "b", "c", "", "d\x0ce")


def test_a_text_cut_inside_a_letter_is_read_with_a_warning():
    document = read_document("a.txt", "Су ағып тұрғ".encode()[:-1])

    assert document.lines == ("Су ағып тұр",)
    assert "text-cut" in {warning.code for warning in document.warnings}


def test_kazakh_letters_lost_to_question_marks_are_refused_with_their_lines():
    text = "Бірінші жол.\nБ?лттар мен ?арлар жа?а ?лкеге к?шті."
    document = read_document("a.txt", text.encode("cp1251"))

    assert (document.verdict, document.lessons) == ("refuse", ())
    assert [(warning.line, warning.code) for warning in document.warnings] == [(2, "letters-lost")]


def test_question_marks_in_their_place_are_no_damage():
    document = read_document("a.txt", "Су не? Бу не? Мұз ше? «Қар?» деді.".encode())

    assert document.verdict != "refuse"


def test_a_pile_of_accents_is_no_text_and_costs_no_time():
    """To sort them into NFC takes their number squared: hours for a file of this size."""
    with pytest.raises(DocumentError) as caught:
        decode(("Сабақ а" + "\u0301" * 200_000 + "\u0323" * 200_000).encode())

    assert caught.value.code == "not-text"


def test_a_rule_of_dashes_and_a_few_accents_are_text():
    text = "—" * 500 + " ба\u0301рады и\u0306 " + "\u0301" * 20

    assert decode(text.encode()).lines


def test_a_file_of_very_many_lines_is_refused_before_it_is_read():
    with pytest.raises(DocumentError) as refused:
        decode(b"a\n" * 50_001)

    assert refused.value.code == Code.TOO_MANY_LINES
