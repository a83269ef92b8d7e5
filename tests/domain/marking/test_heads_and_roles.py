"""Which of several things a word speaks of, and answers in which they have changed places."""

import pytest

from lessons.domain.marking.heads import Heads
from lessons.domain.marking.key_points import WORTH, Share
from lessons.domain.marking.lexicon import academic
from lessons.domain.marking.proposal import Band, Rubric
from lessons.domain.marking.proposing import Proposer
from lessons.domain.marking.reasons import Reason
from lessons.domain.marking.scoring import Scorer
from lessons.domain.marking.statements import read
from lessons.domain.types.definition import KeyPoint


def rubric(question: str, *points: str) -> Rubric:
    made = (
        KeyPoint(id=id_, points=2, text=text) for id_, text in zip("abcde", points, strict=False)
    )
    return Rubric(question=question, key_points=tuple(made))


REACTIONS = rubric(
    "Эндотермиялық реакция мен экзотермиялық реакцияның айырмашылығын түсіндіріңіз.",
    "Эндотермиялық реакцияда жылу сырттан сіңіріледі, ыдыс салқындайды",
    "Экзотермиялық реакцияда жылу сыртқа бөлінеді, ыдыс қызады",
)
POWERS = rubric(
    "Мемлекеттік биліктің тармақтарын сипаттаңыз.",
    "Парламент заң шығарады",
    "Үкімет бюджетті орындайды",
)
TRUST = rubric("Кім кімге бағынады?", "Министрлік үкіметке жылдық есебін тапсырады")


@pytest.mark.parametrize(
    "question",
    [
        "Сіз бұл пікірмен келісесіз бе? Мемлекет саясатын бағалаңыз.",
        "Мемлекет пен қоғамның рөлін түсіндіріңіз.",
        "Саясат деген не және ол не үшін керек?",
    ],
)
def test_words_that_only_stand_in_a_question_are_no_headings(question):
    told = rubric(question, "Келісемін: мемлекет саясаты дұрыс", "Саясат қоғамға қызмет етеді")
    words = read("Келісемін. Мемлекет мықты. Саясат жақсы.", academic())
    assert set(Heads(told, academic()).of_words(words)) == {""}


def test_a_word_belongs_to_the_thing_that_its_sentence_names():
    words = read("Эндотермиялық реакция сіңіреді. Ал экзотермиялық бөледі.", academic())
    first, second = "endotermia", "ekzotermia"
    heads = Heads(REACTIONS, academic()).of_words(words)
    assert [head[:10] for head in heads] == [first] * 3 + [second] * 3


def proposed(told: Rubric, answer: str):
    proposal = Proposer(told).propose(answer)
    points = sum(WORTH[share] for share in proposal.shares.values())
    return proposal, float(points / len(proposal.shares))


def test_two_things_that_changed_places_are_never_half_right():
    answer = (
        "Экзотермиялық реакцияда жылу сырттан сіңіріледі, ыдыс салқындайды. "
        "Эндотермиялық реакцияда жылу сыртқа бөлінеді, ыдыс қызады."
    )
    proposal, part = proposed(REACTIONS, answer)
    assert part < 0.5
    assert proposal.band is Band.LOOK
    assert Reason.REVERSED in proposal.reasons


def test_things_that_the_question_does_not_name_change_places_too():
    _, part = proposed(POWERS, "Үкімет заң шығарады, парламент бюджетті орындайды.")
    assert part == 0
    assert (
        Scorer(POWERS).score("Парламент заң шығарады, үкімет бюджетті орындайды.").swapped == set()
    )


def test_who_acts_and_who_is_acted_upon_change_their_cases():
    told = Scorer(TRUST)
    assert told.score("Үкімет министрлікке жылдық есебін тапсырады.").swapped == {"a"}
    assert told.score("Үкіметке министрлік жылдық есебін тапсырады.").swapped == set()


def test_an_answer_that_names_nothing_of_what_is_asked_gets_less_than_half():
    passage = (
        "Екі ыдыс та үстелде тұр. Жылу жүйесі қыста қосылады, сырттан ауа келеді. Мектеп жаңа, "
        "терезелері үлкен, аулада ағаштар отырғызылған, балалар күнде ойнайды."
    )
    _, part = proposed(REACTIONS, passage)
    assert part < 0.5


def test_opposite_words_turn_a_key_point_round():
    told = rubric("Инфляция деген не?", "Тауар бағасы көтеріледі")
    assert Scorer(told).score("Тауар бағасы төмендейді.").matches["a"].reversed > 0.2
    assert Scorer(told).score("Тауар бағасы өседі.").matches["a"].reversed == 0


def test_a_swapped_share_is_none():
    assert Proposer(TRUST).propose("Үкімет министрлікке жылдық есебін тапсырады.").shares == {
        "a": Share.NONE
    }


WEATHER = rubric(
    "Циклон мен антициклонды салыстырыңыз: қысымы мен ауа райы қандай?",
    "Циклонда ауа ортаға жиналып, көтеріледі, антициклонда ауа түсіп, тарайды",
    "Циклон бұлтты, жауынды ауа райын әкеледі",
    "Антициклон кезінде аспан ашық, құрғақ болады",
)


def test_what_only_ever_comes_behind_a_thing_is_none():
    """«Циклонда ауа …, антициклонда ауа …»: «ауа» parts nothing."""
    words = read("Циклонда ауа көтеріледі. Антициклонда ауа түседі.", academic())
    owners = Heads(WEATHER, academic()).owners(words)
    assert len(set(owners[:3])) == len(set(owners[3:])) == 1 < len(set(owners))


def test_a_short_form_of_a_thing_names_it():
    heads = Heads(REACTIONS, academic())
    assert heads.owners(read("Экзо реакция қызады", academic())) == ["ekzotermia"] * 3


def test_a_thing_may_stand_behind_what_is_said_of_it():
    words = read("Ыдыстың қызуы – экзотермиялық, салқындауы – эндотермиялық.", academic())
    assert Heads(REACTIONS, academic()).owners(words) == ["ekzotermia"] * 3 + ["endotermia"] * 2


@pytest.mark.parametrize(
    ("answer", "crossed"),
    [
        ("Циклон жауын әкеледі. Антициклонда аспан ашық, құрғақ.", set()),
        ("Антициклонда ауа жиналып, көтеріледі. Циклонда ол түсіп, тарайды.", {"a"}),
        ("Циклонда аспан ашық, құрғақ. Антициклон бұлтты, жауынды.", {"b", "c"}),
        ("Антициклонда бұлт та, жауын да болмайды. Циклонда аспан ашық емес.", set()),
        ("Бұлт та, жауын да болады, аспан ашық, құрғақ.", set()),
    ],
)
def test_words_that_tell_two_things_apart_are_looked_for_under_their_own(answer, crossed):
    assert Scorer(WEATHER).score(answer).crossing.key_points == crossed


def test_russian_questions_set_things_beside_one_another_too():
    told = rubric(
        "Чем отличается инфляция спроса от инфляции издержек?",
        "При инфляции спроса денег больше, чем товаров",
        "При инфляции издержек дорожает сырьё, предприятия поднимают цены",
    )
    swapped = "При инфляции издержек денег больше, чем товаров. Инфляция спроса: дорожает сырьё."
    assert Scorer(told).score(swapped).crossing.key_points
