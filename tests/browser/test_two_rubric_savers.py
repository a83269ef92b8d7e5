"""Two teachers have the key points of one question open; both press Save."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lessons.models import Question
from tests import factories as f
from tests.browser.test_teacher_job import World, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
FIELD = "Key points and model answer"


@pytest.fixture
def world():
    return World()


def test_the_second_sees_both_texts_and_decides(open_page, world, base_url, allowed_troubles):
    allowed_troubles.append("status of 409")
    url = reverse("lessons:rubric-edit", args=[world.question.pk])
    people = [world.teacher, f.make_teacher(world.classroom, last_name="Оспанов")]
    pages = [open_page(), open_page()]
    for page, person in zip(pages, people, strict=True):
        sign_in(page, base_url, person)
        page.goto(url)

    for page, typed in zip(pages, ["2 | Бірінші ой", "3 | Екінші ой"], strict=True):
        page.get_by_label(FIELD).fill(typed)
        with page.expect_navigation():
            page.get_by_role("button", name="Save", exact=True).click()

    second = pages[1]
    assert "Somebody else saved other key points" in second.locator("main").inner_text()
    assert second.get_by_label("Their key points").input_value().strip() == "2 | Бірінші ой"
    assert second.get_by_label(FIELD).input_value() == "3 | Екінші ой"
    with second.expect_navigation():
        second.get_by_role("button", name="Save", exact=True).click()
    versions = Question.objects.get(pk=world.question.pk).versions.order_by("number")
    kept = [version.parsed.key_lines for version in versions[1:]]
    assert kept == ["2 | Бірінші ой", "3 | Екінші ой"]


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)])
def test_the_save_for_the_own_classes_is_in_sight_while_there_is_more_to_read(
    open_page, world, base_url, size
):
    f.make_assignment(world.question.lesson, f.make_classroom("БҚ-1"))
    page = open_page(viewport={"width": size[0], "height": size[1]})
    sign_in(page, base_url, world.teacher)
    page.goto(reverse("lessons:rubric-edit", args=[world.question.pk]))

    page.get_by_label(FIELD).fill("\n".join(f"1 | {number}-ой" for number in range(1, 12)))

    expect(page.get_by_role("button", name="Save for my classes")).to_be_in_viewport(ratio=1)
