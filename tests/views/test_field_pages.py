"""Numbers, gaps, matching and ordering on all pages of students and teachers, no JavaScript."""

import json
import re
from datetime import timedelta

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.domain.types.definition import Control, Input
from lessons.models import Response
from lessons.services.attempts import submit_attempt
from lessons.views.question_page import control_template
from tests import factories as f

pytestmark = pytest.mark.django_db
NUMERIC, GAPS, MATCHING, ORDERING = 1, 2, 3, 4
KINDS = ("numeric", "gaps", "matching", "ordering")
JSON = {"headers": {"Accept": "application/json"}}


class Sitting:
    """An attempt under way with one question of each kind, in the order of the constants."""

    def __init__(self):
        self.now = timezone.now()
        classroom = f.make_classroom()
        self.teacher = f.make_teacher(classroom)
        self.student = f.make_student(classroom)
        lesson = f.make_lesson()
        for kind in KINDS:
            f.make_question(lesson, kind=kind, text=f"Тапсырма: {kind}?")
        assignment = f.make_assignment(
            lesson, classroom, opens_at=self.now - timedelta(days=1), due_at=None
        )
        self.attempt = f.make_attempt(assignment, self.student, now=self.now)

    def url(self, position):
        return reverse("lessons:attempt-question", args=[self.attempt.pk, position])

    def held(self, position):
        return Response.objects.get(attempt=self.attempt, position=position)

    def hand_in(self, answers):
        for position, answer in answers.items():
            response = self.held(position)
            response.draft = list(answer)
            response.save(update_fields=["draft"])
        submit_attempt(self.attempt, now=self.now)

    def result_page(self):
        url = reverse("lessons:attempt-detail", args=[self.attempt.pk])
        return page_of(signed_in(self.student).get(url))

    def review_page(self):
        url = reverse("lessons:attempt-review", args=[self.attempt.pk])
        return page_of(signed_in(self.teacher).get(url))


@pytest.mark.parametrize("control", Control)
def test_every_control_is_drawn_by_the_partial_of_its_name(control):
    assert get_template(control_template(Input(control=control)))


@pytest.fixture
def sitting():
    return Sitting()


@pytest.fixture
def student(sitting):
    return signed_in(sitting.student)


def signed_in(user):
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


def page_of(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def tags(page, name):
    return re.findall(rf"<{name}\b[^>]*>", page)


def card_of(page, text):
    """The part of a result page that speaks of one question."""
    return next(
        part
        for part in re.split('<details class="card result|<(?:li|section) class="card', page)
        if text in part
    )


class TestQuestionPage:
    def test_a_number_has_one_short_field_with_its_unit(self, student, sitting):
        page = page_of(student.get(sitting.url(NUMERIC)))

        [field] = [tag for tag in tags(page, "input") if 'name="answer"' in tag]
        assert 'type="text" inputmode="decimal" id="answer"' in field
        assert 'aria-describedby="unit answer-help save-state"' in field
        assert '<span id="unit">м/с²</span>' in page
        assert '<label for="answer">Тапсырма: numeric?</label>' in page

    def test_each_item_has_a_list_of_all_matches_under_its_name(self, student, sitting):
        page = page_of(student.get(sitting.url(MATCHING)))

        assert '<label for="field-a">Астана</label><select id="field-a" name="answer-a"' in page
        assert page.count('<option value="q">Қазақстан</option>') == 3
        assert page.count('<option value="s">Тәжікстан</option>') == 3
        assert "<legend>Тапсырма: matching?</legend>" in page

    def test_each_item_is_given_a_place_by_number(self, student, sitting):
        page = page_of(student.get(sitting.url(ORDERING)))

        assert '<label for="field-c">Вестфаль бітімі</label>' in page
        assert page.count("<select ") == 4
        assert page.count('<option value="4">4</option>') == 4
        assert "Give each item its place: 1 is the first." in page

    def test_the_buttons_that_need_javascript_are_hidden_without_it(self, student, sitting):
        ordering = page_of(student.get(sitting.url(ORDERING)))
        number = page_of(student.get(sitting.url(NUMERIC)))

        assert ordering.count(" data-move hidden>") == 4
        assert "Move up: Вестфаль бітімі" in ordering
        assert " data-sign hidden>" in number

    def test_gaps_stand_in_their_sentence_with_a_name_each(self, student, sitting):
        page = page_of(student.get(sitting.url(GAPS)))

        assert 'Елордасы – <select id="field-a" name="answer-a"' in page
        assert '</select>, тәуелсіздік жылы – <input type="text" id="field-b"' in page
        assert 'aria-label="Gap 1"' in page
        assert 'aria-label="Gap 2"' in page
        assert "data-letters-row" in page

    @pytest.mark.parametrize("language", ["kk", "ru"])
    @pytest.mark.parametrize("position", range(1, 5))
    def test_the_page_is_drawn_in_every_language(self, student, sitting, position, language):
        student.cookies["django_language"] = language

        assert "Тапсырма: " in page_of(student.get(sitting.url(position)))

    def test_neither_order_of_the_page_is_the_right_one(self, student, sitting):
        ordering = page_of(student.get(sitting.url(ORDERING)))
        matching = page_of(student.get(sitting.url(MATCHING)))

        assert re.findall(r'<label for="field-(\w)">', ordering) != list("cadb")
        assert re.findall(r'<option value="(\w)">', matching)[:3] != list("qrp")

    def test_the_key_is_not_in_the_page(self, student, sitting):
        assert "1991" not in page_of(student.get(sitting.url(GAPS)))
        assert "9,8" not in page_of(student.get(sitting.url(NUMERIC)))

    def test_long_matches_stand_in_full_beside_their_lists(self, sitting):
        long = "Мемлекеттер арасындағы қатынастарды реттейтін құқықтық нормалар жиынтығы"
        lesson = f.make_lesson(number=16)
        items = [{"id": "a", "text": "Құқық"}, {"id": "b", "text": "Саясат"}]
        matches = [{"id": "p", "text": long}, {"id": "q", "text": "Басқару өнері"}]
        payload = {"items": items, "matches": matches, "correct": {"a": "p", "b": "q"}}
        f.make_question(lesson, kind="matching", payload=payload)
        classroom = sitting.attempt.assignment.classroom
        given = f.make_assignment(lesson, classroom, opens_at=sitting.now, due_at=None)
        attempt = f.make_attempt(given, sitting.student, now=sitting.now)
        url = reverse("lessons:attempt-question", args=[attempt.pk, 1])

        page = page_of(signed_in(sitting.student).get(url))

        assert f"<li>{long}</li>" in page
        assert re.search(rf'<option value="p">\d\. {long}</option>', page)


class TestSaving:
    @pytest.mark.parametrize(
        ("position", "typed", "kept"),
        [
            (NUMERIC, {"answer": " 9,75 "}, [" 9,75 "]),
            (NUMERIC, {"answer": ""}, []),
            (GAPS, {"answer-a": "y", "answer-b": "1991"}, ["a:y", "b:1991"]),
            (GAPS, {"answer-a": "", "answer-b": "мың\0 тоғыз"}, ["b:мың тоғыз"]),
            (MATCHING, {"answer-a": "q", "answer-b": "", "answer-c": "p"}, ["a:q", "c:p"]),
            (MATCHING, {"answer-z": "q"}, []),
            (ORDERING, {"answer-c": "1", "answer-a": "1"}, ["c:1", "a:1"]),
            (ORDERING, {"answer": ["a:2", "c:1"]}, ["a:2", "c:1"]),
        ],
    )
    def test_a_full_and_a_half_filled_answer_are_kept(
        self, student, sitting, position, typed, kept
    ):
        student.post(sitting.url(position), {**typed, "seen": 0, "go": "next"})

        assert sorted(sitting.held(position).draft) == sorted(kept)

    @pytest.mark.parametrize("position", [GAPS, MATCHING, ORDERING])
    def test_the_form_and_our_javascript_keep_the_very_same(self, student, sitting, position):
        """Else a page would take its own answer for one from another device."""
        answer = f.example_answer(KINDS[position - 1])
        named = {f"answer-{one.partition(':')[0]}": one.partition(":")[2] for one in answer}
        student.post(sitting.url(position), {**named, "seen": 0})
        kept = sitting.held(position).draft

        told = student.post(
            sitting.url(position), {"answer": list(reversed(answer)), "seen": 1}, **JSON
        )

        assert told.json()["seq"] == 1
        page = student.get(sitting.url(position)).content.decode()
        assert f'data-held="{json.dumps(kept).replace(chr(34), "&quot;")}"' in page

    def test_what_was_saved_is_in_its_fields_again(self, student, sitting):
        student.post(sitting.url(MATCHING), {"answer-a": "q", "seen": 0})
        student.post(sitting.url(ORDERING), {"answer-b": "4", "seen": 0})
        student.post(sitting.url(GAPS), {"answer-b": "1992", "seen": 0})
        student.post(sitting.url(NUMERIC), {"answer": "9,5", "seen": 0})

        assert '<option value="q" selected>Қазақстан' in page_of(student.get(sitting.url(MATCHING)))
        assert page_of(student.get(sitting.url(ORDERING))).count(" selected>") == 1
        assert 'name="answer-b" value="1992"' in page_of(student.get(sitting.url(GAPS)))
        assert 'name="answer" value="9,5"' in page_of(student.get(sitting.url(NUMERIC)))

    @pytest.mark.parametrize(
        ("position", "typed"),
        [
            (GAPS, {"answer-a": "w"}),
            (GAPS, {"answer-b": "x" * 301}),
            (MATCHING, {"answer-a": "a"}),
            (MATCHING, {"answer": ["a:q", "a:r"]}),
            (ORDERING, {"answer-a": "5"}),
            (ORDERING, {"answer": ["z:1"]}),
        ],
    )
    def test_what_the_page_cannot_send_is_refused(self, student, sitting, position, typed):
        response = student.post(sitting.url(position), {**typed, "seen": 0})

        assert response.status_code == 400
        assert "This answer cannot be saved" in response.content.decode()
        assert sitting.held(position).draft == []

    @pytest.mark.parametrize("typed", ["тоғыз", "9,8 км", "1.000,5", "−"])
    def test_what_is_no_number_is_said_to_be_none_and_stays(self, student, sitting, typed):
        response = student.post(sitting.url(NUMERIC), {"answer": typed, "seen": 0, "go": "next"})

        page = response.content.decode()
        assert response.status_code == 400
        assert f'value="{typed}"' in page
        assert 'aria-invalid="true"' in page
        assert "This cannot be read as one number" in page
        assert sitting.held(NUMERIC).draft == []

    @pytest.mark.parametrize(
        ("position", "other", "words"),
        [
            (MATCHING, {"answer-a": "q"}, "Астана – Қазақстан"),
            (ORDERING, {"answer-a": "2"}, "2. Вена конгресі"),
            (GAPS, {"answer-a": "y"}, "Елордасы – [Астана], тәуелсіздік жылы – […]."),
        ],
    )
    def test_the_version_of_a_second_tab_is_shown_in_words(
        self, student, sitting, position, other, words
    ):
        student.post(sitting.url(position), {**other, "seen": 0})

        mine = {MATCHING: "r", ORDERING: "3", GAPS: "x"}[position]
        response = student.post(sitting.url(position), {"answer-a": mine, "seen": 0})

        assert response.status_code == 409
        assert f"data-other>{words}</div>" in response.content.decode()
        assert f'<option value="{mine}" selected>' in response.content.decode()

    def test_what_came_too_late_is_shown_in_words(self, student, sitting):
        sitting.hand_in({MATCHING: ["a:q"]})

        response = student.post(sitting.url(MATCHING), {"answer-b": "r", "seen": 0})

        assert response.status_code == 409
        assert '<div class="answer">Ташкент – Өзбекстан</div>' in response.content.decode()


PARTLY = {NUMERIC: ["10"], GAPS: ["a:x", "b:1991"], MATCHING: ["a:q", "b:p"], ORDERING: ["c:2"]}


class TestResult:
    """What a student sees after the hand-in, and a teacher in the review."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_right_answer_is_said_to_be_right(self, sitting, kind):
        position = KINDS.index(kind) + 1
        example = f.REGISTRY[kind].examples()[0]
        sitting.hand_in({position: example.right})

        card = card_of(sitting.result_page(), f"{kind}?")

        assert '<span class="chip chip-good">right</span>' in card
        assert "1 of 1 point" in card
        assert '<span class="chip chip-bad">' not in card

    def test_a_part_of_a_number_question_shows_what_would_have_been_right(self, sitting):
        sitting.hand_in(PARTLY)

        card = card_of(sitting.result_page(), "numeric?")

        assert "partly right" in card
        assert "0.5 of 1 point" in card
        assert "<li>9,8 м/с² ± 0,1</li>" in card

    @pytest.mark.parametrize("page", ["result_page", "review_page"])
    def test_each_pair_says_in_words_whether_it_is_right(self, sitting, page):
        sitting.hand_in(PARTLY)

        card = card_of(getattr(sitting, page)(), "matching?")

        rows = re.findall(r'<li class="option stack-s">(.*?)</li>', card)
        words = [" ".join(re.sub("<[^>]*>", " ", row).split()) for row in rows]
        assert words == [
            "Астана Answer: Қазақстан right",
            "Ташкент Answer: Қырғызстан wrong The right answer: Өзбекстан",
            "Бішкек no answer The right answer: Қырғызстан",
        ]

    @pytest.mark.parametrize("page", ["result_page", "review_page"])
    def test_items_stand_in_the_right_order_with_the_place_they_were_given(self, sitting, page):
        sitting.hand_in(PARTLY)

        card = card_of(getattr(sitting, page)(), "ordering?")

        rows = re.findall(r'<li class="option stack-s">(.*?)</li>', card)
        words = [" ".join(re.sub("<[^>]*>", " ", row).split()) for row in rows]
        assert words[0] == "Вестфаль бітімі Answer: Place 2 wrong The right answer: Place 1"
        assert words[3] == "Біріккен Ұлттар Ұйымы no answer The right answer: Place 4"

    @pytest.mark.parametrize("page", ["result_page", "review_page"])
    def test_gaps_are_shown_in_their_sentence_and_one_by_one(self, sitting, page):
        sitting.hand_in(PARTLY)

        card = card_of(getattr(sitting, page)(), "gaps?")

        assert "Елордасы – [Алматы], тәуелсіздік жылы – [1991]." in card
        rows = re.findall(r'<li class="option stack-s">(.*?)</li>', card)
        words = [" ".join(re.sub("<[^>]*>", " ", row).split()) for row in rows]
        assert words == [
            "Gap 1 Answer: Алматы wrong The right answer: Астана",
            "Gap 2 Answer: 1991 right",
        ]

    def test_a_teacher_sees_the_number_and_its_key_and_marks_nothing_by_hand(self, sitting):
        sitting.hand_in(PARTLY)

        page = sitting.review_page()

        assert '<div class="answer">10</div>' in page
        assert "<li>9,8 м/с² ± 0,1</li>" in page
        assert "Mark this answer" not in page
        assert "Change this mark" not in page

    def test_nothing_filled_in_is_no_answer_and_does_not_wait(self, sitting):
        sitting.hand_in({})

        assert sitting.attempt.response_set.waiting().count() == 0
        assert sitting.result_page().count('<span class="chip chip-quiet">no answer</span>') > 4
        assert "No answer was given." in sitting.review_page()

    def test_what_a_key_marks_cannot_be_marked_by_hand(self, sitting):
        sitting.hand_in(PARTLY)
        teacher = signed_in(sitting.teacher)

        for position in range(1, 5):
            pk = sitting.held(position).pk
            assert teacher.get(reverse("lessons:response-mark", args=[pk])).status_code == 404
