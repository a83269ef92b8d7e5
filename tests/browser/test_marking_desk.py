"""The desk for one answer: all of it on one screen, by keys alone, and nothing lost on the way."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.models import Marking, PointDecision, Proposal, Response
from tests import factories as f
from tests.browser.test_teacher_job import sign_in
from tests.proposals import propose

pytestmark = pytest.mark.django_db(transaction=True)
POINTS = 6
TEXT = (
    "Менің планым: біріншіден, ООН-ға обращение жасаймыз, Астанада су туралы халықаралық "
    "конференция өткіземіз. Екіншіден, мамандар өзендегі суды есептеп, график шығарады. "
)
KEY_POINT = "Қадамдар ретімен берілген: тараптармен жеке кеңесу, келіссөз, халықаралық шарт"


class World:
    def __init__(self):
        now = timezone.now()
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)
        lesson = f.make_lesson()
        points = [{"id": key, "text": KEY_POINT, "points": 1} for key in "abcdef"[:POINTS]]
        self.question = f.make_question(
            lesson,
            kind="open-answer",
            points=POINTS,
            payload={"key_points": points, "model_answer": "Үлгі жауап мәтіні."},
        )
        self.assignment = f.make_assignment(
            lesson, self.classroom, opens_at=now - timedelta(days=5), due_at=now + timedelta(days=5)
        )
        for number in range(3):
            f.make_attempt(
                self.assignment,
                f.make_student(self.classroom, last_name=f"Абаев{number}"),
                answers=[(f"{TEXT * (number + 1)} {number}",)],
                submitted=True,
                now=now - timedelta(minutes=30 - number),
            )
        self.responses = list(Response.objects.order_by("pk"))
        propose(self.question, self.responses, shares=dict.fromkeys("abcdef"[:POINTS], "full"))

    def url(self, name, *args):
        return reverse(f"lessons:{name}", args=args or [self.question.pk])


@pytest.fixture
def world():
    return World()


ON_THE_SCREEN = """names => names.map((name) => {
  const box = document.querySelector(name).getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const isIn = box.top >= 0 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1;
  return isIn && at !== null && document.querySelector(name).contains(at) ? "" : name;
}).filter(Boolean)"""


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)], ids=["desk", "phone"])
def test_an_answer_with_six_key_points_stands_on_one_screen(open_page, world, base_url, size):
    page = open_page(viewport={"width": size[0], "height": size[1]}, has_touch=size[0] < 500)
    sign_in(page, base_url, world.teacher)
    page.goto(world.url("response-mark", world.responses[2].pk))

    rows = [f".point:nth-of-type({number}) .share" for number in range(1, POINTS + 1)]
    wanted = [".desk-question summary", *rows, "[data-total]", "[data-skip]", "[data-confirm]"]
    assert page.evaluate(ON_THE_SCREEN, wanted) == []
    assert page.evaluate("document.documentElement.scrollHeight") <= size[1]
    own = page.locator(".own-words")
    visible = "box => Math.min(box.bottom, document.querySelector('.desk-answer')"
    visible += ".getBoundingClientRect().bottom) - box.top"
    seen = own.evaluate(f"one => ({visible})(one.getBoundingClientRect())")
    assert seen >= 96, "four lines of the answer"


def test_what_is_dashed_is_accepted_by_enter_and_undone_one_by_one(page, world, base_url):
    sign_in(page, base_url, world.teacher)
    page.goto(world.url("marking-next"))
    for _ in range(2):
        page.keyboard.press("1")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    marks = list(Marking.objects.order_by("pk"))

    for _ in range(2):
        with page.expect_navigation():
            page.keyboard.press("u")

    assert [one.shares["a"] for one in marks] == ["half", "half"]
    assert [sorted(one.accepted) for one in marks] == [list("bcdef")] * 2
    assert Response.objects.filter(state="waiting").count() == 3
    assert page.locator("fieldset[data-points]").first.get_by_label("half").is_checked()


def test_leaving_with_chosen_points_asks_and_keeps_them(page, world, base_url):
    sign_in(page, base_url, world.teacher)
    url = world.url("response-mark", world.responses[0].pk)
    page.goto(url)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.keyboard.press("2")

    page.get_by_role("link", name="Back").click()
    page.wait_for_url(f"**{world.url('question-queue')}")
    page.goto(url)

    assert asked == ["beforeunload"]
    assert page.locator("fieldset[data-points]").nth(1).get_by_label("half").is_checked()
    assert "is back" in page.locator("[data-restored]").inner_text()


def test_an_answer_opened_from_the_list_leads_back_to_its_place_there(page, world, base_url):
    sign_in(page, base_url, world.teacher)
    page.goto(world.url("question-answers") + "?order=oldest")
    with page.expect_navigation():
        page.locator(".answers a").nth(1).click()

    with page.expect_navigation():
        page.keyboard.press("Enter")

    row = world.responses[1].pk
    assert page.url.endswith(f"{world.url('question-answers')}?order=oldest&page=1#answer-{row}")
    assert "6 / 6" in page.locator(f"#answer-{row}").inner_text().replace("\u00a0", " ")


def test_the_list_serves_a_finished_question_without_javascript(no_js_page, world, base_url):
    for row in world.responses:
        f.make_marking(row, world.teacher)
    page = no_js_page
    sign_in(page, base_url, world.teacher)

    page.goto(world.url("question-queue"))
    page.get_by_role("link", name="All answers: 3").click()
    page.get_by_label("Mark").select_option("nothing")
    page.get_by_role("button", name="Show", exact=True).click()

    assert "No answer is like this." in page.locator("main").inner_text()


def test_after_the_last_answer_comes_the_next_question_of_the_lesson(page, world, base_url):
    other = f.make_question(world.question.lesson, kind="open-answer")
    f.make_attempt(
        world.assignment,
        f.make_student(world.classroom),
        answers=[(TEXT,), ("Екінші сұрақтың жауабы",)],
        submitted=True,
        now=timezone.now(),
    )
    Response.objects.filter(version__question=world.question).exclude(
        pk=world.responses[0].pk
    ).update(state="marked", fraction=0)
    sign_in(page, base_url, world.teacher)
    page.goto(world.url("response-mark", world.responses[0].pk))

    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert "Here is the next one of the lesson" in page.locator(".desk-said").inner_text()
    assert "Екінші сұрақтың жауабы" in page.locator(".own-words").inner_text()
    assert other.pk != world.question.pk


def test_answers_are_gone_through_by_key_point_with_keys_alone(page, world, base_url):
    sign_in(page, base_url, world.teacher)
    page.goto(world.url("question-points"))
    page.keyboard.press("w")
    for _ in range(POINTS):
        with page.expect_navigation():
            page.keyboard.press("Enter")

    assert page.url.endswith(world.url("question-queue"))
    shares = [one.shares["a"] for one in Marking.objects.order_by("response")]
    assert sorted(shares) == ["full", "full", "half"]
    assert {one.shares["f"] for one in Marking.objects.all()} == {"full"}


def test_a_key_point_is_decided_without_javascript(no_js_page, world, base_url):
    page = no_js_page
    sign_in(page, base_url, world.teacher)
    page.goto(world.url("question-points"))

    page.locator("fieldset").nth(0).get_by_label("missing").check()
    page.get_by_role("button", name="Save and go on").click()

    assert "Decided here: 3 answers." in page.locator("main").inner_text()
    assert sorted(PointDecision.objects.values_list("share", flat=True)) == ["full", "full", "none"]


def test_a_band_is_confirmed_with_keys_alone_but_for_what_differs(page, world, base_url):
    Proposal.objects.update(band="likely")
    sign_in(page, base_url, world.teacher)
    page.goto(world.url("question-band"))
    page.keyboard.press("w")
    assert page.locator("[data-ticked]").inner_text() == "2"
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert "1 answer waits at the desk" in page.locator("main").inner_text()
    assert Marking.objects.count() == 2
    assert Response.objects.waiting().count() == 1


def test_a_band_is_confirmed_without_javascript(no_js_page, world, base_url):
    Proposal.objects.update(band="likely")
    page = no_js_page
    sign_in(page, base_url, world.teacher)
    page.goto(world.url("question-band"))
    page.get_by_role("checkbox").nth(0).uncheck()
    page.get_by_role("button", name="Confirm the ticked ones").click()

    assert "Confirmed: 2 answers." in page.locator("main").inner_text()
