"""A written task in a real browser: by the keyboard alone, without JavaScript, pasted from Word."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from lessons.domain.parts import Part
from lessons.models import Attempt, ResponseState
from lessons.services.attempts import save_draft, submit_attempt
from lessons.services.writing import return_work
from tests import factories as f
from tests.browser.walker import become

BRIEF = (
    "Дипломатия мен дипломатиялық қызметтің негізгі айырмашылықтары мен саяси құраушы элементтері"
)
FROM_WORD = """<html><body>
<h1>Кіріспе</h1>
<p class=MsoNormal>Дипломатия – <b style='mso-bidi-font-weight:normal'>мемлекеттің</b> қызметі.</p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>бірінші ой</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>
<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>екінші ой</p>
<ol><li>бір</li><li><strong>екі</strong></li></ol>
<script>window.ran = true</script><img src=x onerror="window.ran = true">
</body></html>"""
PASTED = """# Кіріспе

Дипломатия – **мемлекеттің** қызметі.

- бірінші ой
- екінші ой
1. бір
2. **екі**"""
PASTE = """(field, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, cancelable: true}));
}"""


@pytest.fixture
def attempt(live_server):
    now = timezone.now()
    classroom, lesson = f.make_classroom(), f.make_lesson()
    f.make_question(
        lesson,
        kind="open-answer",
        part=Part.INDEPENDENT,
        label="БӨЖ",
        text=BRIEF,
        points=10,
        details={"form": "Салыстыру кестесі мен мәтін", "volume": "400–800 сөз"},
    )
    assignment = f.make_assignment(
        lesson, classroom, opens_at=now - timedelta(days=1), due_at=now + timedelta(days=3)
    )
    return f.make_attempt(assignment, f.make_student(classroom), part=Part.INDEPENDENT, now=now)


def open_task(page: Page, attempt: Attempt, base_url: str) -> None:
    become(page, attempt.student, base_url=base_url, language="en")
    page.goto(reverse("lessons:attempt-question", args=[attempt.pk, 1]))


def test_a_task_is_written_and_handed_in_by_the_keyboard_alone(page, attempt, base_url):
    open_task(page, attempt, base_url)
    page.locator("#answer").focus()
    page.keyboard.type("Кіріспе")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_have_value("# Кіріспе")
    page.keyboard.press("End")
    page.keyboard.type("\nБір екі үш")
    expect(page.locator("[data-words]")).to_have_text("4")
    expect(page.locator("[data-save-state]")).to_contain_text("Saved at")

    page.get_by_role("button", name="Check and hand in").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Hand in", exact=True).focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="БӨЖ: result")).to_be_visible()
    assert attempt.response_set.get().answer == ["# Кіріспе\nБір екі үш"]


def test_what_is_pasted_from_word_keeps_lists_and_bold_and_runs_nothing(page, attempt, base_url):
    open_task(page, attempt, base_url)

    page.locator("#answer").evaluate(PASTE, FROM_WORD)

    expect(page.locator("#answer")).to_have_value(PASTED)
    assert page.evaluate("window.ran") is None


def test_a_task_is_written_and_handed_in_without_javascript(no_js_page, attempt, base_url):
    page = no_js_page
    open_task(page, attempt, base_url)
    page.locator("#answer").fill("- бір\n- екі")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="See how it reads").click()
    expect(page.get_by_role("listitem").filter(has_text="екі").last).to_be_visible()
    page.get_by_role("link", name="Go on writing").click()
    page.get_by_role("button", name="Check and hand in").click()
    page.get_by_role("button", name="Hand in", exact=True).click()

    assert attempt.response_set.get().state == ResponseState.WAITING


# --- Between a student and their teacher -------------------------------------------------------

FILE = {"name": "Кесте.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 kept"}


@pytest.fixture
def returned(attempt):
    """Handed in, and sent back with a comment."""
    save_draft(attempt.response_set.get(), answer=("Бірінші",), seen=0, now=timezone.now())
    submit_attempt(attempt, now=timezone.now())
    return_work(
        attempt.response_set.get(),
        teacher=f.make_teacher(attempt.assignment.classroom),
        comment="Құқықтық негізін толықтырыңыз",
        due_at=None,
        seen=1,
        now=timezone.now(),
    )
    return attempt


def test_a_returned_task_is_revised_with_a_file_and_handed_in_again(page, returned, base_url):
    become(page, returned.student, base_url=base_url, language="en")
    page.goto("/")
    page.get_by_role("button", name="Revise: БӨЖ").first.press("Enter")
    expect(page.get_by_text("Құқықтық негізін толықтырыңыз")).to_be_visible()
    page.locator("#answer").press("Control+End")
    page.keyboard.type(" және екінші")
    page.locator("#file").set_input_files(FILE)
    expect(page.get_by_text("Added: Кесте.pdf")).to_be_visible()
    page.get_by_role("button", name="Hand in the revision").press("Enter")
    expect(page.get_by_text("Your revision is handed in.")).to_be_visible()

    response = returned.response_set.get()
    assert (response.state, response.answer) == (ResponseState.WAITING, ["Бірінші және екінші"])
    assert response.files.get().handed_in_at is not None
    with page.expect_download() as download:
        page.get_by_role("link", name="Кесте.pdf").click()
    assert download.value.suggested_filename == "Кесте.pdf"


def test_it_is_revised_and_handed_in_again_without_javascript(no_js_page, returned, base_url):
    page = no_js_page
    open_task(page, returned, base_url)
    page.locator("#answer").fill("Екінші")
    page.locator("#file").set_input_files(FILE)
    page.get_by_role("button", name="Add the file").click()
    expect(page.locator("#answer")).to_have_value("Екінші")
    page.locator("#answer").fill("Үшінші")
    page.get_by_role("button", name="Take away").click()
    page.get_by_role("button", name="Hand in the revision").click()

    response = returned.response_set.get()
    assert (response.state, response.answer) == (ResponseState.WAITING, ["Үшінші"])
    assert not response.files.there().exists()


def test_a_file_that_is_too_big_is_told_before_it_is_sent(page, attempt, base_url):
    open_task(page, attempt, base_url)
    file = page.locator("#file")
    file.evaluate("file => { file.dataset.most = 5; }")

    file.set_input_files(FILE)

    expect(page.get_by_text("The file is too big.")).to_be_visible()
    assert file.evaluate("file => file.files.length") == 0


def test_a_teacher_returns_a_task_by_the_keyboard_and_keeps_what_was_refused(
    page, attempt, base_url, allowed_troubles
):
    allowed_troubles.append("status of 400")
    submit_attempt(attempt, now=timezone.now())
    teacher = f.make_teacher(attempt.assignment.classroom)
    become(page, teacher, base_url=base_url, language="en")
    page.goto(reverse("lessons:written-work", args=[attempt.response_set.get().pk]))
    page.get_by_label("Revise until").first.fill("кеше")
    page.get_by_label("What is to be revised").fill("Толықтырыңыз")
    page.get_by_role("button", name="Return for revision").press("Enter")
    expect(page.get_by_label("What is to be revised")).to_have_value("Толықтырыңыз")
    page.get_by_label("Revise until").first.fill("")
    page.get_by_role("button", name="Return for revision").press("Enter")

    expect(page.get_by_text("The student sees your comment.")).to_be_visible()
    assert attempt.response_set.get().is_returned
