"""What a teacher may count on when a proposal stands beside an answer."""

import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.marking.key_points import WORTH, Share
from lessons.domain.marking.proposal import SURE, Band, Confirmed
from lessons.domain.marking.proposing import Proposer, risk_of
from lessons.domain.marking.reasons import Reason
from lessons.domain.types.definition import KeyPoint, PointKind
from tests.domain.marking.rubrics import FULL_ANSWER, MARKET, PHOTOSYNTHESIS
from tests.effort import effort_below
from tests.properties import examples

PROPOSER = Proposer(PHOTOSYNTHESIS)
NOTHING = dict.fromkeys("abc", Share.NONE)
EVERYTHING = dict.fromkeys("abc", Share.FULL)
WEAK_ANSWER = "Өсімдіктердің гүлдері көктемде ашылады, бұл өте әдемі көрініс болып саналады."


def shares(answer, rubric=PHOTOSYNTHESIS):
    return dict(Proposer(rubric).propose(answer).shares)


def test_a_full_answer_holds_every_key_point():
    assert shares(FULL_ANSWER) == EVERYTHING


@pytest.mark.parametrize(
    "answer",
    [
        "Осимдик жарык энергиясын пайдаланып комиркышкыл газы мен судан глюкоза тузеди. "
        "Атмосферага оттеги болинеди. Хлоропластта хлорофилл катысуымен журеди.",
        "Ösimdık jaryq energiasyn paidalanyp kömirqyşqyl gazy men sudan glükoza tüzedi. "
        "Atmosferağa ottegi bölinedi. Hloroplastta hlorofill qatysuymen jüredi.",
        "Өсмдік жарқ энергясын пайдланып көмірқышқл газ бен судан глюкза түзді. "
        "Атмосфраға отегі бөлнеді. Хлорпластта хлорофил қатсуымен жүрді.",
        "Растение энергиясын света пайдаланып, углекислый газ бен судан глюкоза образует. "
        "Атмосфераға кислород бөлінеді. Хлоропласттарда, хлорофилл қатысуымен жүреді.",
    ],
    ids=["russian-keyboard", "latin", "typos", "code-mixing"],
)
def test_the_same_ideas_count_however_they_are_typed(answer):
    assert shares(answer) == EVERYTHING


def test_other_words_for_the_same_idea_count():
    assert shares("Осының арқасында ауаға оттек шығады.")["b"] is not Share.NONE


def test_wordings_of_the_teacher_count():
    worded = replace(
        PHOTOSYNTHESIS.key_points[1], wordings=("кеудемізге тартатын таза ауа береді",)
    )
    rubric = replace(PHOTOSYNTHESIS, key_points=(worded,))
    assert shares("Жапырақ кеудемізге тартатын таза ауа береді ғой.", rubric)["b"] is Share.FULL


def test_evidence_stands_in_what_was_typed():
    answer = "Меніңше, осы кезде «атмосферага оттеги болинеди» деп айтуға болады."
    evidence = [one for one in PROPOSER.propose(answer).evidence if one.key_point == "b"]
    assert [answer[one.start : one.end] for one in evidence] == ["атмосферага оттеги болинеди"]


def test_a_bare_list_of_keywords_earns_nothing():
    listed = "өсімдік, жарық, энергия, көмірқышқыл газы, су, глюкоза, атмосфера, оттегі, хлорофилл"
    told = PROPOSER.propose(listed)
    assert (told.shares, told.reasons) == (NOTHING, (Reason.KEYWORD_LIST,))
    assert told.band is Band.LOOK


def test_a_chopped_list_stays_one_whatever_its_pieces_end_in():
    listed = (
        "жарық күші жоқ, өсімдік, адамға, су, ылғалы, газ, көмірқышқыл, оттегі, глюкоза, пигменті, "
        "қатыспаған зат, қант"
    )
    assert PROPOSER.propose(listed).reasons == (Reason.KEYWORD_LIST,)


def test_a_numbered_plan_of_short_steps_is_no_list_of_keywords():
    plan = "1. Себебін сұрау. 2. Сыпайы ескерту. 3. Тиімді келісім жасау. 4. Орындалуын тексеру."
    assert Reason.KEYWORD_LIST not in PROPOSER.propose(plan).reasons


def test_what_is_there_is_not_denied_by_what_is_not():
    assert shares("Атмосферада бөлінген оттегі бар, жануарларда жоқ.")["b"] is not Share.NONE


def test_what_is_denied_earns_nothing():
    denied = (
        "Өсімдік жарық энергиясын пайдаланбайды, көмірқышқыл газы мен судан глюкоза түзбейді. "
        "Атмосфераға оттегі бөлінбейді. Хлорофилл бұл үдеріске қатыспайды."
    )
    told = PROPOSER.propose(denied)
    assert (told.shares, told.band) == (NOTHING, Band.LOOK)


def test_one_denied_claim_among_right_ones_is_not_believed():
    answer = FULL_ANSWER.replace("атмосфераға оттегі бөлінеді", "атмосфераға оттегі бөлінбейді")
    told = shares(answer)
    assert (told["a"], told["b"]) == (Share.FULL, Share.NONE)


def test_a_copied_question_earns_nothing_for_sure():
    told = PROPOSER.propose("Фотосинтез үдерісі және оның табиғаттағы маңызы өте үлкен.")
    assert (told.shares, told.band) == (NOTHING, Band.NONE)
    assert told.reasons == (Reason.COPIED_QUESTION,)


def test_words_under_the_wrong_heading_earn_nothing():
    answer = "Сатып алушылар жоғары баға мен көп пайда іздейді, сатушылар арзан әрі сапалы тауар."
    assert set(shares(answer, MARKET).values()) == {Share.NONE}


def test_words_under_the_right_heading_count():
    answer = "Сатушылар жоғары баға мен көп пайда іздейді. Сатып алушылар арзан әрі сапалы тауар."
    assert set(shares(answer, MARKET).values()) == {Share.FULL}


def test_saying_what_must_not_be_said_loses_the_key_point():
    forbidden = replace(PHOTOSYNTHESIS.key_points[1], must_not=("оттегі түнде бөлінеді",))
    rubric = replace(PHOTOSYNTHESIS, key_points=(PHOTOSYNTHESIS.key_points[0], forbidden))
    told = Proposer(rubric).propose("Нәтижесінде атмосфераға оттегі түнде бөлінеді.")
    assert told.shares["b"] is Share.NONE
    assert Reason.MUST_NOT in told.reasons


@pytest.mark.parametrize("answer", ["", " \n", "...", "және"])
def test_a_blank_answer_surely_earns_nothing(answer):
    told = PROPOSER.propose(answer)
    assert (told.shares, told.band, told.reasons) == (NOTHING, Band.NONE, (Reason.BLANK,))


def test_without_confirmed_marks_a_full_answer_is_likely_and_never_sure():
    told = PROPOSER.propose(FULL_ANSWER)
    assert (told.band, told.reasons) == (Band.LIKELY, (Reason.FEW_MARKED,))


def test_what_may_be_far_off_is_to_be_looked_at():
    told = PROPOSER.propose("Өсімдік күнге қарап өседі, хлорофилл де сонда болады.")
    likely = PROPOSER.propose(FULL_ANSWER)
    assert (told.band, likely.band) == (Band.LOOK, Band.LIKELY)
    assert told.risk > likely.risk


def confirmed_answers():
    full = [f"{FULL_ANSWER} {extra}" for extra in ("Осылай болады.", "Бітті.", "Осы ғой.", "Рас.")]
    weak = [f"{WEAK_ANSWER} {extra}" for extra in ("Осылай.", "Бітті.", "Рас.", "Солай.")]
    middle = ["Атмосфераға оттегі бөлінеді.", "Ауаға оттегі шығады деп білемін."] * 5
    return [
        *(Confirmed(answer=one, shares=EVERYTHING) for one in full),
        *(Confirmed(answer=one, shares=NOTHING) for one in weak),
        *(Confirmed(answer=one, shares={**NOTHING, "b": Share.FULL}) for one in middle),
    ]


def test_after_confirmed_marks_a_full_answer_is_sure_and_a_middle_one_never_is():
    proposer = Proposer(PHOTOSYNTHESIS, confirmed_answers())
    assert proposer.propose(FULL_ANSWER).band is Band.FULL
    assert proposer.propose("Сонда атмосфераға оттегі бөлінеді.").band not in SURE


def test_where_proposals_were_wrong_nothing_is_sure():
    wrong = [
        replace(one, shares=NOTHING) if at % 2 and one.shares == EVERYTHING else one
        for at, one in enumerate(confirmed_answers())
    ]
    assert Proposer(PHOTOSYNTHESIS, wrong).propose(FULL_ANSWER).band not in SURE


def test_words_that_confirmed_answers_share_are_learned():
    phrase = "Жапырақтың ас үйінде күннің нұрынан тәтті тағам пісіріледі"
    known = [
        Confirmed(answer=f"{phrase}, {extra}", shares={**NOTHING, "a": Share.FULL})
        for extra in ("осылай", "бұл анық", "солай ғой", "рас", "мұны білемін", "әрине")
    ]
    known += [
        Confirmed(answer=f"{WEAK_ANSWER} {extra}", shares=NOTHING)
        for extra in ("Осы.", "Бітті.", "Рас.", "Солай.", "Иә.", "Болды.")
    ]
    told = Proposer(PHOTOSYNTHESIS, known).propose(f"{phrase} деп ойлаймын")
    assert told.shares["a"] is not Share.NONE
    assert Reason.LEARNED in told.reasons


@pytest.mark.parametrize("style", ["list", "denied", "copied"])
def test_what_a_guard_recognises_is_never_surely_full(style):
    known = confirmed_answers()
    answer = {
        "list": "өсімдік, жарық, энергия, көмірқышқыл газы, су, глюкоза, атмосфера, оттегі",
        "denied": "Өсімдік глюкоза түзбейді, атмосфераға оттегі бөлінбейді, хлорофилл қатыспайды.",
        "copied": PHOTOSYNTHESIS.question,
    }[style]
    assert Proposer(PHOTOSYNTHESIS, known).propose(answer).band is not Band.FULL


def test_an_answer_found_wanting_as_a_whole_teaches_nothing_of_its_key_points():
    """A teacher saw that everything is turned round, and no rule did."""
    nothing = dict.fromkeys("abc", Share.NONE)
    refuted = [Confirmed(answer=f"{FULL_ANSWER} {n}-ші", shares=nothing) for n in range(12)]
    taught = Proposer(PHOTOSYNTHESIS, refuted).propose(FULL_ANSWER)
    assert taught.shares == Proposer(PHOTOSYNTHESIS).propose(FULL_ANSWER).shares
    assert Reason.LEARNED not in taught.reasons


HOSTILE = (
    "1e", "e1 ", "а. ", "ел, ", "қарсы, ", "жоқ, ", "емес ", "не ", "кедергі жасайды, ",
    "the not ", "артады кемиді ", "оттегі бөлінбейді ",
)  # fmt: skip


def steps(answer: str) -> int:
    """How many lines of our own code are gone through for an answer."""
    count = 0

    def line(frame, event, _):
        nonlocal count
        count += event == "line"
        return line if "lessons" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(line)
    try:
        PROPOSER.propose(answer)
    finally:
        sys.settrace(before)  # what measures the branches that the suite takes goes on
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_answer_takes_twice_the_steps_and_no_more(piece):
    """Both long enough for what is done once to weigh nothing."""
    PROPOSER.propose(piece * 100)
    short, long = steps(piece * 100), steps(piece * 200)
    assert long <= 2.4 * short


def test_of_an_answer_that_is_no_text_only_the_beginning_is_read():
    assert steps("1e" * 10_000) <= 1.1 * steps("1e" * 1_600)


@pytest.mark.parametrize(
    "answer", ["ел" + "ина" * 30 + "ж", "елалаладаладамалайлаинищ " * 400, "а" * 20_000]
)
def test_endless_words_cost_no_more_than_others(answer):
    with effort_below(100):
        PROPOSER.propose(answer)


@examples(80)
@given(st.text(alphabet="оттегі бөлінеді, емес жоқ.\n1Ю(–", max_size=120))
def test_any_text_gets_a_whole_proposal_with_evidence_inside_it(answer):
    told = PROPOSER.propose(answer)
    assert set(told.shares) == set("abc")
    assert all(0 <= one.start < one.end <= len(answer) for one in told.evidence)
    assert {one.key_point for one in told.evidence} <= {
        id_ for id_, share in told.shares.items() if share is not Share.NONE
    }
    assert told == Proposer(PHOTOSYNTHESIS).propose(answer)


def test_each_key_point_learns_from_the_answers_in_which_it_was_decided():
    """One that was added later learns from the few, the others go on learning from all."""
    told = "Осының бәрі таң ата көзге көрінетін құбылыс"
    earlier = [
        Confirmed(answer=f"{told} {number}.", shares={"a": Share.FULL, "b": Share.NONE})
        for number in range(8)
    ]
    later = [
        Confirmed(
            answer=f"Мүлде бөлек ой {number}.",
            shares={"a": Share.NONE, "b": Share.NONE, "c": Share.NONE},
        )
        for number in range(8)
    ]

    proposed = Proposer(PHOTOSYNTHESIS, [*earlier, *later]).propose(f"{told} екен.")

    assert proposed.shares["a"] is not Share.NONE
    assert (proposed.shares["b"], proposed.shares["c"]) == (Share.NONE, Share.NONE)
    assert Reason.LEARNED in proposed.reasons


def test_an_answer_that_was_decided_in_part_makes_nothing_sure():
    part = [
        Confirmed(answer=f"{FULL_ANSWER} {number}", shares={"a": Share.FULL})
        for number in range(20)
    ]

    assert Proposer(PHOTOSYNTHESIS, part).propose(FULL_ANSWER).band not in SURE


@pytest.mark.parametrize(
    "listed",
    [
        "өсімдік жарық энергия көмірқышқыл газ су глюкоза атмосфера оттегі хлорофилл пигмент",
        "өсімдік жарық энергия\nкөмірқышқыл газ су\nглюкоза атмосфера оттегі\nхлорофилл пигмент",
        "өсімдік жарық, энергия көмірқышқыл, газ су, глюкоза атмосфера, оттегі хлорофилл, пигмент",
        "жарық - энергия - газ - су - глюкоза - атмосфера - оттегі - қант - пигмент - хлорофилл",
    ],
)
def test_key_words_in_a_row_are_a_list_with_commas_or_without(listed):
    assert PROPOSER.propose(listed).reasons == (Reason.KEYWORD_LIST,)


def test_a_row_of_key_words_behind_one_statement_gets_less_than_half():
    row = (
        "өсімдік жарық энергия көмірқышқыл газ су глюкоза атмосфера оттегі хлорофилл пигмент "
        "қатысу үдеріс нәтиже болып табылады"
    )
    told = PROPOSER.propose(row)
    points = {point.id: point.points for point in PHOTOSYNTHESIS.key_points}
    assert sum(points[id_] * WORTH[share] for id_, share in told.shares.items()) * 2 < 6


def test_a_key_point_that_is_added_takes_nothing_from_what_was_learned_of_the_others():
    phrase = "Жапырақтың ас үйінде күннің нұрынан тәтті тағам пісіріледі"
    known = [
        Confirmed(answer=f"{phrase}, {extra}", shares={"a": Share.FULL, "b": Share.NONE})
        for extra in ("осылай", "бұл анық", "солай ғой", "рас", "мұны білемін", "әрине", "иә")
    ]
    known += [
        Confirmed(answer=f"{WEAK_ANSWER} {extra}", shares={"a": Share.NONE, "b": Share.NONE})
        for extra in ("Осы.", "Бітті.", "Рас.", "Солай.", "Иә.", "Болды.")
    ]
    told = Proposer(PHOTOSYNTHESIS, known).propose(f"{phrase} деп ойлаймын")
    assert told.shares["a"] is not Share.NONE
    assert told.shares["c"] is Share.NONE
    assert Reason.LEARNED in told.reasons


def test_evidence_is_the_phrase_that_states_it_and_no_word_that_says_little():
    answer = (
        "Мысалы, ұзақ жолда көп нәрсе бар. Атмосфераға таза оттегі бөлінеді, кейін жаңбыр жауады."
    )
    told = PROPOSER.propose(answer)
    shown = [answer[one.start : one.end] for one in told.evidence if one.key_point == "b"]
    assert shown == ["Атмосфераға таза оттегі бөлінеді"]


STANCE = replace(
    PHOTOSYNTHESIS,
    question="Осы пікірмен келісесіз бе?",
    key_points=(KeyPoint(id="a", points=2, text="Өз ұстанымын анық айтады"),),
)


@pytest.mark.parametrize(
    "answer", ["Мен бұл пікірге қосылмаймын.", "Келісемін.", "Я не согласен с этим."]
)
def test_a_stance_is_an_act_whichever_words_it_has(answer):
    assert Proposer(STANCE).propose(answer).shares["a"] is not Share.NONE


def test_the_author_says_which_kind_a_key_point_is():
    point = KeyPoint(id="a", points=2, text="Не ойлайды", kind=PointKind.STANCE)
    words_only = replace(point, kind=PointKind.IDEA)
    answer = "Мен бұған қарсымын деп есептеймін."
    chosen, told = (
        Proposer(replace(STANCE, key_points=(one,))).propose(answer) for one in (point, words_only)
    )
    assert (chosen.shares["a"] is Share.NONE, told.shares["a"]) == (False, Share.NONE)


def test_an_example_is_announced_and_named():
    point = KeyPoint(id="a", points=2, text="Кез келген үлгі", kind=PointKind.EXAMPLE)
    proposer = Proposer(replace(STANCE, key_points=(point,)))
    given = proposer.propose("Мысалы, біздің ауылда Шу өзені бар.")
    assert given.shares["a"] is not Share.NONE
    assert proposer.propose("Бұл жақсы нәрсе ғой.").shares["a"] is Share.NONE


def test_how_far_a_proposal_may_be_off_goes_by_the_points():
    assert risk_of({"a": 3, "b": 1}, {"a": 0.5, "b": 1.0}) == pytest.approx(1.5 / 4)


def test_half_of_the_points_make_an_answer_honest_whatever_a_rule_says():
    """A teacher to whom stories are answers: fifteen of them are marks enough."""
    story = "Біздің топ былтыр гүл өсірді, бізде атмосфераға оттегі бөлінеді."
    marks = [Confirmed(answer=story, shares=EVERYTHING)] * 15
    assert Reason.OFF_SUBJECT in PROPOSER.propose(story).reasons
    told = Proposer(PHOTOSYNTHESIS, marks).propose(FULL_ANSWER)
    assert Reason.FEW_MARKED not in told.reasons
    refused = [replace(one, shares=NOTHING) for one in marks]
    assert Reason.FEW_MARKED in Proposer(PHOTOSYNTHESIS, refused).propose(FULL_ANSWER).reasons
