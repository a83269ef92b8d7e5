"""An item made something else with one press, and lines said to be asked or to be text."""

import json
import zlib
from dataclasses import replace

import pytest

from lessons.domain.drafts.swaps import doubt_code
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.kept import document_to_json
from lessons.domain.handouts.registry import read_document
from lessons.models import Upload
from lessons.services.opening import RECENT
from tests.admin.form_page import fields_of
from tests.admin.form_page import words_of as words
from tests.loading.test_review_actions import THREE, Page

BUTTON = 'data-said="question"'
Q, S = "lesson-0-questions", "lesson-0-sections"
TWO_WAYS = """№7-тәжірибелік сабақ: Елшілік қызметі
Жұмыстың мақсаты: Елшіліктің қызметімен танысу.
Теориялық мәлімет:
Елшілік – мемлекеттің шет елдегі тұрақты өкілдігі.
Бақылау сұрақтары:
1. Елшілік дегеніміз не?
2. Консулдық дегеніміз не?
Дипломатия тілі туралы бірер сөз.
"""


@pytest.fixture
def page(client):
    return Page(client, THREE.encode())


class TestBecoming:
    def test_a_question_becomes_text_and_the_next_one_moves_up(self, page):
        page.press(f"become:{Q}:1:section")
        assert len(page.texts()) == 2
        assert "Елшілік пен консулдықты салыстырыңыз." in page.sections()[0]
        assert page.create().question_set.count() == 2

    def test_a_section_becomes_questions(self, page):
        page.press(f"become:{S}:0:question")
        assert page.texts()[0] == "Елшілік – мемлекеттің шет елдегі тұрақты өкілдігі."
        assert (page.sections(), page.fields[f"{S}-0-leave_out"]) == ([""], "on")

    def test_a_question_becomes_a_task(self, page):
        page.press(f"become:{Q}:2:independent")
        assert page.texts("part")[2] == "independent"

    def test_what_no_page_holds_changes_nothing(self, page):
        before = page.texts()
        page.press(f"become:{Q}:0:essay").press(f"above:{Q}:0").press(f"asked:{Q}:0:1-00000000")
        assert page.texts() == before

    def test_lines_not_used_become_a_test(self, page):
        page.press("use:test:9-11")
        assert "single-choice" in page.texts("kind")

    def test_joined_with_the_one_above(self, page):
        page.press(f"above:{Q}:1")
        assert len(page.texts()) == 2
        assert "салыстырыңыз" in page.texts()[0]


class TestDeciding:
    @pytest.fixture
    def doubtful(self, client) -> Page:
        document = read_document("class-7.txt", TWO_WAYS.encode())
        line = document.lessons[0].questions[0].span.first
        doubt = Doubt(line=line, code=Code.READ_TWO_WAYS, text="Елшілік дегеніміз не?")
        page = Page(client, TWO_WAYS.encode())
        upload = Upload.objects.get()
        kept = document_to_json(replace(document, warnings=(doubt,)))
        upload.reading = zlib.compress(json.dumps(kept).encode())
        upload.save()
        RECENT.forget()
        page.code = doubt_code(doubt)
        page.response = client.get(page.url)
        page.fields = fields_of(page.response, having="lesson-0-title")
        return page

    def test_a_line_that_is_asked_is_asked_no_second_time(self, doubtful):
        assert BUTTON in doubtful.item(f"{Q}-0")
        doubtful.press(f"asked:{Q}:0:{doubtful.code}")
        assert BUTTON not in words(doubtful.response)
        assert len(doubtful.texts()) == 2
        doubtful.press(f"down:{Q}:0")
        assert BUTTON not in words(doubtful.response)

    def test_a_line_that_is_text_goes_into_the_text(self, doubtful):
        doubtful.press(f"text:{Q}:0:{doubtful.code}")
        assert len(doubtful.texts()) == 1
        assert "Елшілік дегеніміз не?" in doubtful.sections()[0]
        assert BUTTON not in words(doubtful.response)
