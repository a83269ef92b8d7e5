"""The lines in which a person types a question's key: they read back as the same question."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.questions.definition import PayloadError
from lessons.domain.questions.registry import REGISTRY

EXAMPLES = [
    pytest.param(type_, example.payload, id=f"{kind}-{number}")
    for kind, type_ in REGISTRY.items()
    for number, example in enumerate(type_.examples())
]
WORDS = st.text("аәқұ?*+-/\\| 5", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "ә"
)


def refusal(kind, text):
    with pytest.raises(PayloadError) as caught:
        REGISTRY[kind].from_text(text)
    return caught.value.code, caught.value.key


@pytest.mark.parametrize(("type_", "payload"), EXAMPLES)
def test_the_lines_of_every_example_read_back_as_the_same_definition(type_, payload):
    definition = type_.parse(payload)
    read = type_.from_text(type_.to_text(definition), definition)
    assert type_.parse(read) == definition


@pytest.mark.parametrize(("type_", "payload"), EXAMPLES)
def test_what_is_read_is_a_complete_payload(type_, payload):
    definition = type_.parse(payload)
    read = type_.from_text(type_.to_text(definition))
    assert type_.dump(type_.parse(read)) == read


@pytest.mark.parametrize(("type_", "payload"), EXAMPLES)
def test_a_type_with_few_texts_lists_the_one_it_writes(type_, payload):
    text = type_.to_text(type_.parse(payload))
    assert not type_.text_choices or text in type_.text_choices


@pytest.mark.parametrize("kind", sorted(REGISTRY))
def test_any_text_at_all_is_read_or_refused(kind):
    for text in ("", " \n ", "*", "- ", "0 | а", "9" * 5000 + " | а", "---", "\\// //", "\x00"):
        with suppress(PayloadError):
            REGISTRY[kind].parse(REGISTRY[kind].from_text(text))


@given(st.lists(WORDS, min_size=2, max_size=6, unique_by=str.casefold), st.data())
def test_options_of_any_characters_read_back(texts, data):
    type_ = REGISTRY["multiple-choice"]
    feedback = data.draw(st.lists(WORDS | st.just(""), min_size=len(texts), max_size=len(texts)))
    options = [
        {"id": f"o{place}", "text": text, "feedback": words}
        for place, (text, words) in enumerate(zip(texts, feedback, strict=True))
    ]
    definition = type_.parse({"options": options, "correct": ["o0"]})
    read = type_.from_text(type_.to_text(definition), definition)
    assert type_.parse(read) == definition


def test_a_star_or_a_plus_marks_the_right_option_and_slashes_begin_its_feedback():
    starred = REGISTRY["single-choice"].from_text("Алматы // Бұрынғы астана\n* Астана\n")
    assert starred["correct"] == "b"
    assert starred["options"] == [
        {"id": "a", "text": "Алматы", "feedback": "Бұрынғы астана"},
        {"id": "b", "text": "Астана", "feedback": ""},
    ]
    assert REGISTRY["single-choice"].from_text("Алматы\n+Астана")["correct"] == "b"


def test_a_number_with_its_sign_is_no_mark():
    read = REGISTRY["single-choice"].from_text("+5\n-5\n* 0")
    assert [option["text"] for option in read["options"]] == ["+5", "-5", "0"]


def test_an_address_is_not_taken_for_feedback():
    read = REGISTRY["single-choice"].from_text("* https://gov.kz\nкітап")
    assert read["options"][0]["text"] == "https://gov.kz"


def test_options_keep_their_ids_when_moved_and_reworded_and_new_ones_get_new_ids():
    type_ = REGISTRY["single-choice"]
    before = type_.parse(type_.from_text("* Астана\nАлматы\nШымкент"))
    moved = type_.from_text("Алматы\n* Астана\nТүркістан\nАқтау", before)
    assert [option["id"] for option in moved["options"]] == ["b", "a", "c", "d"]
    assert moved["correct"] == "a"


def test_an_id_that_was_in_use_is_not_given_to_a_new_option_elsewhere():
    type_ = REGISTRY["single-choice"]
    before = type_.parse(type_.from_text("* Астана\nАлматы\nШымкент"))
    fewer = type_.from_text("* Астана\nШымкент\nАқтау\nАтырау", before)
    assert [option["id"] for option in fewer["options"]] == ["a", "c", "d", "e"]


def test_key_points_are_read_with_their_points_whatever_parts_them():
    read = REGISTRY["open-answer"].from_text("2 | Бейбіт құрал\n1 – Ресми қызмет\n\n3: 1991 жыл")
    assert read["key_points"] == [
        {"id": "a", "text": "Бейбіт құрал", "points": 2},
        {"id": "b", "text": "Ресми қызмет", "points": 1},
        {"id": "c", "text": "1991 жыл", "points": 3},
    ]


def test_what_follows_three_hyphens_is_the_model_answer():
    read = REGISTRY["open-answer"].from_text("1 | Құрал\n---\nДипломатия –\n\nқұрал.")
    assert read["model_answer"] == "Дипломатия –\n\nқұрал."
    assert len(read["key_points"]) == 1


def test_an_open_question_needs_no_key():
    assert REGISTRY["open-answer"].from_text("") == {"key_points": [], "model_answer": ""}


def test_accepted_answers_stand_one_a_line():
    read = REGISTRY["short-answer"].from_text("Түркі  кеңесі\n\n ТКҰ ")
    assert read == {"accepted": ["Түркі кеңесі", "ТКҰ"]}


def test_a_plus_is_true_and_a_minus_is_false():
    assert REGISTRY["true-false"].from_text(" + ") == {"correct": True}
    assert REGISTRY["true-false"].from_text("-") == {"correct": False}


@pytest.mark.parametrize(
    ("kind", "text", "code", "key"),
    [
        ("single-choice", "Астана\nАлматы", "right-missing", ""),
        ("single-choice", "* Астана\n\n* Алматы", "right-twice", "3"),
        ("single-choice", "* Астана", "too-few", "options"),
        ("single-choice", "* Астана\nастана", "repeated", "2"),
        ("single-choice", "* Астана\n* // жоқ", "text-empty", "2"),
        ("multiple-choice", "Астана\nАлматы", "right-missing", ""),
        ("multiple-choice", "* Астана\n* Алматы", "wrong-missing", ""),
        ("multiple-choice", "* 0\n" + "\n".join("абвгдежзийкл"), "too-many", "options"),
        ("short-answer", " \n", "too-few", "accepted"),
        ("short-answer", "ТКҰ\nТКҰ", "repeated", "2"),
        ("true-false", "мүмкін", "not-true-or-false", ""),
        ("open-answer", "2 | Құрал\nҚызмет", "points-missing", "2"),
        ("open-answer", "0 | Құрал", "points-wrong", "1"),
        ("open-answer", "101 | Құрал", "points-wrong", "1"),
        ("open-answer", "3 |", "text-empty", "1"),
        ("open-answer", "\n".join(f"1 | {n}-ой" for n in range(13)), "too-many", "key_points"),
    ],
)
def test_a_wrong_text_is_refused_with_its_line(kind, text, code, key):
    assert refusal(kind, text) == (code, key)
