import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.marking.drafting.model_answer import MOST, draft_key_points
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


def offered_for(*answers: str, others: tuple[str, ...] = (), most: int = 5) -> list[str]:
    """Wordings for key point b, of answers that hold it and of others that hold nothing."""
    known = [Confirmed(answer=one, shares={**NOTHING, "b": Share.FULL}) for one in answers]
    known += [Confirmed(answer=one, shares=NOTHING) for one in others]
    return [one.text for one in suggest_wordings(PHOTOSYNTHESIS, known, most=most)]


# With a predicate in it: without one so many words in a row are a list and no statement.
FOURTEEN = (
    " ".join(f"кеуде{letter}" for letter in "абвгдежз")
    + " алады "
    + " ".join(f"кеуде{letter}" for letter in "иклмн")
)


@pytest.mark.parametrize(
    ("clause", "is_offered"),
    [
        ("кеудемізге тартатын нәрсе", True),
        ("кеудемізге тартатын", False),
        (FOURTEEN, True),
        (f"{FOURTEEN} тартатын", False),
    ],
)
def test_a_wording_has_three_to_fourteen_words(clause, is_offered):
    assert offered_for(f"{clause}.") == ([clause] if is_offered else [])


def test_words_that_stand_in_other_answers_too_are_no_wording():
    clause = "Гүлдер көктемде ашылады"
    assert offered_for(f"{clause}.", others=(f"{clause} ғой.",)) == []
    assert offered_for(f"{clause}.", others=("Тастар құлайды.",)) == [clause]


def test_the_surest_wordings_come_first_and_no_more_than_asked_for():
    both = ("Кеудемізге тартатын нәрсе.", "Кеудемізге тартатын нәрсе сол.")
    answers = (*both, "Тыныс алуға керек зат.", "Өмірге қажет көрінбейтін байлық.")
    assert offered_for(*answers, most=2) == offered_for(*answers)[:2]
    assert offered_for(*answers)[0].startswith("Кеудемізге тартатын")
    assert len(offered_for(*answers)) == 4


def test_the_same_words_of_two_answers_are_offered_once():
    assert offered_for("Кеудемізге тартатын нәрсе.", "КЕУДЕМІЗГЕ тартатын нәрсе!") == [
        "Кеудемізге тартатын нәрсе"
    ]


def test_words_for_another_key_point_are_no_wording_for_this_one():
    assert offered_for("Хлорофилл пигментінің қатысуымен хлоропластта жүреді.") == []


@pytest.mark.parametrize(
    ("points", "expected"), [(None, [1, 1]), (2, [1, 1]), (3, [2, 1]), (10, [7, 3])]
)
def test_points_are_shared_out_by_length_and_what_is_left_goes_to_the_first(points, expected):
    text = "Баға сұраныстың артуынан нарықта тез әрі қатты өсті. Табыс азайып кетті."
    assert [point.points for point in draft_key_points(text, points=points)] == expected


def test_more_than_eight_ideas_are_joined_the_shortest_neighbours_first():
    lines = [f"{'ұзақ ' * at}идея айтылады{at}" for at in range(1, 10)]
    drafted = [point.text for point in draft_key_points("\n".join(lines), points=None)]
    assert len(drafted) == 8
    assert drafted[0] == f"{lines[0]}; {lines[1]}"
    assert drafted[1:] == lines[2:]


def test_an_abbreviation_and_a_small_letter_end_no_idea():
    text = "Келісім 1990 ж. Парижде жасалды. Оны елдер т.б. қолдады."
    assert [point.text for point in draft_key_points(text, points=4)] == [
        "Келісім 1990 ж. Парижде жасалды",
        "Оны елдер т.б. қолдады",
    ]


def test_a_wording_that_half_of_the_answers_share_is_surer_than_one_of_a_single_answer():
    shared = [f"Кеудемізге тартатын нәрсе{end}." for end in (" сол", " ғой", " екен")]
    rare = "Өмірге қажет көрінбейтін байлық."
    assert offered_for(rare, *shared)[-1] == rare.removesuffix(".")
    assert offered_for(rare, *shared, others=("Кеудемізге тартатын нәрсе бар.",))[0] == (
        rare.removesuffix(".")
    )
