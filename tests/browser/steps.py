"""What a person does on a page so that it comes to say something else."""

from collections.abc import Callable

from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, Route

from lessons.domain.types.open_answer.definition import LONGEST
from lessons.models import Attempt, Response, Upload
from lessons.services.attempts import save_draft, submit_attempt
from lessons.services.writing import hand_in_again, return_work
from tests import factories as f
from tests.loading.steps import HANDOUT, UNLEVELLED
from tests.world import World

Step = Callable[[Page, World], None]
TROUBLES = ["status of 4(00|01|03|04|09|29)", "net::ERR_(INTERNET_DISCONNECTED|FAILED)"]
"""What the browser's console says to these steps."""


def sign_in_wrongly(page: Page, world: World) -> None:
    _sign_in(page, "aigul", "wrong")
    page.locator(".errorlist, [role=alert]").first.wait_for()


def sign_in_wrongly_too_often(page: Page, world: World) -> None:
    client = Client()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        client.post(reverse("sign-in"), {"username": "ermek", "password": "wrong"})
    _sign_in(page, "ermek", "wrong")
    page.locator("main a.button").first.wait_for()


def lose_the_token(page: Page, world: World) -> None:
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    _sign_in(page, "aigul", "wrong")
    page.locator("main a.button").first.wait_for()


def _sign_in(page: Page, name: str, password: str) -> None:
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("[name=password]").press("Enter")


def meet_a_broken_server(page: Page, world: World) -> None:
    page.set_content(render_to_string("500.html"))


def make_slips(page: Page, world: World) -> None:
    page.locator("[name=student]").first.check()
    page.locator("main form .button-primary").click()
    page.locator(".slip").first.wait_for()


def join_with_a_wrong_code(page: Page, world: World) -> None:
    page.locator("[name=code]").fill("ZZZZZZ")
    page.locator("[name=code]").press("Enter")
    page.locator(".errorlist").wait_for()


def practise_wrongly(page: Page, world: World) -> None:
    page.locator("[data-live] .tile").nth(1).click()
    page.locator("[data-primary]").click()
    page.locator(".tile[data-verdict]").wait_for()


def open_every_hint(page: Page, world: World) -> None:
    page.locator("[data-live]").wait_for()
    for number in range(page.locator(".hint").count()):
        page.locator("[data-hint] button").click()
        page.locator(".hint[data-open]").nth(number).wait_for()


def assign_nothing(page: Page, world: World) -> None:
    page.locator("[name=opens_at]").fill("бір күні")
    page.locator("[name=opens_at]").press("Enter")
    page.locator(".errorlist").first.wait_for()


def mark_nothing(page: Page, world: World) -> None:
    page.locator("[data-confirm]").click()
    page.locator(".errorlist").first.wait_for()


def confirm_a_group(page: Page, world: World) -> None:
    page.locator("[data-confirm]").click()
    page.locator(".said-good, .notice-good").first.wait_for()


def take_it_back(page: Page, world: World) -> None:
    confirm_a_group(page, world)
    with page.expect_navigation():
        page.locator("form[action*=undo] button").click()
    page.locator(".said-good").first.wait_for()
    page.locator("form[action*=undo]").wait_for(state="detached")


def save_key_points_wrongly(page: Page, world: World) -> None:
    page.locator("[name=rubric]").fill("Ой ғана")
    page.locator("form[data-rubric] .button-primary").click()
    page.locator(".errorlist").first.wait_for()


def show_the_keys(page: Page, world: World) -> None:
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()


def mark_too_late(page: Page, world: World) -> None:
    f.make_marking(_response(world), world.people["teacher"], comment="Бірінші", now=timezone.now())
    for fieldset in page.locator("fieldset[data-points]").all():
        fieldset.locator("input").first.check()
    page.locator("[data-confirm]").click()
    page.locator(".notice-warn[role=alert]").wait_for()


def _response(world: World) -> Response:
    return Response.objects.get(pk=world.arguments["waiting"][0])


def type_an_answer(page: Page, world: World) -> None:
    _type(page, "Жауап", state="saved")


def type_too_much(page: Page, world: World) -> None:
    _type(page, "қ" * (LONGEST + 1), state="invalid")
    page.locator("#answer").fill("Қысқа")
    _wait_for_state(page, "saved")


def type_offline(page: Page, world: World) -> None:
    page.context.set_offline(True)
    _type(page, "Байланыссыз", state="offline")
    page.context.set_offline(False)


def type_in_two_places(page: Page, world: World) -> None:
    response = _draft(world)
    save_draft(response, answer=("Басқа жерде",), seen=response.draft_seq, now=timezone.now())
    _type(page, "Осы жерде", state="stale")
    page.locator("[data-conflict]").wait_for()


def type_without_a_sign_in(page: Page, world: World) -> None:
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    _type(page, "Кешіккен жауап", state="signed-out")


def go_on_without_a_sign_in(page: Page, world: World) -> None:
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.locator("#answer").fill("Кіру мерзімі бітті")
    page.locator("#question button[name=go]").first.click()
    page.locator("[name=password]").wait_for()


def sign_in_to_send_again(page: Page, world: World) -> None:
    go_on_without_a_sign_in(page, world)
    _sign_in(page, world.people["student"].username, f.PASSWORD)
    page.locator("main details").wait_for()


def type_after_the_hand_in(page: Page, world: World) -> None:
    attempt = Attempt.objects.get(pk=world.arguments["long attempt"][0])
    submit_attempt(attempt, now=timezone.now())
    _type(page, "Тапсырғаннан кейін", state="submitted")
    page.locator("#question button[name=go]").first.click()
    page.locator(".answer").first.wait_for()


def _draft(world: World) -> Response:
    return Response.objects.select_related("version").get(
        attempt=world.arguments["long attempt"][0], position=5
    )


def _type(page: Page, text: str, *, state: str) -> None:
    page.locator("#answer").fill(text)
    _wait_for_state(page, state)


def _wait_for_state(page: Page, state: str) -> None:
    page.locator(f"[data-save-state][data-state={state}]").wait_for()


# --- The administration ------------------------------------------------------------------------


def type_more_than_a_task_takes(page: Page, world: World) -> None:
    page.locator("#answer").fill("а" * (LONGEST + 1))
    page.locator("[data-limit][data-over]").wait_for()


def _handed_in_task(world: World) -> Response:
    return Response.objects.get(pk=world.arguments["handed-in task"][0])


def revise_a_task(page: Page, world: World) -> None:
    """One that its teacher has returned."""
    response = _handed_in_task(world)
    if not response.is_returned:
        return_work(
            response,
            teacher=world.people["teacher"],
            comment="Толықтырыңыз",
            due_at=None,
            seen=response.last_seq,
            now=timezone.now(),
        )
    page.goto(reverse("lessons:attempt-question", args=[response.attempt_id, response.position]))


def come_late(page: Page, world: World) -> None:
    Response.objects.filter(pk=world.arguments["handed-in task"][0]).update(late_factor="0.8")
    page.reload()


def see_what_was_returned(page: Page, world: World) -> None:
    """It stands on the desk, also once it is handed in again."""
    page.goto(reverse("lessons:home"))
    page.locator("#returned").wait_for()


def _open_to_return(page: Page, world: World) -> None:
    """Whatever was done with it on the way here."""
    response = _handed_in_task(world)
    if response.is_returned:
        hand_in_again(response, now=timezone.now())
        page.reload()


def return_a_task_wrongly(page: Page, world: World) -> None:
    _open_to_return(page, world)
    page.locator("form:has([name=comment]) button.button").last.click()
    page.locator("[name=comment][aria-invalid=true]").wait_for()


def return_a_task(page: Page, world: World) -> None:
    _open_to_return(page, world)
    page.locator("[name=comment]").fill("Толықтырыңыз")
    page.locator("form:has([name=comment]) button.button").last.click()
    page.locator(".notice-warn").first.wait_for()


def load_nothing(page: Page, world: World) -> None:
    _press_last(page, "#content-main form")
    page.locator(".errornote").wait_for()


def review_a_handout(page: Page, world: World, text: str = HANDOUT) -> None:
    page.locator("[name=file]").set_input_files(
        {"name": "class-7.txt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.locator("[name=new_course]").fill("Жаңа пән")
    _press_last(page, "#content-main form")
    page.locator("form[data-review]").wait_for()
    for button in page.locator("[data-add]").all():
        button.click()


def ask_for_labels(page: Page, world: World) -> None:
    """On the way levels are asked for, on two pages."""
    review_a_handout(page, world, UNLEVELLED)
    page.locator(".review-submit button").click()
    page.locator("#lesson_form").wait_for()
    page.goto(reverse("admin:lessons_lesson_labels", args=[Upload.objects.latest("pk").pk]))


def review_wrongly(page: Page, world: World) -> None:
    review_a_handout(page, world)
    page.locator("[name=lesson-0-number]").fill("0")
    page.locator("[name=lesson-0-questions-0-text]").fill("")
    page.locator(".review-submit button").click()
    page.locator(".errornote").wait_for()


def load_some(page: Page, world: World) -> None:
    _choose_some(page)
    _press_last(page, "#content-main form")
    page.locator("[data-finished]").wait_for()


def lose_the_connection(page: Page, world: World) -> None:
    """After the first of three files."""
    page.route("**/load/batch/**", _fail_after_the_first())
    _choose_some(page)
    _press_last(page, "#content-main form")
    page.locator("[data-again-all]").wait_for()


def _choose_some(page: Page) -> None:
    texts = {"class-7.txt": HANDOUT, "class-7-copy.txt": HANDOUT, "bad.xyz": "text"}
    page.locator("[name=files]").set_input_files(
        [
            {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
            for name, text in texts.items()
        ]
    )


def _fail_after_the_first() -> Callable[[Route], None]:
    seen: list[str] = []

    def answer(route: Route) -> None:
        seen.append(route.request.url)
        if len(seen) == 1:
            route.continue_()
        else:
            route.abort()

    return answer


def find_nothing(page: Page, world: World) -> None:
    page.locator("#searchbar").fill("жоқ нәрсе")
    page.locator("#searchbar").press("Enter")
    page.wait_for_url("**?q=*")


def save_nothing(page: Page, world: World) -> None:
    page.locator("[name=_save]").click()
    page.locator(".errornote").wait_for()


def open_a_list(page: Page, world: World) -> None:
    """Of a field that completes what is typed."""
    page.get_by_role("combobox").first.click()
    page.locator(".select2-results__option[aria-selected]").first.wait_for()


def add_a_row(page: Page, world: World) -> None:
    page.locator(".add-row a").last.click()
    page.locator("#id_membership_set-1-role").wait_for()


def _press_last(page: Page, form: str) -> None:
    page.locator(f"{form} .submit-row button").last.click()


BANK = """<question>Келіссөз деген не?
<variantright>Пікір алмасу
<variant>Соғыс
<question>Келіссөз деген не екен?
<variantright>Пікір алмасу
<variant>Соғыс
<question>Жалғыз нұсқа
<variant>Бір
"""


def review_a_bank(page: Page, world: World) -> None:
    """One new question, one like it, one rejected."""
    page.locator("[name=file]").set_input_files(
        {"name": "bank.txt", "mimeType": "text/plain", "buffer": BANK.encode()}
    )
    _press_last(page, "#content-main form")
    page.locator("#rejected-heading").wait_for()
