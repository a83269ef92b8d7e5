"""The way back from each page: what it says, and that each step of it opens."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from tests.world import make_world

pytestmark = pytest.mark.django_db
WAYS = {
    ("student", "assignment-detail", "assignment"): ["Start page"],
    ("student", "assignment-read", "assignment"): ["Levels and tasks"],
    ("student", "attempt-question", "question"): ["lesson"],
    ("student", "attempt-finish", "under way"): ["lesson"],
    ("student", "attempt-detail", "submitted"): ["lesson"],
    ("student", "classroom-join", ""): ["Start page"],
    ("teacher", "classroom-detail", "classroom"): ["Start page"],
    ("teacher", "assignment-create", "classroom"): ["Start page", "class"],
    ("teacher", "assignment-edit", "assignment"): ["Start page", "class"],
    ("teacher", "assignment-results", "assignment"): ["Start page", "class"],
    ("teacher", "assignment-read", "assignment"): ["Class results"],
    ("teacher", "student-work", "work"): ["Start page", "class"],
    ("teacher", "attempt-review", "submitted"): ["Start page", "class", "student"],
    ("teacher", "marking-queue", ""): ["Start page"],
    ("teacher", "question-queue", "answered question"): ["Review queue"],
    ("teacher", "rubric-edit", "answered question"): ["Review queue", "This question"],
    ("teacher", "rubric-differences", "answered question"): ["Review queue", "This question"],
    ("teacher", "marks-rescore", "answered question"): ["Review queue", "This question"],
    ("teacher", "second-reading", "answered question"): ["Review queue", "This question"],
    ("teacher", "new-key-points", "answered question"): ["Review queue", "This question"],
}


CRUMB = re.compile(r'<a href="([^"]+)">([^<]+)</a>')


def steps(client, url: str) -> list[tuple[str, str]]:
    page = client.get(url).content.decode()
    (trail,) = re.findall(r'<p class="crumbs">(.*?)</p>', page, re.DOTALL)
    return [(unescape(url), unescape(words)) for url, words in CRUMB.findall(trail)]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way[0]}-{way[1]}")
def test_the_way_back_is_told_and_can_be_gone(client, way):
    who, page, ids = way
    world = make_world()
    client.cookies["django_language"] = "en"
    client.force_login(world.people[who])
    url = reverse(f"lessons:{page}", args=world.arguments[ids])
    student = world.people["student"]
    classroom = student.membership_set.get().classroom
    lesson = classroom.assignment_set.get().lesson
    names = {"class": classroom.name, "student": student.get_full_name(), "lesson": str(lesson)}

    found = steps(client, url)

    assert [words for _url, words in found] == [names.get(step, step) for step in WAYS[way]]
    assert [client.get(above).status_code for above, _words in found] == [200] * len(found)


def test_no_template_writes_its_way_back_by_hand():
    written = [
        path.name
        for path in Path(settings.BASE_DIR, "templates").rglob("*.html")
        if re.search(r"""class=["'](crumbs|breadcrumbs)\b""", path.read_text(encoding="utf-8"))
    ]
    assert set(written) == {"_crumbs.html"}
