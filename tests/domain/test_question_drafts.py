"""Questions drafted from a text: each by its rule, from its own sentence, none given away."""

import json
from pathlib import Path

import pytest

from lessons.domain.content.parsing import parse
from lessons.domain.question_drafts.draft import Material, Origin, Passage, gives_away
from lessons.domain.question_drafts.drafting import draft_questions
from lessons.domain.terms.term import Term, parse_terms

FIXTURES = sorted(Path("fixtures").glob("lesson-*.json"))


def drafted(text, *, heading="Елшілік", terms=(), known=()):
    material = Material(language="kk", passages=[Passage(heading, text)], terms=terms)
    return draft_questions(material, known)


def only(drafts, origin):
    return [draft for draft in drafts if draft.origin is origin]


def test_a_year_becomes_a_gap_in_its_own_sentence():
    text = "Вена конвенциясы 1961 жылы қабылданды. Ол 1964 жылы күшіне енді."

    [draft] = drafted(text)

    assert parse(draft.content).key_lines == "Вена конвенциясы ((1961)) жылы қабылданды."
    assert draft.source == "Вена конвенциясы 1961 жылы қабылданды."


def test_a_sentence_with_two_years_asks_for_none():
    assert drafted("Марроу 1961 жылдан 1964 жылға дейін агенттікті басқарды.") == []


def test_a_definition_asks_for_what_it_defines():
    [draft] = drafted("Агреман – елшінің кандидатурасына қабылдаушы мемлекет беретін келісім.")

    assert draft.content.kind == "short-answer"
    assert parse(draft.content).key_lines == "Агреман"
    assert draft.content.text.endswith("мемлекет беретін келісім.")


def test_the_word_that_defines_is_no_part_of_the_answer():
    [draft] = drafted("Агреман дегеніміз – қабылдаушы мемлекеттің кандидатураға беретін келісімі.")

    assert parse(draft.content).key_lines == "Агреман"


def test_a_definition_that_names_itself_or_points_back_is_left():
    assert drafted("Елші – елшілікті басқаратын және мемлекет атынан сөйлейтін адам.") == []
    assert drafted("Оның мәні – мемлекеттің атынан ресми түрде сөйлеу құқығы болып табылады.") == []


def test_items_that_say_what_they_mean_become_pairs():
    text = (
        "Үш тәсіл бар:\n– нота: ресми өтінішті жеткізетін құжат;\n"
        "– жолдау: басшының жеке хаты болады;\n– коммюнике: бірлескен мәлімдеме мәтіні."
    )

    [draft] = drafted(text)

    assert draft.content.kind == "matching"
    assert parse(draft.content).key_lines.startswith("нота = ресми өтінішті жеткізетін құжат")


def test_an_order_is_asked_where_the_words_before_it_say_so():
    text = "Дәрежелер мынадай ретпен өседі: атташе, үшінші хатшы, екінші хатшы, бірінші хатшы."

    [draft] = drafted(text)

    assert parse(draft.content).key_lines.split("\n")[0] == "атташе"


def test_a_reason_becomes_the_key_point_of_why():
    [draft] = drafted("Елшілер сыйлы адамдар болды, өйткені мемлекеттің атынан сөйледі.")

    [point] = parse(draft.content).solution.key_points
    assert point.text == "Мемлекеттің атынан сөйледі"


def test_what_is_asked_already_is_not_drafted_again():
    text = "Вена конвенциясы 1961 жылы қабылданды."
    terms = [Term(kk=name, meaning=f"{name[::-1]} мағынасы") for name in ("нота", "демарш")]

    known = ["Елшілік. Жылын жазыңыз. Вена конвенциясы ((1961)) жылы қабылданды."]

    assert drafted(text, known=known) == []
    assert drafted("", terms=terms) == []


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_drafts_of_the_five_lessons_are_sound_and_give_nothing_away(path):
    lesson = json.loads(path.read_text(encoding="utf-8"))
    language = lesson["language"]
    material = Material(
        language=language,
        passages=[Passage(one["heading"], one["text"]) for one in lesson["sections"]],
        terms=parse_terms(lesson["terms"], language=language),
    )

    drafts = draft_questions(material)

    assert len(drafts) >= 15
    assert only(drafts, Origin.TERM)
    for draft in drafts:
        parsed = parse(draft.content)
        texts = [section["text"] for section in lesson["sections"]]
        if draft.section is not None:
            first = draft.source.split("\n")[0].rstrip(".")
            assert first in texts[draft.section].replace("\n", " ")
        if draft.origin is Origin.TERM:
            right = parsed.solution.option_ids[0]
            [key] = [one.text for one in parsed.definition.options if one.id == right]
            assert not gives_away(draft.content.text, key)
