"""A written task in a real browser: by the keyboard alone, without JavaScript, pasted from Word."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from lessons.domain.parts import Part
from lessons.models import Attempt, ResponseState
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
