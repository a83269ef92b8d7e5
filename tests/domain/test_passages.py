import pytest

from lessons.domain.passages import PassageIndex, Text

SECTIONS = [
    "Шарап өндіру жүзімді жинаудан басталады, жидектер сығылып, шырыны ашытылады.\n\n"
    "Ашыту кезінде қант спиртке айналады, ал көмірқышқыл газы бөлініп шығады.",
    "Сауда керуендері Ұлы жібек жолымен жүріп, қалаларды бір-бірімен байланыстырды.",
]


def index_of(texts):
    return PassageIndex([Text(text) for text in texts])


@pytest.mark.parametrize(
    ("query", "section", "paragraph"),
    [
        ("Қанттың спиртке айналуы", 0, 1),
        ("канттын спиртке айналуы", 0, 1),
        ("жүзім жидектерін жинау", 0, 0),
        ("Жібек жолындағы керуендер", 1, 0),
    ],
)
def test_the_paragraph_that_speaks_of_it_is_found_in_any_spelling(query, section, paragraph):
    found = index_of(SECTIONS).best(query)

    assert (found.section, found.paragraph) == (section, paragraph)


def test_what_the_lesson_does_not_speak_of_has_no_place():
    assert index_of(SECTIONS).best("Квадрат теңдеудің дискриминанты") is None


@pytest.mark.parametrize("sections", [[], [""], ["Қысқа."]])
def test_a_lesson_without_paragraphs_has_no_place_for_anything(sections):
    assert index_of(sections).best("Ашыту") is None


@pytest.mark.parametrize("query", ["", " … ", "!?"])
def test_nothing_asked_finds_nothing(query):
    assert index_of(SECTIONS).best(query) is None


def test_of_two_equal_places_the_earlier_one_is_told():
    twice = [SECTIONS[0], SECTIONS[1], SECTIONS[1]]

    assert index_of(twice).best("Ұлы жібек жолымен жүрген керуендер").section == 1


def test_a_table_is_one_passage_and_a_program_keeps_its_empty_lines():
    table = "| Қабат | Қызметі |\n| --- | --- |\n| Көліктік | Деректерді сенімді жеткізу |"
    program = "```\nsocket.connect(address)\n\nsocket.send(data)\nsocket.close()\n```"
    index = index_of([f"Желі қабаттары.\n\n{table}\n\n{program}"])

    found = index.best("Көліктік қабат деректерді сенімді жеткізу")
    assert found is not None
    assert (found.paragraph, found.text) == (1, table)
    found = index.best("socket send data close")
    assert found is not None
    assert found.text == program


def test_a_heading_tells_what_its_paragraphs_do_not_say():
    about = Text("Бұл кезең он ғасырға созылып, қалалардың өсуіне жол ашты.", "Орта ғасырлар")
    other = Text("Осы кезең қысқа болып, қалалардың көбі қирап қалды, ел көшті.", "Соғыс жылдары")

    assert PassageIndex([other, about]).best("Орта ғасыр").section == 1


def test_words_that_only_ask_find_no_place():
    texts = ["Терминдерге анықтама беріңіз және оларды салыстырыңыз, мысал келтіріңіз, атаңыз."]

    assert index_of(texts).best("Анықтама беріңіз, мысал келтіріңіз") is None


def test_the_places_that_speak_clearly_come_best_first():
    twice = ["Ашыту кезінде қант спиртке айналады.", *SECTIONS]

    found = index_of([f"{text} Толық жазылған." for text in twice]).clear(
        "Ашыту кезінде қант спиртке айналады"
    )

    assert {passage.section for passage in found} == {0, 1}
