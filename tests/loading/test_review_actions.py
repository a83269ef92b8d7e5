"""Splitting, joining and moving on the review page, as a browser without JavaScript does it:
each button sends everything typed and gets the page back; nothing is written."""

import json
import re

import pytest
from django.test import Client

from lessons.domain.handouts.document import Document, Judgement, Kind, ReadLesson, Span
from lessons.loading.review.source_view import SourceView
from lessons.models import Lesson, Question
from tests.admin.form_page import fields_of
from tests.admin.form_page import words_of as words
from tests.loading.steps import open_review, rows_written

Q, S = "lesson-0-questions", "lesson-0-sections"
THREE = """№7-тәжірибелік сабақ: Елшілік қызметі
Жұмыстың мақсаты: Елшіліктің қызметімен танысу.
Теориялық мәлімет:
Елшілік – мемлекеттің шет елдегі тұрақты өкілдігі.
Деңгейлік тапсырмалар:
1-деңгейлік сұрақ. Елшілік дегеніміз не? Оны кім басқарады?
2-деңгейлік сұрақ. Елшілік пен консулдықты салыстырыңыз.
3-деңгейлік сұрақ. Елшінің рөлін бағалаңыз.
Әдебиеттер:
1. Дипломатия негіздері. Алматы, 2015.
2. Халықаралық құқық. Астана, 2018.
"""


class Page:
    """The review page: what is typed into it, and its buttons."""

    def __init__(self, client, data: bytes, **options):
        self.client = client
        self.url, self.response, self.fields = open_review(client, data, **options)

    def press(self, do: str, **extra) -> "Page":
        before = rows_written()
        self.response = self.client.post(self.url, {**self.fields, "do": do, **extra})
        assert self.response.status_code == 200
        assert rows_written() == before
        self.fields = fields_of(self.response, having="lesson-0-title")
        return self

    def create(self) -> Lesson:
        response = self.client.post(self.url, self.fields)
        assert response.status_code == 302, words(response)
        return Lesson.objects.get()

    def texts(self, name: str = "text") -> list[str]:
        total = int(self.fields[f"{Q}-TOTAL_FORMS"])
        values = [self.fields[f"{Q}-{n}-{name}"] for n in range(total)]
        return [value.replace("\r\n", "\n") for value in values[:-1]]

    def sections(self) -> list[str]:
        total = int(self.fields[f"{S}-TOTAL_FORMS"])
        return [self.fields[f"{S}-{n}-text"].replace("\r\n", "\n") for n in range(total - 1)]

    def item(self, name: str) -> str:
        return words(self.response).split(f'id="item-{name}"')[1].split("</fieldset>")[0]


@pytest.fixture
def page(client):
    return Page(client, THREE.encode())


class TestSplitting:
    def test_at_the_end_of_a_sentence(self, page):
        page.press(f"split:{Q}:0")
        assert page.texts()[:3] == [
            "Елшілік дегеніміз не?",
            "Оны кім басқарады?",
            "Елшілік пен консулдықты салыстырыңыз.",
        ]
        assert page.texts("part")[:2] == ["level-1", "level-1"]

    def test_at_the_first_empty_line_that_was_typed(self, page):
        page.fields[f"{Q}-0-text"] = "Елшілік дегеніміз\r\n\r\nне? Оны кім басқарады?"
        page.press(f"split:{Q}:0")
        assert page.texts()[:2] == ["Елшілік дегеніміз", "не? Оны кім басқарады?"]

    def test_at_the_cursor(self, page):
        page.press(f"split:{Q}:1", at=str(len("Елшілік пен")))
        assert page.texts()[1:3] == ["Елшілік пен", "консулдықты салыстырыңыз."]

    def test_both_parts_keep_their_source_line_and_the_first_its_key(self, page):
        page.fields[f"{Q}-0-key"] = "2 | Өкілдік"
        page.press(f"split:{Q}:0")
        assert page.texts("key")[:2] == ["2 | Өкілдік", ""]
        assert '<li value="6"' in page.item(f"{Q}-0")
        assert '<li value="6"' in page.item(f"{Q}-1")
        first, second, *_ = page.create().question_set.all()
        assert (second.source_first, second.source_last) == (6, 6)
        assert first.current.points == 2

    def test_without_a_place_the_page_says_what_to_do_and_changes_nothing(self, page):
        before = page.texts()
        page.press(f"split:{Q}:1")
        assert page.texts() == before
        assert "There is no place to split." in page.item(f"{Q}-1")

    def test_sections_too_and_questions_follow_their_section(self, page):
        page.fields |= {
            f"{S}-0-text": "Бірінші бөлік.\r\n\r\nЕкінші бөлік.",
            f"{S}-1-text": "Үшінші бөлік.",
            f"{Q}-0-section": "1",
        }
        page.press(f"split:{S}:0")
        assert page.sections() == ["Бірінші бөлік.", "Екінші бөлік.", "Үшінші бөлік."]
        assert page.fields[f"{Q}-0-section"] == "2"
        page.press(f"join:{S}:1")
        assert page.sections() == ["Бірінші бөлік.", "Екінші бөлік.\n\nҮшінші бөлік."]
        assert page.fields[f"{Q}-0-section"] == "1"


class TestJoining:
    def test_split_and_joined_it_is_one_question_again(self, page):
        page.press(f"split:{Q}:0").press(f"join:{Q}:0")
        assert page.texts()[0] == "Елшілік дегеніміз не?\nОны кім басқарады?"
        assert len(page.texts()) == 3

    def test_a_sentence_that_was_cut_goes_on(self, page):
        page.fields[f"{Q}-0-text"] = "Елшілік пен"
        page.press(f"join:{Q}:0")
        assert page.texts()[0] == "Елшілік пен Елшілік пен консулдықты салыстырыңыз."

    def test_keys_hints_and_lines_of_both_are_kept(self, page):
        page.fields |= {
            f"{Q}-0-key": "2 | Өкілдік\r\n---\r\nҮлгі.",
            f"{Q}-1-key": "1 | Айырма",
            f"{Q}-1-hints": "Кесте құрыңыз.",
        }
        page.press(f"join:{Q}:0")
        assert page.texts("key")[0] == "2 | Өкілдік\n1 | Айырма\n---\nҮлгі."
        assert page.texts("hints")[0] == "Кесте құрыңыз."
        question = page.create().question_set.first()
        assert (question.source_first, question.source_last) == (6, 7)
        assert question.current.points == 3


class TestMoving:
    def test_down_and_up(self, page):
        before = page.texts()
        page.press(f"down:{Q}:0")
        assert page.texts() == [before[1], before[0], before[2]]
        page.press(f"up:{Q}:1")
        assert page.texts() == before

    def test_the_order_is_the_lessons_and_each_keeps_its_source(self, page):
        lesson = page.press(f"down:{Q}:0").create()
        assert list(lesson.question_set.values_list("position", "source_first")) == [
            (1, 7),
            (2, 6),
            (3, 8),
        ]

    def test_what_was_left_out_and_typed_elsewhere_stays(self, page):
        page.fields |= {
            f"{Q}-0-leave_out": "on",
            f"{Q}-2-hints": "Кеңес",
            "lesson-0-goal": "Менің мақсатым",
            "lesson-0-number": "жеті",
        }
        page.press(f"down:{Q}:0")
        assert page.fields[f"{Q}-1-leave_out"] == "on"
        assert f"{Q}-0-leave_out" not in page.fields
        assert page.fields[f"{Q}-2-hints"] == "Кеңес"
        assert page.fields["lesson-0-goal"] == "Менің мақсатым"
        assert page.fields["lesson-0-number"] == "жеті"
        assert page.fields["course-new_course"] == "Дипломатия"


class TestChangingTheKind:
    def test_the_key_goes_with_it_and_comes_back(self, page):
        page.fields |= {f"{Q}-0-key": "2 | Өкілдік\r\n1 | Мекеме", f"{Q}-0-kind": "single-choice"}
        page.press(f"kind:{Q}:0:open-answer")
        assert page.texts("key")[0] == "Өкілдік\nМекеме"
        page.fields[f"{Q}-0-key"] = "* Өкілдік\r\nМекеме"
        assert page.create().question_set.first().current.payload["correct"] == "a"

    def test_options_in_the_text_become_the_key(self, page):
        page.fields |= {
            f"{Q}-0-text": "Астана қай жылдан?\r\nА) 1991\r\nБ) 1997\r\nВ) 2001",
            f"{Q}-0-kind": "single-choice",
        }
        page.press(f"kind:{Q}:0:open-answer")
        assert page.texts()[0] == "Астана қай жылдан?"
        assert page.texts("key")[0] == "1991\n1997\n2001"

    def test_true_or_false_becomes_a_list_only_where_nothing_typed_would_be_lost(self, page):
        page.fields |= {f"{Q}-0-kind": "true-false", f"{Q}-0-key": "2 | Өкілдік"}
        page.press(f"up:{Q}:1")
        assert page.texts("key")[1] == "2 | Өкілдік"

    def test_back_to_the_kind_of_the_file_everything_is_as_it_was_read(self, client):
        options = [{"id": "a", "text": "Вена", "feedback": "Иә."}, {"id": "b", "text": "Гаага"}]
        test = {"options": options, "correct": "a"}
        page = Page(client, _lesson_file(test), name="lesson.json")
        before = page.texts("key")[0]
        page.fields[f"{Q}-0-kind"] = "open-answer"
        page.press(f"kind:{Q}:0:single-choice")
        assert page.texts("key")[0] == "---\nВена"
        page.fields[f"{Q}-0-kind"] = "single-choice"
        page.press(f"kind:{Q}:0:open-answer")
        assert page.texts("key")[0] == before
        page.create()
        assert Question.objects.get().current.payload["options"] == options


def _lesson_file(payload) -> bytes:
    question = {
        "part": "level-1",
        "kind": "single-choice",
        "text": "Қай қала?",
        "payload": payload,
    }
    lesson = {"format": "lesson/1", "title": "Сабақ", "number": 3, "questions": [question]}
    return json.dumps(lesson).encode()


class TestLinesThatWereNotUsed:
    def test_a_block_becomes_a_question_and_is_left_over_no_more(self, page):
        page.press("use:question:9-11")
        assert len(page.texts()) == 4
        assert "Дипломатия негіздері" in page.texts()[3]
        assert page.texts("part")[3] == "level-3"
        assert '<li value="10"' in page.item(f"{Q}-3")
        assert 'name="use" value="10"' not in words(page.response)

    def test_only_the_lines_that_were_chosen_in_it(self, page):
        page.press("use:question:9-11", use=["10"])
        assert page.texts()[3:] == ["Дипломатия негіздері. Алматы, 2015."]

    def test_as_part_of_a_section_with_its_source(self, page):
        page.press("use:section-0-0:9-11", use=["11"])
        assert page.sections()[0].endswith("\n\n2. Халықаралық құқық. Астана, 2018.")
        section = page.create().section_set.get()
        assert (section.source_first, section.source_last) == (3, 11)

    def test_as_a_new_section(self, page):
        page.press("use:section:9-11")
        assert len(page.sections()) == 2
        assert "Халықаралық құқық" in page.sections()[1]

    def test_chosen_lines_of_several_blocks(self, page):
        page.press("use:chosen", **{"use": ["5", "11"], "use-target": "section"})
        assert len(page.sections()) == 2
        assert 'name="use" value="9"' in words(page.response)

    def test_with_none_chosen_the_page_says_so(self, page):
        page.press("use:chosen", **{"use-target": "question"})
        assert "Choose the lines first." in words(page.response)

    def test_a_test_that_was_not_understood_becomes_one_with_its_options(self, client):
        lines = THREE.replace(
            "1. Дипломатия негіздері. Алматы, 2015.", "Астана қай жылдан?\nA) 1991"
        )
        lines = lines.replace("2. Халықаралық құқық. Астана, 2018.", "B) 1997")
        page = Page(client, lines.encode())
        numbers = [n for n, line in enumerate(lines.splitlines(), start=1) if n >= 10]
        assert f'name="use" value="{numbers[0]}"' in words(page.response)
        page.press(f"use:question:{numbers[0]}-{numbers[-1]}")
        assert page.texts("kind")[-1] == "single-choice"
        assert page.texts("key")[-1] == "1991\n1997"


class TestParagraphs:
    def test_one_becomes_a_question_beside_its_line(self, page):
        page.fields[f"{S}-0-text"] = (
            "Кіріспе сөз.\r\n\r\nЕлшілік – мемлекеттің шет елдегі тұрақты өкілдігі."
        )
        page.press("keep")
        _first, (wanted, text) = _paragraphs(page)
        assert text.startswith("Елшілік")
        page.press(f"ask:{S}:0:{wanted}")
        assert page.sections() == ["Кіріспе сөз."]
        assert page.texts()[0] == "Елшілік – мемлекеттің шет елдегі тұрақты өкілдігі."
        assert '<li value="4"' in page.item(f"{Q}-0")

    def test_one_that_was_changed_meanwhile_is_not_guessed(self, page):
        page.press(f"ask:{S}:0:00000000")
        assert "This paragraph has been changed." in page.item(f"{S}-0")
        assert len(page.texts()) == 3


def _paragraphs(page):
    row = page.response.context["review"].lessons[0].section_rows[0]
    return row.paragraphs


class TestRepairs:
    HANDOUT = THREE.replace("Елшілік қызметі", "Eлшілік қызметі").replace(
        "1-деңгейлік сұрақ. Елшілік", "1-деңгейлік сұрақ. Eлшілік"
    )
    """Both begin with a Latin letter."""

    @pytest.fixture
    def repaired(self, client):
        return Page(client, self.HANDOUT.encode())

    def test_each_is_listed_with_what_it_was_and_is(self, repaired):
        listed = words(repaired.response).split("review-repairs")[1].split("</details>")[0]
        assert "2 lines were repaired while they were read" in listed
        assert '<a href="#line-6">Line 6</a>: <del>Eлшілік</del> → <ins>Елшілік</ins>' in listed

    def test_one_is_taken_back_and_made_again(self, repaired):
        assert repaired.texts()[0].startswith("Елшілік дегеніміз")
        repaired.press(_button(repaired.item(f"{Q}-0"), "Take it back"))
        assert repaired.texts()[0].startswith("Eлшілік дегеніміз")
        assert repaired.fields["lesson-0-title"] == "Елшілік қызметі"
        assert "was taken back" in repaired.item(f"{Q}-0")
        repaired.press(_button(repaired.item(f"{Q}-0"), "Repair it again"))
        assert repaired.texts()[0].startswith("Елшілік дегеніміз")

    def test_that_of_a_field_too(self, repaired):
        title = words(repaired.response).split('id="item-lesson-0-title"')[1]
        repaired.press(_button(title, "Take it back"))
        assert repaired.fields["lesson-0-title"] == "Eлшілік қызметі"

    def test_words_that_were_typed_anew_are_not_touched(self, repaired):
        button = _button(repaired.item(f"{Q}-0"), "Take it back")
        repaired.fields[f"{Q}-0-text"] = "Басқа сұрақ?"
        repaired.press(button)
        assert repaired.texts()[0] == "Басқа сұрақ?"
        assert "These words have been changed meanwhile." in repaired.item(f"{Q}-0")
        assert "Take it back" not in repaired.item(f"{Q}-0")

    def test_a_suggestion_is_taken_up(self, client):
        lines = THREE.replace(
            "тұрақты өкілдігі.", "ұлттық-мемлекеттік өкілдігі. Ұлттықмемлекеттік."
        )
        page = Page(client, lines.encode())
        page.press(_button(page.item(f"{S}-0"), "Replace with"))
        assert page.sections()[0].endswith("Ұлттық-мемлекеттік.")
        assert "Replaced" in page.item(f"{S}-0")
        page.press(_button(page.item(f"{S}-0"), "Take it back"))
        assert page.sections()[0].endswith("Ұлттықмемлекеттік.")


def _button(html: str, name: str) -> str:
    """What the first button with this name sends."""
    return (
        re.split(rf">\s*{re.escape(name)}", html, maxsplit=1)[0]
        .rsplit('value="', maxsplit=1)[-1]
        .split('"', maxsplit=1)[0]
    )


class TestStates:
    def test_each_item_says_how_sure_the_reader_was(self, client, handout):
        page = Page(client, handout)
        assert "Found" in page.item(f"{Q}-0").split("</p>")[0]
        doubtful = page.item(f"{Q}-1").split("</p>")[0]
        assert "Check" in doubtful
        assert "state-doubtful" in words(page.response)

    def test_the_counts_lead_to_the_first_to_check(self, client, handout):
        page = Page(client, handout)
        counts = words(page.response).split('class="review-counts"')[1].split("</ul>")[0]
        assert f'href="#item-{Q}-1">1</a>' in counts
        assert "lines not used" in counts or "line not used" in counts

    def test_a_missing_number_is_not_understood(self, client, handout):
        data = handout.replace("№7-тәжірибелік сабақ: ".encode(), "Тақырыбы: ".encode())
        page = Page(client, data)
        number = words(page.response).split('id="item-lesson-0-number"')[1].split("</div>")[0]
        assert "Not understood" in number


@pytest.mark.parametrize(
    "do",
    [
        *("", "keep", "split", "split:", f"split:{Q}:99", f"split:lesson-9-{Q[9:]}:0", "drop:x:1"),
        *(f"join:{Q}:3", f"join:{Q}:2", f"up:{Q}:0", f"ask:{Q}:0:x", f"kind:{S}:0:x", "use:"),
        *("use:section-9-9:9-11", "use:section-0-99:9-11", "use:question:99999-1", "use:what:9-11"),
        *(f"back:{Q}:0:6-00000000x", "mend:lesson-0:title:x", "back:lesson-9:title:1-a"),
        *("split:lesson-0:title:1-a", "back:lesson-0:source:1-a"),
        *("use:question:0-0", f"kind:{Q}:0:essay", f"split:{Q}:٣", f"split:{Q}:0\n"),
    ],
)
def test_what_no_button_of_the_page_says_changes_nothing(page, do):
    before = page.fields
    page.press(do)
    assert page.fields == before


@pytest.mark.parametrize(
    "source", ["0:9999-9999", "0:0-0", "0:5-4", "x", "99:6-6", "0:6-6,", "0:" + "1-1," * 9000]
)
def test_an_origin_that_we_did_not_write_breaks_nothing(page, source):
    page.fields[f"{Q}-0-source"] = source
    page.press("keep")
    assert page.create().question_set.count() == 3


@pytest.mark.parametrize("total", ["", "x", "-1", "99999999999", "٣"])
def test_a_wrong_number_of_forms_breaks_nothing(page, total):
    response = page.client.post(page.url, {**page.fields, "do": "keep", f"{Q}-TOTAL_FORMS": total})
    assert response.status_code == 200


def test_sixty_questions_and_their_buttons_stay_within_the_field_limit(client, settings):
    asked = "\n".join(f"1-деңгейлік сұрақ. {n}-сұрақ деген не?" for n in range(197))
    lines = THREE.partition("Әдебиеттер:")[0] + asked
    page = Page(client, lines.encode())
    assert len(page.fields) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS * 0.6


def test_a_full_page_refuses_one_more_and_loses_nothing(page):
    for n in range(3, 249):
        page.fields |= {f"{Q}-{n}-part": "level-1", f"{Q}-{n}-kind": "open-answer"}
        page.fields |= {f"{Q}-{n}-text": "Бір деген не?", f"{Q}-{n}-points": "1"}
    page.fields[f"{Q}-TOTAL_FORMS"] = "249"
    page.fields[f"{Q}-1-text"] = "Бір деген не? Екі деген не?"
    page.press(f"split:{Q}:0").press(f"split:{Q}:2")
    assert "The page is full." in words(page.response)
    assert page.create().question_set.count() == 250


def test_a_button_pressed_after_the_sign_in_ran_out_does_its_work_later(page):
    page.fields["lesson-0-goal"] = "Менің мақсатым"
    asked = {"do": "use:chosen", "use-target": "section", "use": ["10", "11"]}
    late = Client().post(page.url, {**page.fields, **asked})
    assert late.status_code == 401
    kept = late.context["kept_fields"]
    assert [field.value for field in kept if field.name == "use"] == ["10", "11"]

    carried = {**{field.name: field.value for field in kept}, "use": asked["use"]}
    page.response = page.client.post(page.url, carried)
    page.fields = fields_of(page.response, having="lesson-0-title")
    assert page.fields["lesson-0-goal"] == "Менің мақсатым"
    assert "Халықаралық құқық" in page.sections()[1]


def test_lines_of_a_document_with_pages_say_where_each_page_begins():
    document = Document(
        file="a.pdf",
        kind=Kind.HANDOUT,
        verdict=Judgement.OK,
        lessons=(ReadLesson(title="А", spans={"title": Span(1, 1)}),),
        lines=("а", "ә", "б", "в"),
        pages=(1, 1, 2, 2),
    )
    excerpt = SourceView(document).excerpt([Span(2, 4)])
    assert [line.page for line in excerpt.lines] == [1, 2, None]
