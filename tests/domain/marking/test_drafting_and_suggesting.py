from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.marking.drafting import MOST, draft_key_points
from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Confirmed
from lessons.domain.marking.suggesting import suggest_wordings
from tests.domain.marking.rubrics import FULL_ANSWER, PHOTOSYNTHESIS
from tests.properties import examples

NOTHING = dict.fromkeys("abc", Share.NONE)


def test_each_sentence_of_a_model_answer_becomes_a_key_point():
    drafted = draft_key_points(FULL_ANSWER, points=10)
    assert [point.id for point in drafted] == ["a", "b", "c"]
    assert drafted[1].text == "Осы кезде атмосфераға оттегі бөлінеді"
    assert sum(point.points for point in drafted) == 10
    assert drafted[0].points > drafted[1].points


def test_numbered_lines_are_ideas_and_announcements_and_examples_are_none():
    text = "Екі себебі бар:\n1) баға өсті;\n2) табыс азайды.\nМысалы, нан екі есе қымбаттады."
    drafted = draft_key_points(text, points=4)
    assert [point.text for point in drafted] == ["баға өсті", "табыс азайды"]


def test_initials_do_not_end_an_idea():
    (point,) = draft_key_points("Ұғымды Дж. Най 1990 ж. кітабында енгізді.", points=2)
    assert point.text == "Ұғымды Дж. Най 1990 ж. кітабында енгізді"


@examples(60)
@given(st.text(alphabet="баға өседі. \n;,1)", max_size=300), st.integers(1, 100))
def test_a_draft_never_has_more_key_points_than_allowed_and_gives_all_points(text, points):
    drafted = draft_key_points(text, points=points)
    assert len(drafted) <= min(MOST, points)
    assert not drafted or sum(point.points for point in drafted) == points


def test_words_of_confirmed_answers_that_the_rubric_lacks_are_offered_with_their_answer():
    known = [
        Confirmed(
            answer="Жапырақ кеудемізге тартатын нәрсені сыйлайды, бұл анық.",
            shares={**NOTHING, "b": Share.FULL},
        ),
        Confirmed(
            answer="Ол кеудемізге тартатын нәрсені сыйлайды.", shares={**NOTHING, "b": Share.FULL}
        ),
        Confirmed(answer="Гүлдер көктемде ашылады.", shares=NOTHING),
    ]
    offered = suggest_wordings(PHOTOSYNTHESIS, known)
    assert {one.key_point for one in offered} == {"b"}
    assert all(one.text in known[one.answer].answer for one in offered)
    assert any("кеудемізге тартатын" in one.text for one in offered)


def test_what_the_rubric_already_says_is_not_offered():
    known = [Confirmed(answer=FULL_ANSWER, shares=dict.fromkeys("abc", Share.FULL))]
    assert suggest_wordings(PHOTOSYNTHESIS, known) == []


def test_a_wording_begins_behind_what_joins_it_and_keeps_its_denial():
    said = "Ал кеудемізге тартатын нәрсе темір емес"
    known = [
        Confirmed(answer=f"{start}{said}.", shares={**NOTHING, "b": Share.FULL})
        for start in ("", "1. ")
    ]
    (offered,) = suggest_wordings(PHOTOSYNTHESIS, known)
    assert offered.text == said.removeprefix("Ал ")
