"""Every URL for every role: a new view without a row here fails the last test."""

from uuid import UUID

import pytest
from django.conf import settings
from django.contrib import admin
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lessons.models import Role, User
from tests.factories import enrol
from tests.reading import ReadingWritesNothing, WroteWhileReadingError
from tests.world import make_world

pytestmark = pytest.mark.django_db
ROLES = ("anonymous", "student", "classmate", "stranger", "teacher", "other teacher", "admin")
SIGN_IN = 302


@pytest.fixture
def world():
    return make_world()


ANYBODY = (SIGN_IN, 200, 200, 200, 200, 200, 200)
EVERYBODY = (200,) * 7
POST_ONLY = (SIGN_IN, 405, 405, 405, 405, 405, 405)
OWNER = (SIGN_IN, 200, 404, 404, 404, 404, 404)
STUDENTS = (SIGN_IN, 200, 200, 404, 403, 404, 404)
MEMBERS = (SIGN_IN, 200, 200, 404, 200, 404, 404)
TEACHERS = (SIGN_IN, 403, 403, 404, 200, 404, 404)
WRITERS = (SIGN_IN, 403, 403, 404, 200, 404, 200)

# name: (arguments, status of a GET for each role in the order of ROLES)
PAGES = {
    "lessons:home": ("", ANYBODY),
    "lessons:news-seen": ("", POST_ONLY),
    "lessons:my-progress": ("", ANYBODY),
    "lessons:classroom-join": ("", ANYBODY),
    "lessons:sign-up": ("", (200, 302, 302, 302, 302, 302, 302)),
    "lessons:account": ("", ANYBODY),
    "lessons:language-set": ("", (405,) * 7),
    "lessons:theme-set": ("", (405,) * 7),
    "lessons:style": ("", (SIGN_IN, 403, 403, 403, 403, 403, 200)),
    "lessons:assignment-detail": ("assignment", STUDENTS),
    "lessons:assignment-read": ("assignment", MEMBERS),
    "lessons:version-read": ("version", MEMBERS),
    "lessons:in-text": ("question in the text", POST_ONLY),
    "lessons:practice-start": ("part", POST_ONLY),
    "lessons:moment-seen": ("part", POST_ONLY),
    "lessons:practice-detail": ("sitting", (SIGN_IN, 302, 404, 404, 404, 404, 404)),
    "lessons:practice-again": ("sitting", POST_ONLY),
    "lessons:practice-pages": ("sitting", OWNER),
    "lessons:practice-question": ("practised question", OWNER),
    "lessons:practice-hint": ("practised question", POST_ONLY),
    "lessons:review": ("", ANYBODY),
    "lessons:review-start": ("", POST_ONLY),
    "lessons:attempt-start": ("part", POST_ONLY),
    "lessons:attempt-detail": ("submitted", OWNER),
    "lessons:practise-missed": ("submitted", POST_ONLY),
    "lessons:attempt-finish": ("under way", OWNER),
    "lessons:attempt-pages": ("under way", OWNER),
    "lessons:attempt-question": ("question", OWNER),
    "lessons:text-history": ("task", OWNER),
    "lessons:earlier-text": ("earlier text", OWNER),
    "lessons:revision-hand-in": ("task", POST_ONLY),
    "lessons:work-withdraw": ("task", POST_ONLY),
    "lessons:work-file": ("work file", (SIGN_IN, 200, 404, 404, 200, 404, 404)),
    "lessons:work-file-remove": ("work file", POST_ONLY),
    "lessons:written-work": ("handed-in task", TEACHERS),
    "lessons:late-copy": ("handed-in question", POST_ONLY),
    "lessons:class-message": ("classroom", TEACHERS),
    "lessons:student-remind": ("work", POST_ONLY),
    "lessons:student-aside": ("work", POST_ONLY),
    "lessons:messages-read": ("", POST_ONLY),
    "lessons:assignment-preview": ("assignment", TEACHERS),
    "lessons:question-preview": ("drawn question", TEACHERS),
    "lessons:assign-table": ("", (SIGN_IN, 403, 403, 403, 200, 200, 403)),
    "lessons:exceptions": ("assignment", TEACHERS),
    "lessons:assignment-withdraw": ("assignment", POST_ONLY),
    "lessons:assignment-close": ("assignment", POST_ONLY),
    "lessons:second-look": ("handed-in question", POST_ONLY),
    "lessons:classroom-detail": ("classroom", TEACHERS),
    "lessons:classroom-create": ("", (SIGN_IN, 403, 403, 403, 200, 200, 200)),
    "lessons:classroom-edit": ("classroom", TEACHERS),
    "lessons:classroom-archive": ("classroom", POST_ONLY),
    "lessons:classroom-copy": ("classroom", TEACHERS),
    "lessons:classroom-people": ("classroom", TEACHERS),
    "lessons:roster-load": ("classroom", TEACHERS),
    "lessons:roster-review": ("list", TEACHERS),
    "lessons:slips": ("classroom", TEACHERS),
    "lessons:teacher-add": ("classroom", POST_ONLY),
    "lessons:teacher-leave": ("classroom", POST_ONLY),
    "lessons:member-leave": ("work", TEACHERS),
    "lessons:member-return": ("work", POST_ONLY),
    "lessons:member-move": ("work", TEACHERS),
    "lessons:assignment-create": ("classroom", TEACHERS),
    "lessons:assignment-edit": ("assignment", TEACHERS),
    "lessons:class-results": ("classroom", TEACHERS),
    "lessons:results-export": ("results file", TEACHERS),
    "lessons:journal": ("classroom", TEACHERS),
    "lessons:journal-totals": ("classroom", TEACHERS),
    "lessons:journal-rules": ("classroom", TEACHERS),
    "lessons:journal-sheet": ("classroom", TEACHERS),
    "lessons:journal-copy": ("journal column", TEACHERS),
    "lessons:journal-column": ("journal column", TEACHERS),
    "lessons:journal-export": ("journal file", TEACHERS),
    "lessons:journal-entry": ("journal number", TEACHERS),
    "lessons:student-lesson": ("lesson work", TEACHERS),
    "lessons:assignment-results": ("assignment", TEACHERS),
    "lessons:assignment-items": ("assignment", TEACHERS),
    "lessons:assignment-item": ("analysed question", TEACHERS),
    "lessons:student-work": ("work", TEACHERS),
    "lessons:attempt-review": ("submitted", TEACHERS),
    "lessons:marking-queue": ("", (SIGN_IN, 403, 403, 403, 200, 200, 403)),
    "lessons:question-queue": ("answered question", TEACHERS),
    "lessons:marking-next": ("answered question", (SIGN_IN, 403, 403, 404, 302, 404, 404)),
    "lessons:marking-undo": ("action", POST_ONLY),
    "lessons:marking-names": ("", POST_ONLY),
    "lessons:question-answers": ("answered question", TEACHERS),
    "lessons:question-points": ("answered question", TEACHERS),
    "lessons:question-band": ("answered question", TEACHERS),
    "lessons:rubric-edit": ("answered question", WRITERS),
    "lessons:own-rubric-drop": ("answered question", POST_ONLY),
    "lessons:rubric-differences": ("answered question", TEACHERS),
    "lessons:rubric-draft": ("answered question", WRITERS),
    "lessons:lesson-key-points": ("lesson", WRITERS),
    "lessons:rubric-suggestion": ("suggestion", (SIGN_IN, 404, 404, 404, 200, 404, 200)),
    "lessons:second-reading": ("answered question", TEACHERS),
    "lessons:notice-read": ("notice", POST_ONLY),
    "lessons:marks-rescore": ("answered question", TEACHERS),
    "lessons:rescoring-undo": ("action", POST_ONLY),
    "lessons:new-key-points": ("answered question", TEACHERS),
    "lessons:question-corrections": ("answered question", TEACHERS),
    "lessons:question-correct": ("changed question", TEACHERS),
    "lessons:correction-undo": ("action", POST_ONLY),
    "lessons:mark-notices-seen": ("", POST_ONLY),
    "lessons:response-mark": ("response", TEACHERS),
    "lessons:response-lease": ("response", POST_ONLY),
    "sign-in": ("", (200, 302, 302, 302, 302, 302, 302)),
    "sign-out": ("", (405,) * 7),
    "manifest": ("", EVERYBODY),
    "service-worker": ("", EVERYBODY),
    "offline": ("", EVERYBODY),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_page_opens_for_the_right_people_only(world, name, role):
    arguments, expected = PAGES[name]
    client = Client()
    if world.people[role]:
        client.force_login(world.people[role])

    response = client.get(reverse(name, args=world.arguments[arguments]))

    assert response.status_code == expected[ROLES.index(role)]


# --- Reading writes nothing: every GET of every test is watched (tests/reading.py) --------------


def test_every_page_that_is_read_is_watched():
    assert settings.MIDDLEWARE[0] == "tests.reading.ReadingWritesNothing"


def write(request):
    User.objects.update(first_name="Айгүл")
    return HttpResponse()


def test_a_page_that_writes_while_it_is_read_would_be_found(world):
    with pytest.raises(WroteWhileReadingError):
        ReadingWritesNothing(write)(RequestFactory().get("/"))


def test_a_page_may_write_what_was_sent_to_it(world):
    assert ReadingWritesNothing(write)(RequestFactory().post("/")).status_code == 200


@pytest.mark.parametrize("kind", ["changelist", "add", "change", "history"])
@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_no_page_of_the_administration_writes_while_it_is_read(world, model, kind):
    client = Client()
    client.force_login(world.people["admin"])
    row = model._default_manager.first()
    arguments = [row.pk if row else 987654] if kind in {"change", "history"} else []
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}"

    response = client.get(reverse(name, args=arguments))

    assert response.status_code < 500


MISSING = {int: 987654, UUID: UUID(int=0)}


@pytest.mark.parametrize("name", [name for name, row in PAGES.items() if row[0]])
@pytest.mark.parametrize("role", ["student", "teacher"])
def test_a_row_that_does_not_exist_is_not_found(world, name, role):
    client = Client()
    client.force_login(world.people[role])
    missing = [MISSING.get(type(one), one) for one in world.arguments[PAGES[name][0]]]

    response = client.get(reverse(name, args=missing))

    assert response.status_code == (405 if PAGES[name][1] is POST_ONLY else 404)


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("lessons:")])
def test_no_page_answers_delete(world, name):
    client = Client()
    client.force_login(world.people["teacher"])

    response = client.delete(reverse(name, args=world.arguments[PAGES[name][0]]))

    assert response.status_code == 405


@pytest.mark.parametrize("role", ["student", "teacher"])
@pytest.mark.parametrize("name", ["index", "lessons_lesson_changelist", "lessons_user_changelist"])
def test_the_administration_is_closed_to_students_and_teachers(world, name, role):
    client = Client()
    client.force_login(world.people[role])

    response = client.get(reverse(f"admin:{name}"))

    assert response.status_code == 302
    assert response.url.startswith(reverse("admin:login"))


def test_a_teacher_is_no_teacher_in_a_class_they_only_learn_in(world):
    teacher = world.people["other teacher"]
    classroom_pk = world.arguments["classroom"][0]
    enrol(teacher, world.people["student"].membership_set.get().classroom, Role.STUDENT)
    client = Client()
    client.force_login(teacher)

    response = client.get(reverse("lessons:classroom-detail", args=[classroom_pk]))

    assert response.status_code == 403


def _names(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver) and pattern.namespace != "admin":
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _names(pattern.url_patterns, prefix + namespace)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def test_every_url_has_a_row():
    assert set(_names(get_resolver().url_patterns)) == set(PAGES)
