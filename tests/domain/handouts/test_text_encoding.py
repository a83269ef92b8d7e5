import pytest

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.encoding import decode
from lessons.domain.handouts.registry import read_document

KAZAKH = "Дәріс № 6. Су ағып тұр.\nҚайық жүзіп барады."
RUSSIAN = "Практическое занятие №2.\nТекст «о реках» – короткий."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_text_is_read(encoding):
    decoded = decode(KAZAKH.encode(encoding))

    assert (decoded.lines, decoded.code_page) == (tuple(KAZAKH.split("\n")), "")


def test_a_big_endian_text_with_a_mark_is_read():
    assert decode(b"\xfe\xff" + KAZAKH.encode("utf-16-be")).lines == tuple(KAZAKH.split("\n"))


@pytest.mark.parametrize("encoding", ["ptcp154", "kz1048"])
def test_the_kazakh_code_pages_are_told_apart_by_their_words(encoding):
    assert decode(KAZAKH.encode(encoding)).lines == tuple(KAZAKH.split("\n"))


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1251", "Windows-1251"),
        ("koi8-r", "KOI8"),
        ("koi8-u", "KOI8"),
        ("mac-cyrillic", "MacCyrillic"),
        ("cp866", "CP866"),
        ("iso8859-5", "ISO 8859-5"),
    ],
)
def test_a_russian_code_page_is_told_by_its_words(encoding, name):
    text = "Практическое занятие.\nТекст о реках и озёрах, короткий."
    decoded = decode(text.encode(encoding))

    assert (decoded.lines, decoded.code_page) == (tuple(text.split("\n")), name)


def test_a_guessed_code_page_is_named_in_a_note():
    document = read_document("a.txt", RUSSIAN.encode("mac-cyrillic"))

    assert ("encoding-guessed", "MacCyrillic") in {
        (note.code, note.text) for note in document.warnings
    }


@pytest.mark.parametrize(
    "data",
    [
        "Ελληνικά: το νερό ρέει στη θάλασσα".encode("cp1253"),
        "élève, où êtes-vous né à Orléans".encode("cp1252"),
        "От".encode("cp1251"),
        bytes(range(128, 256)) * 4,
    ],
    ids=["greek", "french", "too short to judge", "every byte"],
)
def test_what_no_code_page_makes_words_of_is_refused(data):
    with pytest.raises(DocumentError) as caught:
        decode(data)

    assert caught.value.code == "encoding-unknown"


def test_latin_text_with_the_quotation_marks_of_windows_is_read():
    assert decode("It’s “water” – 5 §.".encode("cp1252")).lines == ("It’s “water” – 5 §.",)


def test_one_broken_byte_does_not_spoil_a_whole_unicode_file():
    text = "Су ағып тұр, қайық жүзіп барады. " * 20
    document = read_document("a.txt", text.encode() + b"\xd2\x20" + "соңы".encode())

    assert document.lines[0].startswith("Су ағып тұр, қайық")
    assert "letters-damaged" in {note.code for note in document.warnings}


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
