"""Each rule of marking has an answer that is marked wrongly without it.

The rules are those of ``benchmarks.ablation``, which tells what they bring over all bundled
answers; here each has to earn its place on an answer that a student may well write.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.ablation import RULES, without
from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Proposal, Rubric
from lessons.domain.marking.proposing import Proposer
from lessons.domain.marking.reasons import Reason
from lessons.domain.marking.scoring import Scored, Scorer
from lessons.domain.types.definition import KeyPoint
from tests.domain.marking.rubrics import FULL_ANSWER, MARKET, PHOTOSYNTHESIS

Expected = Callable[[Proposal, Scored], bool]
Case = tuple[Rubric, str, Expected]


def about(*points: str, question: str = "Не білесіз?", **fields: object) -> Rubric:
    """A rubric whose key points are called a, b, c …"""
    made = (
        KeyPoint(id=id_, points=2, text=text) for id_, text in zip("abcd", points, strict=False)
    )
    return Rubric(question=question, key_points=tuple(made), **fields)


FULL, HALF, NONE = Share.FULL, Share.HALF, Share.NONE
FULL_SCORE, HALF_SCORE = 0.43, 0.3
"""Where full, and half, is likelier than not by the score alone. Chances are learnt from many
things together; a rule about words has to be seen in the score."""


def share_by(score: float) -> Share:
    return FULL if score >= FULL_SCORE else HALF if score >= HALF_SCORE else NONE


def gets(**shares: Share) -> Expected:
    return lambda _, scored: all(
        share_by(scored.scores[id_]) is share for id_, share in shares.items()
    )


def is_for(reason: Reason) -> Expected:
    return lambda told, _: reason in told.reasons


def is_not_for(reason: Reason) -> Expected:
    return lambda told, _: reason not in told.reasons


LIST = "өсімдік, жарық, энергия, көмірқышқыл газы, су, глюкоза, атмосфера, оттегі, хлорофилл"
WEATHER = about(
    "Циклон бұлтты, жауынды ауа райын әкеледі",
    "Антициклон кезінде аспан ашық, құрғақ болады",
    question="Циклон мен антициклонды салыстырыңыз.",
)
CULTURE = about("Мәдениет, өнер және тіл кіреді")
POWERS = about(
    "Жұмсақ күш: тартымдылық, мәдениет",
    "Қатты күш: әскери қысым, санкция",
    question="Жұмсақ күш пен қатты күшті салыстырыңыз.",
)
APART = about(
    "Жұмсақ күш тартымдылыққа, мәдениетке сүйенеді",
    "Қатты күш әскери қысымға, санкцияға сүйенеді",
    question="Жұмсақ күш пен қатты күшті салыстырыңыз.",
)
IMMUNITY = about(
    "Врождённый иммунитет есть с рождения и действует сразу, в первые часы",
    "Приобретённый иммунитет формируется после встречи с антигеном и развивается медленно",
    "Врождённый иммунитет неспецифичен: фагоциты уничтожают любых возбудителей одинаково",
    "Приобретённый иммунитет специфичен и сохраняет память",
    question="Чем отличается врождённый иммунитет от приобретённого?",
)
SYSTEMS = about(
    "Қанайналым: қанмен оттегін тіндерге жеткізеді",
    "Асқорыту: тағамды ыдыратып, қоректік заттарды сіңіреді",
    question="Адам денесінде қандай жүйелер бар, олар не істейді?",
)
STAGES = about(
    "Бірінші кезең: мақсат пен тапсырыс беруші анықталады",
    "Үшінші кезең: қорытынды есеп жазылады",
    question="Жобаның кезеңдерін түсіндіріңіз.",
)
BOYLE = about("Температура тұрақты болса, газдың қысымы артқанда көлемі кемиді")
ALLERGY = about(
    "Лимфоциты вырабатывают антитела, которые оседают на тучных клетках",
    "Тучные клетки выбрасывают гистамин, он расширяет сосуды и вызывает отёк",
    question="Как развивается аллергия?",
)
CASES: dict[str, Case] = {
    "what is denied does not count": (
        PHOTOSYNTHESIS,
        FULL_ANSWER.replace("оттегі бөлінеді", "оттегі бөлінбейді"),
        gets(a=FULL, b=NONE),
    ),
    "a denied predicate denies its list": (
        CULTURE,
        "Мәдениет, өнер, тіл оған кірмейді.",
        gets(a=NONE),
    ),
    "«ал», «бірақ» end what is denied": (
        CULTURE,
        "Мәдениет, өнер, тіл оның негізі, ал әскер кірмейді.",
        gets(a=FULL),
    ),
    "«ғана емес» denies nothing": (
        about("Мәдениет таралады"),
        "Мәдениет ғана емес, тауар да таралады.",
        gets(a=FULL),
    ),
    "«қате», «қарсы» deny their clause": (
        PHOTOSYNTHESIS,
        "Атмосфераға оттегінің бөлінуі қате.",
        gets(b=NONE),
    ),
    "what is called false is denied": (
        PHOTOSYNTHESIS,
        "Атмосфераға оттегі бөлінеді деген дұрыс емес.",
        gets(b=NONE),
    ),
    "«емес» denies one phrase": (
        about("Көзделген нәтижеге тартымдылықпен жету"),
        "Көзделген нәтижеге әскери қысым арқылы емес, тартымдылықпен жетеді.",
        gets(a=FULL),
    ),
    "«не» denies a Russian verb and its clause": (
        about("Фагоциты уничтожают любых возбудителей инфекции"),
        "Фагоциты не уничтожают возбудителей инфекции.",
        gets(a=NONE),
    ),
    "a phrase may hold its own denial": (
        about("Соғыссыз шешу"),
        "Дауды бейбіт шешеді.",
        gets(a=FULL),
    ),
    "reversed key points are looked at": (
        PHOTOSYNTHESIS,
        "Өсімдік жарық энергиясымен глюкоза түзеді. Атмосфераға оттегі бөлінбейді. "
        "Хлоропласттағы хлорофилл пигменті бұған қатыспайды.",
        is_for(Reason.REVERSED),
    ),
    "words under another heading": (
        MARKET,
        "Сатушылар тауар табу үшін келеді. Сатып алушылар пайда көреді.",
        gets(a=NONE, b=NONE),
    ),
    "what tells two things apart, said of the other": (
        about(
            "Циклонның ортасында қысым төмен, антициклонның ортасында қысым жоғары",
            question="Циклон мен антициклонды салыстырыңыз.",
        ),
        "Циклонның ортасында қысым жоғары, антициклонның ортасында қысым төмен болады.",
        gets(a=NONE),
    ),
    "what both things share is no heading": (
        APART,
        "Жұмсақ күш әскери қысым мен санкцияға сүйенеді. Қатты күш мәдениет пен тартымдылыққа "
        "сүйенеді.",
        gets(a=NONE, b=NONE),
    ),
    "a statement turned round by one word": (
        BOYLE,
        "Температура тұрақты болса, газдың қысымы артқанда көлемі де ұлғаяды.",
        is_for(Reason.REVERSED),
    ),
    "a predicate that is denied or not": (
        about(
            "Катализатор в реакции участвует, но к её концу не расходуется",
            question="Что вы знаете?",
        ),
        "Катализатор в реакции участвует и к её концу расходуется.",
        is_for(Reason.REVERSED),
    ),
    "in few words of a key point nothing is turned round": (
        about("Фотосинтезде газ азаяды", question="Фотосинтезде не болады?"),
        "Фотосинтезде оттегі көбейеді.",
        lambda _, scored: not scored.contrary,
    ),
    "only of what is spoken of the opposite is said": (
        about(
            "Қысым артса, газдың көлемі кемиді",
            "Молекулалар ыдыс қабырғасына жиі соғылады",
            "Заңды Бойль мен Мариотт ашты",
            question="Газ заңы туралы не білесіз?",
        ),
        "Қысым артса, газдың көлемі ұлғаяды.",
        is_for(Reason.REVERSED),
    ),
    "most statements are denied": (
        about(
            "Ұзақ мерзімді қор өндірістің үзіліссіз жүруін қамтамасыз етеді",
            "Сақтық қоры жеткізу кешіккенде қажет болады",
            "Маусымдық қор алдын ала жиналады",
            question="Қорлар не үшін керек?",
        ),
        "Қор өндіріске еш көмектеспейді. Сақтық қорын ешкім жинамайды. Маусымдық қор алдын ала "
        "жиналады.",
        is_for(Reason.REVERSED),
    ),
    "key points' words put together otherwise": (
        ALLERGY,
        "Тучные клетки вырабатывают антитела, которые оседают на лимфоцитах. Сосуды расширяют "
        "гистамин и вызывают лимфоциты. Антитела выбрасывают тучные клетки.",
        is_for(Reason.REVERSED),
    ),
    "a few of their words may be put together anyhow": (
        about(
            "Лимфоциты вырабатывают антитела, которые оседают на тучных клетках",
            "Тучные клетки выбрасывают гистамин, он расширяет сосуды и вызывает отёк",
            "Адреналин повышает давление и вводится немедленно внутримышечно",
            "Антигистаминные препараты снимают зуд",
            question="Как развивается аллергия?",
        ),
        "Гистамин выбрасывают тучные клетки, отёк вызывает гистамин, сосуды расширяет гистамин.",
        is_not_for(Reason.REVERSED),
    ),
    "a story of one's own": (
        STAGES,
        "Біздің топ былтыр жоба жасады, бізге мақсат пен тапсырыс беруші анықталды, кейін есеп "
        "жаздық.",
        is_for(Reason.OFF_SUBJECT),
    ),
    "a noun is said of the first kind alone": (
        IMMUNITY,
        "Врождённый иммунитет формируется после встречи с антигеном и развивается медленно, он "
        "специфичен и сохраняет память. Приобретённый есть с рождения, действует сразу и "
        "неспецифичен: фагоциты уничтожают любых возбудителей.",
        gets(a=NONE, b=NONE, c=NONE),
    ),
    "told under the label of another key point": (
        SYSTEMS,
        "Асқорыту жүйесі қанмен оттегін тіндерге жеткізеді. Қанайналым жүйесі тағамды ыдыратып, "
        "қоректік заттарды сіңіреді.",
        gets(a=NONE, b=NONE),
    ),
    "stages have their order": (
        STAGES,
        "Бірінші кезеңде қорытынды есеп жазылады. Үшінші кезеңде мақсат пен тапсырыс беруші "
        "анықталады.",
        gets(a=NONE, b=NONE),
    ),
    "a list of keywords earns nothing": (PHOTOSYNTHESIS, LIST, gets(a=NONE, b=NONE, c=NONE)),
    "a chopped list is one": (
        PHOTOSYNTHESIS,
        "жарық күшіне, жасыл бояуға, адамға, таза суға, ылғалы, көмірқышқыл "
        "газына, оттегіне, глюкозаға, пигменті, ас қантына",
        is_for(Reason.KEYWORD_LIST),
    ),
    "a row that nothing ties is one": (
        about("Циклон бұлтты, жауынды, желді", "Антициклон күндіз ыстық, түнде аязды, аспан ашық"),
        "циклон бұлтты жауынды желді ауа антициклон күндіз ыстық түнде аязды ашық аспан",
        is_for(Reason.LISTED),
    ),
    "a long row may seem tied": (
        about(
            "Циклон бұлтты, жауынды, желді, қысымы төмен",
            "Антициклон күндіз ыстық, түнде аязды, аспан ашық, қысымы жоғары",
        ),
        "циклон бұлтты жауынды желді ауа жауап қысым төмен антициклон күндіз ыстық түнде аязды "
        "ашық аспан қысым жоғары",
        is_for(Reason.LISTED),
    ),
    "a row of fifteen words may seem tied once": (
        about(
            "Циклон бұлтты, жауынды, желді, қысымы төмен",
            "Антициклон күндіз ыстық, түнде аязды, аспан ашық, қысымы жоғары",
        ),
        "циклон бұлтты жауынды желді ауадан қысым төмен антициклон күндіз ыстық түнде аязды ашық "
        "аспан жоғары",
        is_for(Reason.LISTED),
    ),
    "who is asked in English answers in it": (
        about("Gases absorb heat", question="What do the gases of a greenhouse do?"),
        "Gases never absorb heat.",
        gets(a=NONE),
    ),
    "English is read as English": (
        about(
            "A recursive function calls itself to solve a smaller problem",
            "The base case stops the calls",
            question="What is recursion?",
        ),
        "A function calls itself, and the base case does not stop the calls.",
        gets(a=FULL, b=NONE),
    ),
    "single words under headings are one": (
        WEATHER,
        "Циклон – бұлт, жауын, жел, аспан. Антициклон – ашық, құрғақ, аспан, күн.",
        is_for(Reason.LISTED),
    ),
    "a list with a statement is none": (
        PHOTOSYNTHESIS,
        "Жапырақ, жарық, су, газ, оттегі, глюкоза, қант, хлорофилл бір үдерісте бірге кездеседі.",
        is_not_for(Reason.KEYWORD_LIST),
    ),
    "a list with headings is none": (
        MARKET,
        "Сатушылар: жоғары баға, көп пайда, табыс. Сатып алушылар: арзан, сапалы тауар, таңдау.",
        is_not_for(Reason.KEYWORD_LIST),
    ),
    "a copied question earns nothing": (
        PHOTOSYNTHESIS,
        "Фотосинтез үдерісі және оның табиғаттағы маңызы өте үлкен.",
        is_for(Reason.COPIED_QUESTION),
    ),
    "an answer that denies it all": (
        PHOTOSYNTHESIS,
        "Өсімдік жарық энергиясын пайдаланбайды, көмірқышқыл газы мен судан глюкоза түзбейді. "
        "Атмосфераға оттегі бөлінбейді. Хлорофилл бұл үдеріске қатыспайды.",
        is_for(Reason.DENIED),
    ),
    "what must not be said": (
        replace(
            PHOTOSYNTHESIS,
            key_points=(
                replace(PHOTOSYNTHESIS.key_points[1], must_not=("оттегі түнде бөлінеді",)),
            ),
        ),
        "Нәтижесінде атмосфераға оттегі түнде бөлінеді.",
        gets(b=NONE),
    ),
    "the lexicon": (
        PHOTOSYNTHESIS,
        "Осының арқасында ауаға оттек шығады.",
        lambda _, scored: share_by(scored.scores["b"]) is not NONE,
    ),
    "sentences of the model answer": (
        about("Ынтымақтастық артады", model_answer="Достық нығайып, ынтымақтастық өседі."),
        "Достық нығайды.",
        lambda _, scored: share_by(scored.scores["a"]) is not NONE,
    ),
    "words of the question weigh less": (
        about("Судың құрамы – сутек", question="Судың құрамы қандай?"),
        "Судың құрамы өте маңызды нәрсе деп айтуға болады.",
        gets(a=NONE),
    ),
    "words of several key points weigh less": (
        about("Келіссөз жылдам, тиімді", "Келіссөз арзан, сенімді"),
        "Елдер келіссөз жүргізді деп есептейміз.",
        gets(a=NONE, b=NONE),
    ),
    "general words weigh less": (
        about("Негізгі қызметі – бақылау, тексеру"),
        "Оның негізгі қызметі өте көп.",
        gets(a=HALF),
    ),
    "a word in brackets is a spelling": (
        about("Азот (нитроген)"),
        "Нитроген таралады.",
        gets(a=FULL),
    ),
    "long key points need less": (PHOTOSYNTHESIS, "Өсімдік судан глюкоза алады.", gets(a=FULL)),
    "two sentences together": (about("Жарық, су, газ"), "Жарық түседі. Су сіңеді.", gets(a=FULL)),
    "the whole answer together": (
        about("Жарық, су, газ"),
        "Жарық түседі. Ол ерте таңда болады. Су сіңеді.",
        gets(a=FULL),
    ),
    "other wordings count less": (
        Rubric(
            question="Не білесіз?",
            key_points=(
                KeyPoint(id="a", points=2, text="Қала тынысы", wordings=("ауа, бақ тазарады",)),
            ),
        ),
        "Ауа бар.",
        gets(a=NONE),
    ),
    "words written in one": (
        PHOTOSYNTHESIS,
        "Атмосфераға оттегібөлінеді.",
        gets(b=FULL),
    ),
    "a year by its last digits": (about("1991"), "Бұл 91 жылы болды.", gets(a=FULL)),
    "vowels left out": (about("Парламент"), "Оны прлмент шешеді.", gets(a=FULL)),
    "slips of the keyboard": (PHOTOSYNTHESIS, "Атмосфкраға оттнгі бөлінкді.", gets(b=FULL)),
    "words of one root": (about("Колониялық"), "Колонизаторлар келді.", gets(a=FULL)),
}


def is_right(case: Case) -> bool:
    rubric, answer, expected = case
    return expected(Proposer(rubric).propose(answer), Scorer(rubric).score(answer))


def test_every_rule_has_a_case():
    assert list(CASES) == list(RULES)


@pytest.mark.parametrize("rule", CASES)
def test_an_answer_is_marked_rightly_by_a_rule_and_wrongly_without_it(rule):
    assert is_right(CASES[rule])
    with without(rule):
        assert not is_right(CASES[rule])
