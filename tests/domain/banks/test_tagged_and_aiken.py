"""The tagged text with its variations, and Aiken."""

import pytest

from lessons.domain.banks.registry import read_bank
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.plain_text import PlainText
from lessons.domain.handouts.registry import REGISTRY as READERS
from tests.domain.banks.reading import doubts, key, one, read, reasons

CHOICE = "<variant>Алматы\n<variantright>Астана\n"
OTHER = "<variant>Ертіс\n<variantright>Іле\n"


def bank_of(*numbers: str, body: str = CHOICE):
    items = (f"<question{number}>{at}-сұрақ мәтіні\n{body}" for at, number in enumerate(numbers))
    return read("tagged", "".join(items))


def parts_of(bank) -> list[str | None]:
    return [question.part and question.part.value for question in bank.questions]


def test_tags_with_blanks_closing_tags_and_long_text():
    question = one(
        "tagged",
        "<question1>Елордасы\nқай қала?</question1>\n<variant> Алматы </variant>\n"
        "<VariantRight> Астана\nқаласы</VariantRight>",
    )
    assert question.text == "Елордасы\nқай қала?"
    assert key(question) == "Алматы\n* Астана қаласы"


def test_several_right_variants_make_a_question_with_several_answers():
    question = one("tagged", "<question>Өзендер?\n<variantright>А\n<variantright>Б\n<variant>В")
    assert question.kind == "multiple-choice"


def test_without_any_right_variant_the_first_one_is_taken_and_told():
    question = one("tagged", "<question>Елордасы?\n<variant>Астана\n<variant>Алматы")
    assert key(question) == "* Астана\nАлматы"
    assert not question.is_key_confirmed
    assert doubts(question) == ["doubt-key-unconfirmed"]


def test_where_others_mark_the_right_one_an_item_without_is_rejected():
    bank = read("tagged", f"<question>А?\n{CHOICE}<question>Б?\n<variant>бір\n<variant>екі")
    assert reasons(bank) == [(4, "item-key-missing")]


@pytest.mark.parametrize(
    ("numbers", "parts"),
    [
        (("", "", ""), [None, None, None]),
        (("1", "2", "3"), [None, None, None]),
        (("1", "2", "3", "4"), [None] * 4),
        (("57",), [None]),
        (("1", "1", "2", "3"), ["level-1", "level-1", "level-2", "level-3"]),
        (("3", "1", "3"), ["level-3", "level-1", "level-3"]),
        (("", "2", "3"), ["level-1", "level-2", "level-3"]),
    ],
)
def test_a_number_in_the_tag_is_a_level_or_only_counts(numbers, parts):
    bank = bank_of(*numbers)
    assert parts_of(bank) == parts
    assert not any(question.doubts for question in bank.questions)


@pytest.mark.parametrize("numbers", [("2",), ("3", "1"), ("5", "9", "7")])
def test_numbers_that_nobody_can_tell_are_asked_about(numbers):
    bank = bank_of(*numbers)
    assert parts_of(bank) == [None] * len(numbers)
    assert all(doubts(question) == ["doubt-number-or-level"] for question in bank.questions)


def test_old_numbers_are_cut_where_all_questions_have_them():
    bank = read("tagged", f"<question>37. А неге?\n{CHOICE}<question>38. Б неге?\n{OTHER}")
    assert [question.text for question in bank.questions] == ["А неге?", "Б неге?"]


def test_a_year_at_the_beginning_stays():
    bank = read("tagged", f"<question>1991. Не болды?\n{CHOICE}<question>Неге?\n{OTHER}")
    assert bank.questions[0].text == "1991. Не болды?"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<variantright>Астана", "item-options-too-few"),
        ("", "item-key-missing"),
        ("<variant>Астана\n<variantright>АСТАНА", "item-option-repeated"),
        ("<variant>\n<variantright>Астана", "item-option-empty"),
        ("<variant>а</variant> қалдық\n<variantright>б", "item-syntax"),
        ("<variant>а\n<varaint>б\n<variantright>в", "item-syntax"),
        ("<variant>а\n<variant б\n<variantright>в", "item-syntax"),
        ("<variant>а\n<вариант>б\n<variantright>в", "item-syntax"),
        ('<variant><img src="a.png">\n<variantright>в', "item-media"),
    ],
)
def test_a_bad_item_is_told_and_the_next_one_is_read(body, reason):
    bank = read("tagged", f"<question>Бірінші?\n{body}\n<question>Екінші?\n{CHOICE}")
    assert reasons(bank) == [(1, reason)]
    assert [question.text for question in bank.questions] == ["Екінші?"]


def test_signs_that_are_no_tags_stay():
    question = one("tagged", "<question>#include <vector> x < y?\n<variant><b>\n<variantright><i>")
    assert question.text == "#include <vector> x < y?"
    assert key(question) == "<b>\n* <i>"


def test_words_before_the_first_question_are_told():
    bank = read("tagged", f"Пән: Тарих\n<question>А?\n{CHOICE}")
    assert reasons(bank) == [(1, "item-not-a-question")]
    assert bank.questions[0].line == 2


def test_aiken_with_points_and_brackets():
    question = one("aiken", "Елордасы қай қала?\nA. Алматы\nB) Астана\nANSWER: B\n")
    assert key(question) == "Алматы\n* Астана"


def test_aiken_typed_in_cyrillic_letters():
    question = one("aiken", "Елордасы?\nА. Алматы\nВ. Астана\nС. Шымкент\nЖАУАП: В")
    assert key(question) == "Алматы\n* Астана\nШымкент"


@pytest.mark.parametrize(
    ("letters", "right", "expected"),
    [
        ("АБВГ", "В", "бір\nекі\n* үш\nтөрт"),
        ("АӘБВ", "В", "бір\nекі\nүш\n* төрт"),
        ("AБBГ", "В", "бір\nекі\n* үш\nтөрт"),
        ("АВСD", "C", "бір\nекі\n* үш\nтөрт"),
    ],
)
def test_aiken_follows_the_alphabet_of_its_options(letters, right, expected):
    words = ("бір", "екі", "үш", "төрт")
    options = "".join(f"{one_}) {word}\n" for one_, word in zip(letters, words, strict=True))
    assert key(one("aiken", f"Қайсысы?\n{options}ANSWER: {right}")) == expected


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ("A. one\nB.two\nC. three", "item-option-mark"),
        ("A. one\nb. two\nC. three", "item-option-mark"),
        ("A. one\nB. two\nB. three", "item-option-mark"),
        ("A. one\nB. two\nD. three", "item-option-mark"),
        ("A. one\nB. two\n3) three", "item-option-mark"),
        ("a. one\nb. two", "item-option-mark"),
        ("A. one\nB.\nC. three", "item-option-empty"),
        ("A. one\nB. " + "x" * 600_000, "item-text-too-long"),
    ],
)
def test_aiken_never_joins_what_looks_like_an_option_to_another(options, reason):
    bank = read("aiken", f"Which?\n{options}\nANSWER: A")
    assert reasons(bank) == [(1, reason)]
    assert len(bank.rejected[0].detail) <= 40


def test_an_initial_begins_a_question_of_aiken():
    bank = read(
        "aiken",
        "М. Әуезов не жазды?\nA. Абай жолы\nB. Көксерек пе\n\n"
        "А. Байтұрсынұлы кім?\nA. ғалым\nB. теңізші\nANSWER: A",
    )
    assert reasons(bank) == [(1, "item-key-missing")]
    assert bank.questions[0].text == "А. Байтұрсынұлы кім?"


def test_a_long_option_and_a_long_question_of_aiken_run_on():
    question = one("aiken", "Бір\nекі?\nA. ұзын\nнұсқа\nB. қысқа\nANSWER: A")
    assert question.text == "Бір\nекі?"
    assert key(question) == "* ұзын нұсқа\nқысқа"


def test_bad_items_of_aiken_are_told():
    bank = read(
        "aiken",
        "Кілтсіз?\nA. бір\nB. екі\n\nКілті жоқ әріп?\nA. бір\nB. екі\nANSWER: D\n"
        "Нұсқасыз?\nANSWER: A\n\nЖарайды?\nA. бір\nB. екі\nANSWER: A",
    )
    assert reasons(bank) == [
        (1, "item-key-missing"),
        (5, "item-key-unclear"),
        (9, "item-options-too-few"),
    ]
    assert len(bank.questions) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"<question>А?\n{CHOICE}", "tagged"),
        ("А?\nA. бір\nB. екі\nANSWER: A", "aiken"),
        ("::А::Б? {=бір ~екі}", "gift"),
        ("Б? {\n=бір\n~екі}", "gift"),
    ],
)
def test_a_text_file_is_known_by_its_marks(text, code):
    assert read_bank("bank.txt", text.encode())[0].code == code


def test_a_document_may_hold_a_bank_as_its_text(monkeypatch):
    # Any reader of documents will do; this one stands for Word's.
    monkeypatch.setitem(READERS, ".docx", PlainText())
    format_, bank = read_bank("bank.docx", f"<question>А?\n{CHOICE}".encode())
    assert format_.code == "tagged"
    assert key(bank.questions[0]) == "Алматы\n* Астана"


def test_a_bank_whose_kazakh_letters_were_lost_is_refused():
    text = "<question>?аза?стан ж?не ?лем: ?ал?аралы? ?атынас?\n<variant>б?р\n<variantright>ек?"
    with pytest.raises(DocumentError) as refused:
        read("tagged", text)
    assert refused.value.code == "letters-lost"


def test_aiken_may_tell_why_and_stand_under_a_title():
    item = "Елорда?\nA. Астана\nB. Алматы\nANSWER: A\nFEEDBACK: 1997 жылдан.\n"
    bank = read("aiken", f"Тест сұрақтары\n\n{item}\n{item.replace('Елорда', 'Астана')}")
    assert [(one.text, one.explanation) for one in bank.questions] == [
        ("Елорда?", "1997 жылдан."),
        ("Астана?", "1997 жылдан."),
    ]
    assert reasons(bank) == [(1, "item-options-too-few")]
