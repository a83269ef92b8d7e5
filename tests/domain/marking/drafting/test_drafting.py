import json
from pathlib import Path

import pytest

from lessons.domain.marking.drafting.choosing import MOST
from lessons.domain.marking.drafting.criteria import opinion_line
from lessons.domain.marking.drafting.drafting import Draft, Outcome, draft, surely_answers
from lessons.domain.marking.drafting.lesson_text import LessonText
from lessons.domain.marking.drafting.units import SourceSection

FIXTURES = Path(__file__).parents[4] / "fixtures"


def lesson(number: int) -> LessonText:
    read = json.loads((FIXTURES / f"lesson-{number}.json").read_text(encoding="utf-8"))
    return LessonText(
        tuple(SourceSection(heading=one["heading"], text=one["text"]) for one in read["sections"])
    )


def drafted(question: str, number: int = 15, language: str = "kk") -> Draft:
    return draft(question, lesson(number), language=language)


def test_candidates_of_a_definition_begin_with_it_and_say_where_they_stand():
    found = drafted("Дипломатиялық қызмет ұғымына анықтама берсеңіз?")
    assert found.outcome is Outcome.FOUND
    first = found.candidates[0]
    assert first.text.startswith("Дипломатиялық қызмет – мемлекеттік қызметтің ерекше түрі")
    assert first.source
    assert first.heading
    assert "definition" in first.reasons


def test_there_are_six_to_eight_candidates_each_said_once():
    found = drafted("Сыртқы саясаттың құрылымдық элементтерін атаңыз.").candidates
    assert 6 <= len(found) <= MOST
    assert len({one.text for one in found}) == len(found)


def test_a_question_of_another_subject_is_not_answered():
    found = drafted("Фотосинтездің жарық кезеңінде қандай заттар түзіледі?")
    assert (found.outcome, found.candidates) == (Outcome.NOT_IN_TEXT, ())
    assert not found.is_found


def test_a_word_without_its_definition_is_told_so():
    text = LessonText(
        (
            SourceSection(
                heading="Экономика",
                text="Елде инфляция өсті. Инфляция қаулап барады. Халық инфляция туралы айтады.",
            ),
        )
    )
    found = draft("Инфляция дегеніміз не?", text, language="kk")
    assert (found.outcome, found.candidates) == (Outcome.NO_DEFINITION, ())


def test_a_lesson_without_text_is_told_so():
    found = draft("Инфляция дегеніміз не?", LessonText(()), language="kk")
    assert found.outcome is Outcome.NO_TEXT


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_opinion_begins_with_the_line_on_an_own_position(language):
    question = "Сыртқы саясат ішкі саясаттың құрамдас бөлігі деген пікірмен келісесіз бе?"
    found = drafted(question, language=language)
    assert found.candidates[0].text == opinion_line(language)
    assert found.candidates[0].source == ""
    assert len(found.candidates) <= MOST


def test_an_opinion_that_the_text_does_not_speak_of_still_gets_its_line():
    found = drafted("Фотосинтез жануарларда болуы мүмкін деген пікірмен келісесіз бе?")
    assert found.outcome is Outcome.NOT_IN_TEXT
    assert [one.reasons for one in found.candidates] == [("opinion",)]


def test_a_plan_gets_criteria_with_the_demands_of_the_task_and_no_sentence():
    found = drafted("Келіссөз жоспарын құрыңыз және Қазақстанның ұстанымын түсіндіріңіз.")
    assert found.outcome is Outcome.CRITERIA
    assert all(one.source == "" for one in found.candidates)
    assert found.candidates[-1].text.endswith("«Қазақстанның ұстанымын түсіндіріңіз»")


def test_an_answer_to_a_part_of_the_question_is_found():
    text = LessonText(
        (
            SourceSection(
                heading="",
                text="Инфляция бағаның өсуінен байқалады. Жұмыссыздық жастар арасында жиі "
                "кездеседі. Базарда алма сатылады. Дүкенде нан сатылады.",
            ),
        )
    )
    question = (
        "Инфляция бағада қалай байқалады және жұмыссыздық жастар арасында неге жиі кездеседі?"
    )
    found = draft(question, text, language="kk").candidates
    assert {one.text.split()[0] for one in found[:2]} == {"Инфляция", "Жұмыссыздық"}


def test_what_says_the_same_comes_later():
    text = LessonText(
        (
            SourceSection(
                heading="",
                text="Инфляция нан бағасын көтереді. Инфляция нан бағасын үнемі көтереді. "
                "Инфляциядан қалада алма қымбаттайды. Базарда алма сатылады.",
            ),
        )
    )
    found = draft("Инфляция не істейді?", text, language="kk").candidates
    assert found[1].text.startswith("Инфляциядан")


def test_a_long_sentence_is_proposed_as_two_lines():
    text = LessonText(
        (
            SourceSection(
                heading="",
                text="Инфляция кезінде нан, ет, сүт бағасы тез көтеріліп, халық жинағын жұмсайды; "
                "банктер несие мөлшерлемесін өсіріп, кәсіпорындар өндіріс көлемін қысқартады.",
            ),
        )
    )
    (found,) = draft("Инфляция кезінде не болады?", text, language="kk").candidates
    assert found.text.count("\n") == 1
    assert "\n" not in found.source


SERIES = (
    "Топырақтың қызметтері аз емес. Біріншіден, ол өсімдікке азық береді. "
    "Екіншіден, жауын суын сүзеді. Базарда алма сатылады."
)


def test_sentences_of_a_series_come_before_what_announces_them():
    text = LessonText((SourceSection(heading="", text=SERIES),))
    found = draft("Топырақтың қызметтерін атаңыз.", text, language="kk").candidates
    assert {one.source.split()[0] for one in found[:2]} == {"Біріншіден,", "Екіншіден,"}


def test_words_that_only_join_a_sentence_to_others_are_left_out_of_the_key_point():
    text = LessonText((SourceSection(heading="", text=SERIES),))
    found = draft("Топырақтың қызметтерін атаңыз.", text, language="kk").candidates
    assert {"Ол өсімдікке азық береді", "Жауын суын сүзеді"} == {one.text for one in found[:2]}


def test_of_two_definitions_the_first_best_one_counts_whole():
    first = "Топырақ – құнарлылығы бар табиғи дене."
    second = "Топырақ – адамзаттың ортақ қазынасы."
    text = LessonText((SourceSection(heading="", text=f"{first}\n\nКүн шықты.\n\n{second}"),))
    best, *others = draft("Топырақ дегеніміз не?", text, language="kk").candidates
    (other,) = [one for one in others if one.source in second]
    assert best.source in first
    assert best.score - other.score > 0.8


def names_after_a_definition(further: str) -> list[str]:
    text = f"Инфляция – бағаның жалпы өсуі. {further} Ол жинақты азайтады."
    found = draft(
        "Инфляция дегеніміз не?",
        LessonText((SourceSection(heading="Экономика", text=text),)),
        language="kk",
    )
    return [one.source for one in found.candidates]


@pytest.mark.parametrize(
    "aside",
    [
        "Терминді 1864 жылы журнал енгізді.",
        "Терминді алғаш Милтон Фридман енгізді.",
        "Мысалы, термин журналда тұрды.",
    ],
)
def test_what_is_told_aside_does_not_go_on_with_a_definition(aside):
    assert names_after_a_definition(aside)[1] == "Ол жинақты азайтады"


def test_the_name_of_a_kind_need_not_stand_in_the_text():
    text = LessonText(
        (SourceSection(heading="", text="Инфляция жинақты азайтады. Халық кедейленеді."),)
    )
    with_it, plain = (
        surely_answers(question, text)
        for question in ("Инфляцияның салдарын атаңыз.", "Инфляцияның вулканын атаңыз.")
    )
    assert with_it > plain


def test_in_a_longer_text_more_is_met_by_chance():
    said = "Инфляция жинақты азайтады."
    short, long = (
        LessonText((SourceSection(heading="", text=said + " Күн шықты." * times),))
        for times in (50, 100)
    )
    question = "Инфляция жинаққа не істейді?"
    assert surely_answers(question, long) < surely_answers(question, short)
