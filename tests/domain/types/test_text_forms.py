"""The lines in which a person types a question's key: they read back as the same question."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.types.definition import PayloadError
from lessons.domain.types.gaps.gap_text import GapLine
from lessons.domain.types.lines import one_line
from lessons.domain.types.registry import REGISTRY

EXAMPLES = [
    pytest.param(type_, example.payload, id=f"{kind}-{number}")
    for kind, type_ in REGISTRY.items()
    for number, example in enumerate(type_.examples())
]
WORDS = st.text("аәқұ?*+-/\\|= 5", min_size=1, max_size=12).map(
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
    for text in (
        "",
        " \n ",
        "*",
        "- ",
        "0 | а",
        "9" * 5000 + " | а",
        "---",
        "\\// //",
        "\x00",
        "((",
        "= =",
        "±",
    ):
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


def test_lines_below_a_key_point_are_other_words_for_it_and_what_it_must_not_say():
    type_ = REGISTRY["open-answer"]
    text = "2 | Бейбіт құрал\n  = соғыссыз жол\n  = қарусыз тәсіл\n  ! соғыс құралы\n1 | Өнер"
    read = type_.from_text(text)
    assert read["key_points"] == [
        {
            "id": "a",
            "text": "Бейбіт құрал",
            "points": 2,
            "wordings": ["соғыссыз жол", "қарусыз тәсіл"],
            "must_not": ["соғыс құралы"],
        },
        {"id": "b", "text": "Өнер", "points": 1},
    ]
    assert type_.to_text(type_.parse(read)) == text


def test_a_key_point_without_other_words_is_stored_as_before_they_existed():
    payload = {"key_points": [{"id": "a", "text": "Құрал", "points": 2}], "model_answer": ""}
    type_ = REGISTRY["open-answer"]
    assert type_.dump(type_.parse(payload)) == payload


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
        ("numeric", "", "too-few", "accepted"),
        ("numeric", "тоғыз", "number-wrong", "1"),
        ("numeric", "9,8 ± аз", "tolerance-wrong", "1"),
        ("numeric", "9,8 ± -1", "tolerance-wrong", "1"),
        ("numeric", "5 м\n6 км", "units-differ", "2"),
        ("numeric", "5 м ± 1 км", "units-differ", "1"),
        ("numeric", "5\n0 % | 6", "share-wrong", "2"),
        ("numeric", "50 % | 6", "full-missing", ""),
        ("numeric", "5\n5", "repeated", "2"),
        ("gaps", "Бос орын жоқ.", "too-few", "gaps"),
        ("gaps", "Елорда\n((Астана", "gap-open", "2"),
        ("gaps", "Елорда (( ))", "text-empty", "1"),
        ("gaps", "((Астана / ?))", "text-empty", "parts.0.accepted"),
        ("gaps", "((*Астана))", "gap-single", "1"),
        ("gaps", "бір\n((*Астана / *Алматы))", "right-twice", "2"),
        ("gaps", "((Астана / астана))", "repeated", "1"),
        ("matching", "Астана = Қазақстан\nТашкент", "match-missing", "2"),
        ("matching", "Астана = Қазақстан\nТашкент =", "text-empty", "2"),
        ("matching", "Астана = Қазақстан\nастана = Ресей", "repeated", "2"),
        ("matching", "Астана = Қазақстан", "too-few", "items"),
        ("matching", "Астана = Қазақстан\nАлматы = қазақстан", "too-few", "matches"),
        ("ordering", "бір\nекі", "too-few", "items"),
        ("ordering", "бір\nекі\nБір", "repeated", "3"),
        ("short-answer", " \n", "too-few", "accepted"),
        ("short-answer", "ТКҰ\nТКҰ", "repeated", "2"),
        ("true-false", "мүмкін", "not-true-or-false", ""),
        ("open-answer", "2 | Құрал\nҚызмет", "points-missing", "2"),
        ("open-answer", "0 | Құрал", "points-wrong", "1"),
        ("open-answer", "101 | Құрал", "points-wrong", "1"),
        ("open-answer", "3 |", "text-empty", "1"),
        ("open-answer", "= соғыссыз жол\n1 | Құрал", "points-missing", "1"),
        ("open-answer", "1 | Құрал\n  !", "text-empty", "2"),
        ("open-answer", "1 | Құрал\n= жол\n= жол", "repeated", "3"),
        ("open-answer", "\n".join(f"1 | {n}-ой" for n in range(13)), "too-many", "key_points"),
    ],
)
def test_a_wrong_text_is_refused_with_its_line(kind, text, code, key):
    assert refusal(kind, text) == (code, key)


def test_pairs_are_read_and_shared_matches_are_one_match():
    read = REGISTRY["matching"].from_text(
        "Париж = Франция\nЛион = франция\nРим = Италия\n= Испания"
    )
    definition = REGISTRY["matching"].parse(read)
    assert [match.text for match in definition.matches] == ["Франция", "Италия", "Испания"]
    assert definition.correct[0] == definition.correct[1]


def test_an_equals_sign_of_the_text_is_no_parting():
    read = REGISTRY["matching"].from_text("a \\= b = теңдік\nx=1 = мән")
    assert [item["text"] for item in read["items"]] == ["a = b", "x=1"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("matching", "Бір = 1\nЕкі = 2\nҮш = 3\nТөрт = 4\nБес = 5"),
        ("ordering", "Бір\nЕкі\nҮш\nТөрт\nБес"),
    ],
)
def test_new_ids_do_not_tell_the_answer(kind, text):
    payload = REGISTRY[kind].from_text(text)
    told = [row["id"] for row in payload["matches" if kind == "matching" else "items"]]
    assert sorted(told) == list("abcde")
    assert told != sorted(told)


def test_items_keep_their_ids_when_their_order_is_corrected():
    type_ = REGISTRY["ordering"]
    before = type_.parse(type_.from_text("Бір\nЕкі\nҮш"))
    ids = {item.text: item.id for item in before.items}
    after = type_.from_text("Екі\nБір\nҮш\nТөрт", before)
    assert [ids.get(item["text"]) for item in after["items"]] == [
        *(ids[text] for text in ("Екі", "Бір", "Үш")),
        None,
    ]
    assert len({item["id"] for item in after["items"]}) == 4


@pytest.mark.parametrize(
    ("line", "value", "tolerance", "share", "unit"),
    [
        ("9,8 м/с² ± 0,1", "9,8", "0,1", 100, "м/с²"),
        ("9,8 ± 0,1 м/с²", "9,8", "0,1", 100, "м/с²"),
        ("9.8 +- 5%", "9.8", "5 %", 100, ""),
        ("45 % ± 2", "45", "2", 100, "%"),
        ("45 % ± 2 %", "45", "2 %", 100, "%"),
        ("-40 +/- 0.5 °C", "-40", "0.5", 100, "°C"),
        ("6,02·10^23", "6,02·10^23", "", 100, ""),
        ("50% : 3\n4", "3", "", 50, ""),
    ],
)
def test_a_number_is_read_with_its_tolerance_unit_and_share(line, value, tolerance, share, unit):
    read = REGISTRY["numeric"].from_text(line)
    assert read["accepted"][0] == {"value": value, "tolerance": tolerance, "share": share}
    assert read["unit"] == unit


def test_gaps_are_read_as_typed_or_chosen():
    read = REGISTRY["gaps"].from_text("Елорда – ((Алматы / *Астана)),\n((1997 / 1998)) жылдан.")
    assert read["parts"] == [
        "Елорда – ",
        {
            "id": "a",
            "options": [{"id": "a", "text": "Алматы"}, {"id": "b", "text": "Астана"}],
            "correct": "b",
        },
        ",\n",
        {"id": "b", "accepted": ["1997", "1998"]},
        " жылдан.",
    ]


def test_single_brackets_may_stand_in_a_gap():
    read = REGISTRY["gaps"].from_text("(см. ((ЕО (Еуропалық Одақ) / ЕО)))")
    assert read["parts"][1]["accepted"] == ["ЕО (Еуропалық Одақ)", "ЕО"]
    assert read["parts"][2] == ")"


def test_gaps_and_their_options_keep_their_ids_when_reworded_and_moved():
    type_ = REGISTRY["gaps"]
    before = type_.parse(type_.from_text("((Алматы / *Астана)) және ((1997))"))
    moved = type_.from_text("((1997)) жылдан ((*Астана / Алматы / Шымкент))", before)
    year, city = moved["parts"][0], moved["parts"][2]
    assert year["id"] == "b"
    assert city["id"] != "b"
    kept = type_.from_text("Сонымен ((Алматы / *Астана)) және ((1997 / 1998))", before)
    assert [part["id"] for part in kept["parts"] if isinstance(part, dict)] == ["a", "b"]


GAP_WORDS = st.text("аә()/*\\ \n1", max_size=8)
GAP_ANSWERS = st.text("аә()/*\\ 1", max_size=6).map(lambda text: "ә" + text + "ә")


@given(st.data())
def test_gaps_of_any_characters_read_back(data):
    type_ = REGISTRY["gaps"]
    parts = [data.draw(GAP_WORDS)]
    for number in range(data.draw(st.integers(1, 3))):
        texts = data.draw(
            st.lists(GAP_ANSWERS | st.just("*ә"), min_size=2, max_size=3, unique_by=" ".join)
        )
        options = [{"id": f"o{place}", "text": text} for place, text in enumerate(texts)]
        chosen = {"options": options, "correct": "o1"}
        gap = chosen if data.draw(st.booleans()) else {"accepted": texts}
        parts += [{"id": f"g{number}", **gap}, data.draw(GAP_WORDS)]
    try:
        definition = type_.parse({"parts": parts})
    except PayloadError:
        return  # two answers that are the same, in one gap
    again = type_.parse(type_.from_text(type_.to_text(definition), definition))
    assert [gap.line for gap in again.gaps] == [
        GapLine(tuple(one_line(text) for text in gap.line.texts), gap.line.right)
        for gap in definition.gaps
    ]
    assert [gap.before for gap in again.gaps] == [gap.before for gap in definition.gaps]
    assert again.after == definition.after


@given(st.lists(WORDS, min_size=3, max_size=6, unique_by=str.casefold))
def test_pairs_and_items_of_any_characters_read_back(texts):
    words = [text.replace("=", "а = ә") for text in texts]
    for kind, payload in (
        ("ordering", {"items": [{"id": f"o{n}", "text": w} for n, w in enumerate(words)]}),
        (
            "matching",
            {
                "items": [{"id": f"o{n}", "text": w} for n, w in enumerate(words)],
                "matches": [{"id": f"m{n}", "text": w} for n, w in enumerate(words)],
                "correct": {f"o{n}": f"m{n}" for n in range(len(words))},
            },
        ),
    ):
        type_ = REGISTRY[kind]
        definition = type_.parse(payload)
        assert type_.parse(type_.from_text(type_.to_text(definition), definition)) == definition


def test_the_same_word_may_be_missing_twice():
    read = REGISTRY["gaps"].from_text("((ел)) мен ((ел))")
    assert [part["id"] for part in read["parts"] if isinstance(part, dict)] == ["a", "b"]


@pytest.mark.parametrize("kind", sorted(REGISTRY))
def test_a_text_of_thousands_of_lines_is_refused_at_once(kind):
    for line in ("({n})", "(({n}))", "{n} = {n}", "* {n}", "1 | {n}"):
        with suppress(PayloadError):
            REGISTRY[kind].from_text("\n".join(line.format(n=number) for number in range(4000)))


def test_an_exclamation_mark_begins_a_near_miss_of_a_short_answer():
    read = REGISTRY["short-answer"].from_text("абиотикалық\n! биотикалық\n!экологиялық\n5!")

    assert read == {
        "accepted": ["абиотикалық", "5!"],
        "wrong": ["биотикалық", "экологиялық"],
    }


@given(
    st.lists(st.text("аә5!\\ ?", min_size=1, max_size=8), min_size=1, max_size=4),
    st.lists(st.text("аә5!\\ ?", min_size=1, max_size=8), max_size=3),
)
def test_short_answers_and_near_misses_of_any_characters_read_back(accepted, wrong):
    type_ = REGISTRY["short-answer"]
    try:
        definition = type_.parse(
            {"accepted": list(map(one_line, accepted)), "wrong": list(map(one_line, wrong))}
        )
        assert len({*definition.accepted, *definition.wrong}) == len(accepted) + len(wrong)
    except (PayloadError, AssertionError):
        return

    assert type_.parse(type_.from_text(type_.to_text(definition))) == definition


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("! биотикалық", ("too-few", "accepted")),
        ("Вена\n! Вена", ("repeated", "2")),
        ("Вена\n?", ("text-empty", "2")),
    ],
)
def test_a_key_of_a_short_answer_says_what_is_wrong_with_it(text, expected):
    assert refusal("short-answer", text) == expected
