"""GIFT as its public description has it: marks, escapes, weights, feedback, formats."""

import pytest

from lessons.domain.banks import keys
from lessons.domain.banks.registry import REGISTRY
from lessons.domain.banks.writing import write_bank
from lessons.domain.parts import Part
from lessons.domain.types.short_answer.bank_forms import short_answer
from tests.domain.banks.reading import doubts, key, one, read, reasons


def test_a_choice_with_title_feedback_and_general_feedback():
    question = one(
        "gift",
        "// бөлім\n::Елорда::Қазақстанның елордасы қай қала? {\n"
        "~Алматы # 1997 жылға дейін\n=Астана # Дұрыс!\n~Шымкент\n####1997 жылдан бері.\n}",
    )
    assert (question.kind, question.title) == ("single-choice", "Елорда")
    assert question.text == "Қазақстанның елордасы қай қала?"
    assert key(question) == "Алматы // 1997 жылға дейін\n* Астана // Дұрыс!\nШымкент"
    assert question.explanation == "1997 жылдан бері."
    assert question.line == 1


@pytest.mark.parametrize(
    ("answer", "is_true"), [("T", True), ("TRUE", True), ("F", False), ("false", False)]
)
def test_true_and_false(answer, is_true):
    question = one("gift", f"Вена – Австрияда.{{{answer}}}")
    assert question.payload == {"correct": is_true}


def test_feedback_of_true_and_false_is_told_to_be_dropped():
    question = one("gift", "Вена – Австрияда. {TRUE#Қате#Дұрыс####Астанасы.}")
    assert question.explanation == "Астанасы."
    assert doubts(question) == ["doubt-feedback-dropped"]


def test_short_answers_with_and_without_marks():
    assert key(one("gift", "Елордасы? {=Астана =Ақмола}")) == "Астана\nАқмола"
    assert key(one("gift", "Елордасы? {Астана}")) == "Астана"


def test_a_partly_right_short_answer_is_told():
    question = one("gift", "Елордасы? {=Астана =%50%Ақмола}")
    assert key(question) == "Астана"
    assert doubts(question) == ["doubt-weights-dropped"]


@pytest.mark.parametrize("code", ["gift", "moodle-xml", "csv"])
def test_near_misses_of_a_short_answer_come_back(code):
    key_ = short_answer(["абиотикалық"], ["биотикалық", "*"])
    written = write_bank(REGISTRY[code], [keys.checked(key_, text="Қандай фактор?")])

    assert not written.losses
    assert key(one(code, written.data)) == "абиотикалық\n! биотикалық"


def test_weights_make_a_question_with_several_right_answers():
    question = one("gift", "Өзендер? {~%50%Ертіс ~%50%Жайық ~%-50%Балқаш ~%-50%Алакөл}")
    assert question.kind == "multiple-choice"
    assert key(question) == "* Ертіс\n* Жайық\nБалқаш\nАлакөл"
    assert not question.doubts


def test_weights_that_our_rule_cannot_give_are_told():
    assert doubts(one("gift", "А? {~%70%бір ~%30%екі ~үш}")) == ["doubt-weights-dropped"]
    assert doubts(one("gift", "А? {=бір ~%50%екі ~үш}")) == ["doubt-weights-dropped"]
    assert doubts(one("gift", "А? {=бір ~%-50%екі ~үш}")) == ["doubt-weights-dropped"]
    assert doubts(one("gift", "А? {~%50%бір ~%50%екі ~үш ~төрт}")) == ["doubt-weights-dropped"]
    assert doubts(one("gift", "А? {~%100%бір ~%100%екі ~%-100%үш}")) == ["doubt-weights-dropped"]
    assert not one("gift", "А? {~%33.3%бір ~%33.3%екі ~%33.3%үш ~%-100%төрт}").doubts


def test_a_star_stands_for_any_text_unless_a_backslash_is_before_it():
    question = one("gift", "А? {=Гр*нт =%0%*}")
    assert (key(question), doubts(question)) == ("Гр*нт", ["doubt-wildcard"])
    question = one("gift", r"А? {=а\*b}")
    assert (key(question), doubts(question)) == ("а*b", [])


@pytest.mark.parametrize("code", ["gift", "moodle-xml"])
def test_a_star_of_a_short_answer_comes_back_as_itself(code):
    question = keys.checked(short_answer([r"int *p", r"a\*b", "C:\\"]), text="Көрсеткіш?")
    written = write_bank(REGISTRY[code], [question])
    assert not written.losses
    assert not one(code, written.data).doubts


def test_many_beginnings_of_a_tag_and_a_long_item_cost_little():
    bank = read("gift", f"// {'[tag:' * 90_000}\nА? {{T}}\n\nБ? {{T}}\n\nВ{'?' * 600_000} {{T}}")
    assert [question.tags for question in bank.questions] == [(), ()]
    assert reasons(bank) == [(6, "item-text-too-long")]


def test_what_is_shown_of_a_bad_item_is_readable_and_short():
    bank = read("gift", f"А? {{бір\\:{'екі ' * 20} =екі ~үш}}")
    assert bank.rejected[0].detail == f"бір:{'екі ' * 9}"


def test_several_right_marks_become_several_choices():
    question = one("gift", "Өзендер? {=Ертіс =Жайық ~Балқаш}")
    assert question.kind == "multiple-choice"
    assert doubts(question) == ["doubt-several-right"]


def test_a_missing_word_becomes_a_blank():
    assert one("gift", "Елордасы {=Астана ~Алматы} қаласы.").text == "Елордасы _____ қаласы."


def test_an_essay_has_empty_braces():
    question = one("gift", "Дипломатия тарихын жазыңыз. {}")
    assert question.kind == "open-answer"
    assert one("gift", "Жазыңыз. {\n####Рахмет.\n}").explanation == "Рахмет."


def test_escaped_characters_mean_themselves():
    question = one(
        "gift",
        r"Теңдеу\: 2\=2 \{жиын\} \#1 \~ 10\\5\nекінші жол {=a\=b#жоқ\: \# ~c\:d}",
    )
    assert question.text == "Теңдеу: 2=2 {жиын} #1 ~ 10\\5\nекінші жол"
    assert key(question) == "* a=b // жоқ: #\nc:d"


@pytest.mark.parametrize(
    ("format_", "text", "expected"),
    [
        ("[html]", "<p>Бір&nbsp;<b>қалың</b></p><p>екі</p>", "Бір қалың\nекі"),
        ("[moodle]", "Бір\nекі <i>көлбеу</i>", "Бір\nекі көлбеу"),
        ("[plain]", "a <b>c</b> &amp;", "a <b>c</b> &amp;"),
        ("[markdown]", "*Бір* _екі_", "*Бір* _екі_"),
        ("", "a < b және c > d", "a < b және c > d"),
    ],
)
def test_every_text_format_ends_as_plain_text(format_, text, expected):
    assert one("gift", f"{format_}{text} {{T}}").text == expected


def test_options_have_the_format_of_their_question_or_their_own():
    question = one("gift", "[html]<p>А?</p> {=<b>бір</b> ~[plain]<b>екі</b>}")
    assert key(question) == "* бір\n<b>екі</b>"


def test_categories_and_tags_are_read():
    bank = read(
        "gift",
        "$CATEGORY: Тарих/Жаңа заман\n\n// [tag:level-2] [tag:емтихан\\]]\nА? {T}\n\nБ? {F}",
    )
    first, second = bank.questions
    assert first.category == second.category == "Тарих/Жаңа заман"
    assert (first.part, first.tags) == (Part.LEVEL_2, ("емтихан]",))
    assert second.part is None


def test_each_bad_item_is_told_with_its_line_and_the_good_ones_are_read():
    bank = read(
        "gift",
        "Тек мәтін, сұрақ емес.\n\nЖабылмаған {=бір ~екі\n\nБәрі қате? {~бір ~екі}\n\n"
        "Қайталанған? {=бір ~БІР}\n\n::атауы жабылмаған {T}\n\n{=бір ~екі}\n\nЖарайды? {T}",
    )
    assert reasons(bank) == [
        (1, "item-not-a-question"),
        (3, "item-syntax"),
        (5, "item-key-missing"),
        (7, "item-option-repeated"),
        (9, "item-syntax"),
        (11, "item-text-missing"),
    ]
    assert [question.text for question in bank.questions] == ["Жарайды?"]
    assert bank.rejected[1].source == "Жабылмаған {=бір ~екі"


def test_an_empty_line_between_answers_is_forgiven():
    assert key(one("gift", "А? {\n=бір\n\n~екі\n\n}")) == "* бір\nекі"


def test_a_picture_is_left_out_and_told():
    found = one("gift", '[html]Бұл не? <img src\\="@@PLUGINFILE@@/a.png"> {=бір ~екі}')
    assert found.text == "Бұл не?"
    assert doubts(found) == ["doubt-media-left-out"]


def test_an_option_that_is_nothing_but_a_picture_is_refused():
    bank = read("gift", '[html]Қайсысы? {=<img src\\="a.png"> ~екі}')
    assert reasons(bank) == [(1, "item-media")]


def test_every_option_may_begin_with_a_tilde():
    assert key(one("gift", "Елорда? {~Алматы ~=Астана ~Тараз}")) == "Алматы\n* Астана\nТараз"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_usual_encoding_is_read(encoding):
    text = "Қазақстанның елордасы қай қала? {=Астана ~Алматы}"
    assert one("gift", text.encode(encoding)).text == "Қазақстанның елордасы қай қала?"


def test_russian_text_in_cp1251_is_read():
    text = "Какой город является столицей Казахстана? {=Астана ~Алматы}"
    assert key(one("gift", text.encode("cp1251"))) == "* Астана\nАлматы"
