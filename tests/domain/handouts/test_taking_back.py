"""A repair can be undone in its own place and done again; sound words stay as they are."""

from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.plain_text import PlainText
from lessons.domain.handouts.repair.taking_back import REPAIRS, mend, take_back

HE = Doubt(line=2, code=Code.LOOK_ALIKE_REPAIRED, text="Oл", became="Ол")
"""The first letter is Latin, then Cyrillic."""
LINE = "Oл үш тәсілмен есептеледі."


def test_only_the_word_of_that_line_goes_back():
    text = "Ол индекспен өлшенеді.\n\nОл үш тәсілмен есептеледі."
    back = take_back(text, HE, line=LINE)
    assert back == "Ол индекспен өлшенеді.\n\nOл үш тәсілмен есептеледі."
    assert mend(back, HE, line=LINE) == text


def test_a_word_with_its_punctuation_and_a_number_before_it_that_is_no_text():
    note = Doubt(line=1, code=Code.LOOK_ALIKE_REPAIRED, text="өнiм", became="өнім")
    line = "1-деңгейлік сұрақ. Жалпы ішкі өнiм, яғни ЖІӨ дегеніміз не?"
    text = "Жалпы ішкі өнім, яғни ЖІӨ дегеніміз не?"
    assert take_back(text, note, line=line) == "Жалпы ішкі өнiм, яғни ЖІӨ дегеніміз не?"


def test_several_words_of_a_line_go_together():
    note = Doubt(line=1, code=Code.LETTERS_REPAIRED, text="кҿп, ҿнер", became="көп, өнер")
    line = "кҿп жұмыс – көркем ҿнер, кҿп еңбек"
    text = "көп жұмыс – көркем өнер, көп еңбек"
    assert take_back(text, note, line=line) == line


def test_the_same_word_twice_in_its_line():
    line = "Oл Oл"
    assert take_back("Ол Ол", HE, line=line) == line


def test_where_it_is_not_sure_which_one_was_repaired_nothing_is_touched():
    assert take_back("Ол келді. Ол кетті.", HE, line=LINE) is None


def test_a_text_without_the_word_has_nothing_to_take_back():
    assert take_back("Басқа мәтін.", HE, line=LINE) is None
    assert mend("Басқа мәтін.", HE, line=LINE) is None


def test_a_part_of_a_longer_word_is_not_the_word():
    assert take_back("Олар үш тәсілмен есептеледі.", HE, line=LINE) is None


def test_a_doubt_that_suggests_nothing_changes_nothing():
    doubt = Doubt(line=1, code=Code.MIXED_SCRIPT, text="Oл")
    assert mend("Oл", doubt, line="Oл") is None
    assert take_back("Oл", doubt, line="Oл") is None


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=9), st.text(max_size=9))
def test_any_text_and_note_end_without_an_error(text, line, before, after):
    doubt = Doubt(line=1, code=Code.LOOK_ALIKE_REPAIRED, text=before, became=after)
    mend(text, doubt, line=line)
    take_back(text, doubt, line=line)


def test_what_the_reader_repaired_in_a_handout_can_be_taken_back():
    handout = (
        "№3-тәжірибелік сабақ: Сөйлем\n"
        "Теориялық мәлімет:\n"
        "Cөйлем – ойды білдіреді. Сөйлем мүшелерге бөлінеді.\n"
        "1-деңгейлік сұрақ. Сөйлем дегеніміз не?\n"
    )
    document = PlainText().read("class-3.txt", handout.encode())
    note = next(each for each in document.warnings if each.code in REPAIRS)
    text = document.lessons[0].body[0].text
    back = take_back(text, note, line=document.lines[note.line - 1])
    assert back == "Cөйлем – ойды білдіреді. Сөйлем мүшелерге бөлінеді."
