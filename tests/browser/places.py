"""Every page that a person can meet, and how to get there.

A page in the table of `tests.test_urls` and a page of the administration are walked without a
word here. What needs a step (a refused form, a conflict) is a function in `steps.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from lessons.domain.types.registry import REGISTRY
from lessons.models import Assignment, User
from tests.browser import steps
from tests.test_urls import OFFICE, PAGES, SITE
from tests.world import World

TABLE_ROLES = (*SITE, OFFICE[0])
"""As a row of the table has them: one person of the office for all of it."""


@dataclass(frozen=True, kw_only=True)
class Place:
    role: str
    path: str
    then: steps.Step | None = None
    """What is done there before the page is looked at."""

    def __str__(self) -> str:
        step = f", {self.then.__name__}" if self.then else ""
        return f"{self.path} for {self.role}{step}"


def _at(world: World, role: str, name: str, arguments: str = "", query: str = "") -> Place:
    return Place(role=role, path=reverse(name, args=world.arguments[arguments]) + query)


def _then(role: str, path: str, *taken: steps.Step) -> list[Place]:
    return [Place(role=role, path=path, then=step) for step in taken]


def site_places(world: World) -> list[Place]:
    """The site without its administration; what changes rows comes last."""
    return [*_pages_of_the_table(world), *_more_pages(world), *_after_a_step(world)]


def _pages_of_the_table(world: World) -> Iterator[Place]:
    for name, (arguments, statuses) in PAGES.items():
        for role, status in zip(TABLE_ROLES, statuses, strict=True):
            place = _at(world, role, name, arguments)
            if status == 200 and _is_page(world, place):
                yield place


def _is_page(world: World, place: Place) -> bool:
    """A download is none."""
    return _get(world.people[place.role], place.path)["Content-Type"].startswith("text/html")


def _get(person: User | None, path: str):
    client = Client()
    if person:
        client.force_login(person)
    return client.get(path)


def _more_pages(world: World) -> list[Place]:
    """The same addresses with much on them, with nothing, and in another state."""
    question = reverse("lessons:attempt-question", args=[*world.arguments["long attempt"], 1])
    kinds = [question.replace("/1/", f"/{number}/") for number in range(1, len(REGISTRY) + 1)]
    sitting, _first = world.arguments["long sitting"]
    asked = [
        reverse("lessons:practice-question", args=[sitting, number])
        for number in range(1, len(REGISTRY) + 1)
    ]
    return [
        Place(role="newcomer", path=reverse("lessons:home")),
        *(Place(role="student", path=path) for path in asked),
        _at(world, "student", "lessons:practice-detail", "sitting over"),
        *(Place(role="student", path=path) for path in kinds),
        *(
            _at(world, "student", f"lessons:assignment-{page}", which)
            for page in ("detail", "read")
            for which in ("long assignment", "empty lesson")
        ),
        _at(world, "student", "lessons:assignment-detail", "not open"),
        _at(world, "student", "lessons:attempt-finish", "long attempt"),
        _at(world, "student", "lessons:attempt-detail", "marked"),
        _at(world, "student", "lessons:attempt-question", "practising", "?read=1"),
        _at(world, "student", "lessons:attempt-detail", "practised"),
        _at(world, "student", "lessons:attempt-question", "ticking"),
        _at(world, "student", "lessons:attempt-detail", "time over"),
        _at(world, "student", "lessons:attempt-question", "task"),
        _at(world, "student", "lessons:attempt-detail", "handed-in work"),
        _at(world, "teacher", "lessons:response-mark", "handed-in task"),
        _at(world, "student", "lessons:attempt-detail", "mastered"),
        _at(world, "student", "lessons:attempt-question", "left attempt"),  # 403
        _at(world, "teacher", "lessons:exceptions", "timed"),
        _at(world, "teacher", "lessons:class-results", "classroom", _panel(world)),
        _at(world, "student", "lessons:classroom-detail", "classroom"),  # 403
        Place(role="listener", path=reverse("lessons:home")),
        *(
            _at(world, role, f"lessons:live-{page}", which)
            for role, page in (("listener", "answer"), ("teacher", "wall"), ("teacher", "answers"))
            for which in ("live choice", "live word")
        ),
        Place(role="student", path="/no-such-page/"),
        _at(world, "teacher", "lessons:classroom-detail", "bare class"),
        _at(world, "teacher", "lessons:assignment-results", "long assignment"),
        _at(world, "teacher", "lessons:assignment-results", "long assignment", "?first=stuck"),
        _at(world, "teacher", "lessons:assignment-results", "bare results"),
        _at(world, "teacher", "lessons:assignment-results", "empty lesson"),
        _at(world, "teacher", "lessons:assignment-edit", "long assignment"),
        _at(world, "teacher", "lessons:exceptions", "long assignment"),
        _at(world, "teacher", "lessons:assign-table", query=_term(world)),
        _at(world, "teacher", "lessons:attempt-review", "marked"),
        _at(world, "teacher", "lessons:marking-queue", query=f"?assignment={_pk(world)}"),
        _at(world, "teacher", "lessons:response-mark", "waiting"),
        _at(world, "teacher", "lessons:response-mark", "marked response", "?then=review"),
        _at(world, "teacher", "lessons:response-mark", "alike"),
        _at(world, "teacher", "lessons:response-mark", "asked"),
        _at(world, "teacher", "lessons:rubric-draft", "long question"),
        _at(world, "anonymous", "lessons:password-new", "letter"),
        *(
            _at(world, "teacher", f"lessons:{name}", "long question")
            for name in ("question-queue", "question-answers", "rubric-edit", "rubric-differences")
        ),
    ]


def _pk(world: World) -> int:
    return world.arguments["long assignment"][0]


def _panel(world: World) -> str:
    return f"?student={world.people['student'].pk}"


def _term(world: World) -> str:
    """A table of lessons that the class has and has not."""
    course = Assignment.objects.get(pk=_pk(world)).lesson.course_id
    rules = "opens_day=0&opens_time=08:00&due_day=4&due_time=23:59&preset=homework"
    classroom = world.arguments["classroom"][0]
    return f"?course={course}&classes={classroom}&first_day=1.9.2036&{rules}"


def _after_a_step(world: World) -> list[Place]:
    sign_in, join = reverse("sign-in"), reverse("lessons:classroom-join")
    slips = reverse("lessons:slips", args=world.arguments["class with slips"])
    assign = reverse("lessons:assignment-create", args=world.arguments["classroom"])
    mark = reverse("lessons:response-mark", args=world.arguments["waiting"])
    alike = reverse("lessons:response-mark", args=world.arguments["alike"])
    rubric = reverse("lessons:rubric-edit", args=world.arguments["long question"])
    question = reverse("lessons:attempt-question", args=[*world.arguments["long attempt"], 5])
    practice = reverse("lessons:practice-question", args=world.arguments["long sitting"])
    task = reverse("lessons:attempt-question", args=world.arguments["task"])
    work = reverse("lessons:written-work", args=world.arguments["handed-in task"])
    return [
        *_then("anonymous", sign_in, steps.sign_in_wrongly, steps.lose_the_token),
        *_then("anonymous", sign_in, steps.sign_in_wrongly_too_often),
        *_then("student", join, steps.join_with_a_wrong_code),
        *_then("teacher", slips, steps.make_slips),
        *_then("teacher", assign, steps.assign_nothing),
        *_then("teacher", mark, steps.mark_nothing, steps.show_the_keys, steps.mark_too_late),
        *_then("teacher", alike, steps.take_it_back, steps.confirm_a_group),
        *_then("teacher", rubric, steps.save_key_points_wrongly),
        *_then("student", question, steps.type_an_answer, steps.type_too_much, steps.type_offline),
        *_then("student", question, steps.type_in_two_places, steps.type_without_a_sign_in),
        *_then("student", question, steps.go_on_without_a_sign_in, steps.sign_in_to_send_again),
        *_then("student", question, steps.type_after_the_hand_in),
        *_then("student", task, steps.type_more_than_a_task_takes, steps.revise_a_task),
        *_then("teacher", work, steps.return_a_task_wrongly, steps.return_a_task),
        *_then("teacher", work, steps.come_late, steps.see_what_was_returned),
        *_then("student", practice, steps.practise_wrongly, steps.open_every_hint),
        *_then("student", sign_in, steps.meet_a_broken_server),
    ]


# --- The administration ------------------------------------------------------------------------

NO_PAGES = {"login", "logout", "autocomplete", "jsi18n", "view_on_site", "None"}
NO_PAGES |= {"lessons_bank_template", "lessons_bank_rejected", "lessons_lesson_batch_report"}
NO_PAGES |= {"lessons_lift", "lessons_set_up", "lessons_course_archive", "lessons_lesson_picture"}
"""They lead elsewhere, are asked for by scripts, or are downloads."""
_OF_A_MODEL = re.compile(r"(auth|axes|lessons)_([a-z]+)_(changelist|add|change|history|delete)")
_OF_ALL = {
    "index": "",
    "password_change": "",
    "password_change_done": "",
    "lessons_lesson_load": "",
    "lessons_lesson_load_several": "",
    "lessons_course_load": "",
    "lessons_lesson_batch": "batch",
    "lessons_lesson_publish": "draft",
    "lessons_lesson_shelve": "draft",
    "lessons_bank_load": "draft",
    "lessons_bank_export": "draft",
    "lessons_lesson_undo": "draft",
    "lessons_lesson_levels": "draft",
}


_OF_A_PERSON = (
    *("lessons_user_support", "lessons_user_data", "lessons_user_anonymise", "lessons_user_factor"),
)


def admin_places(world: World) -> list[Place]:
    load = reverse("admin:lessons_lesson_load")
    bank = reverse("admin:lessons_bank_load", args=world.arguments["draft"])
    several = reverse("admin:lessons_lesson_load_several")
    person = world.people["student"].pk
    return [
        *(_at(world, "admin", f"admin:{name}", arguments) for name, arguments in _OF_ALL.items()),
        Place(role="admin", path=reverse("admin:app_list", args=["lessons"])),
        *(
            Place(role="admin", path=reverse(f"admin:{name}", args=[person]))
            for name in ("auth_user_password_change", *_OF_A_PERSON)
        ),
        *(Place(role="admin", path=reverse(f"admin:{name}")) for name in _OF_THE_SITE),
        *_pages_of_models(world),
        _at(world, "admin", "admin:lessons_lesson_change", "draft"),
        _at(world, "admin", "admin:lessons_lesson_undo", "loaded"),
        _at(world, "admin", "admin:lessons_course_add", query="?_popup=1"),
        *_then("admin", load, steps.load_nothing, steps.review_a_handout, steps.review_wrongly),
        *_then("admin", load, steps.ask_for_labels),
        *_then("admin", bank, steps.review_a_bank),
        *_then("admin", several, steps.load_nothing, steps.load_some, steps.lose_the_connection),
        *_then("admin", reverse("admin:lessons_lesson_changelist"), steps.find_nothing),
        *_then("admin", reverse("admin:lessons_course_add"), steps.save_nothing),
        *_then("admin", reverse("admin:lessons_assignment_add"), steps.open_a_list),
        *_then("admin", reverse("admin:lessons_classroom_add"), steps.add_a_row),
    ]


_OF_THE_SITE = ("lessons_running",)
WALKED = {
    *_OF_ALL,
    *_OF_THE_SITE,
    *_OF_A_PERSON,
    "app_list",
    "auth_user_password_change",
    "lessons_lesson_review",
}
WALKED |= {"lessons_bank_review", "lessons_lesson_labels"}


def admin_names() -> set[str]:
    """The names of the administration that stand for no model's own pages."""
    names = {str(pattern.name) for pattern in _patterns(admin.site.get_urls())}
    return {name for name in names if not _OF_A_MODEL.fullmatch(name)}


def _patterns(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern


def _pages_of_models(world: World) -> Iterator[Place]:
    for pattern in _patterns(admin.site.get_urls()):
        found = _OF_A_MODEL.fullmatch(str(pattern.name))
        if found:
            label, model, action = found.groups()
            if action in {"history", "delete"} and model != "classroom":
                continue  # Django draws them alike for every model.
            row = apps.get_model(label, model)._default_manager.order_by("pk").first()
            assert row is not None or action in {"changelist", "add"}, f"the world has no {model}"
            arguments = [] if action in {"changelist", "add"} else [row.pk]
            path = reverse(f"admin:{pattern.name}", args=arguments)
            status = _get(world.people["admin"], path).status_code
            if status != 403:
                assert status == 200, (path, status)
                yield Place(role="admin", path=path)
