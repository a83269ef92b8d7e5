"""Every URL for every role and method: a new view without a row here fails the last tests."""

from collections.abc import Iterator, Sequence
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib import admin
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lessons.domain.office import OfficeRole
from lessons.models import Role, User
from tests.factories import enrol, rights_of
from tests.reading import ReadingWritesNothing, WroteWhileReadingError
from tests.world import Sealed, make_world

pytestmark = pytest.mark.django_db
SITE = ("anonymous", "student", "classmate", "stranger", "teacher", "other teacher")
OFFICE = ("admin", "department admin", "other department's admin", "system admin")
ROLES = (*SITE, *OFFICE)
SIGN_IN = 302
REFUSALS = {SIGN_IN, 403, 404, 405}


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

# name: (arguments, status of a GET for each role in the order of ROLES; the last is that of anybody
# of the administration, but for OWN_DEPARTMENT)
PAGES = {
    "lessons:home": ("", ANYBODY),
    "lessons:news-seen": ("", POST_ONLY),
    "lessons:announcement-dismiss": ("announcement", POST_ONLY),
    "lessons:guide": ("", EVERYBODY),
    "lessons:guide-page": ("guide page", EVERYBODY),
    "lessons:my-progress": ("", ANYBODY),
    "lessons:classroom-join": ("", ANYBODY),
    "lessons:sign-up": ("", (200, 302, 302, 302, 302, 302, 302)),
    "lessons:account": ("", ANYBODY),
    "lessons:password-forgotten": ("", (200, 302, 302, 302, 302, 302, 302)),
    # Whose link it is signed in meanwhile, so it is not needed any more.
    "lessons:password-new": ("new password", (200, 404, 200, 200, 200, 200, 200)),
    "lessons:data-export": ("", POST_ONLY),
    "lessons:data-file": ("own data", OWNER),
    "lessons:account-look": ("", POST_ONLY),
    "lessons:account-mail": ("", POST_ONLY),
    "lessons:sign-in-end": ("", POST_ONLY),
    "lessons:mail-off": ("mail token", EVERYBODY),
    "lessons:language-set": ("", (405,) * 7),
    "lessons:theme-set": ("", (405,) * 7),
    "lessons:second-factor": ("", (SIGN_IN, *(302,) * 6)),
    "lessons:second-factor-begin": ("", POST_ONLY),
    "lessons:second-factor-set-up": ("", ANYBODY),
    "lessons:second-factor-end": ("", POST_ONLY),
    "lessons:people-load": ("", (SIGN_IN, 403, 403, 403, 403, 403, 200)),
    "lessons:people-review": ("people list", (SIGN_IN, 404, 404, 404, 404, 404, 200)),
    "lessons:people-export": ("format", (SIGN_IN, 403, 403, 403, 403, 403, 200)),
    "lessons:support-end": ("", POST_ONLY),
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
    "lessons:work-withdraw": ("task", POST_ONLY),
    "lessons:work-file": ("work file", (SIGN_IN, 200, 404, 404, 200, 404, 404)),
    "lessons:asset": ("picture", (SIGN_IN, 200, 200, 404, 200, 404, 200)),
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
    "lessons:student-part": ("level work", TEACHERS),
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
    "lessons:lesson-questions": ("lesson", WRITERS),
    "lessons:lesson-edit": ("lesson", WRITERS),
    "lessons:lesson-pictures": ("lesson", WRITERS),
    "lessons:lesson-copy": ("lesson", WRITERS),
    "lessons:lesson-publish": ("lesson", POST_ONLY),
    "lessons:question-drafts": ("lesson", WRITERS),
    "lessons:question-new": ("new question", WRITERS),
    "lessons:question-bank": ("", (SIGN_IN, 403, 403, 403, 200, 200, 200)),
    "lessons:question-edit": ("answered question", WRITERS),
    "lessons:question-versions": ("answered question", WRITERS),
    "lessons:question-copy": ("answered question", WRITERS),
    "lessons:question-remove": ("answered question", POST_ONLY),
    "lessons:question-move": ("answered question", POST_ONLY),
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
    "lessons:live-start": ("assignment", TEACHERS),
    "lessons:live-code": ("", ANYBODY),
    "lessons:live-began": ("began", EVERYBODY),
    "lessons:live-answer": ("questions in class", STUDENTS),
    "lessons:live-beat": ("beat", EVERYBODY),
    "lessons:live-wall": ("questions in class", TEACHERS),
    "lessons:live-step": ("questions in class", POST_ONLY),
    "lessons:live-answers": ("questions in class", TEACHERS),
    "lessons:live-hide": ("questions in class", POST_ONLY),
    "sign-in": ("", (200, 302, 302, 302, 302, 302, 302)),
    "sign-out": ("", (405,) * 7),
    "manifest": ("", EVERYBODY),
    "service-worker": ("", EVERYBODY),
    "offline": ("", EVERYBODY),
    "healthz": ("", EVERYBODY),
    "readyz": ("", EVERYBODY),
}


OWN_DEPARTMENT = (200, 200, 404, 200)
"""What the lesson's own department and those over all departments open."""

# Whom a page that is only sent to lets in, by the row of a page that is read.
SENT_TO = {
    ANYBODY: (
        *("news-seen", "review-start", "messages-read", "mark-notices-seen"),
        *("marking-undo", "rescoring-undo", "correction-undo"),
        *("account-look", "account-mail", "support-end", "data-export", "sign-in-end"),
        *("second-factor-begin", "second-factor-end", "announcement-dismiss"),
    ),
    STUDENTS: ("in-text", "practice-start", "moment-seen", "attempt-start"),
    OWNER: (
        "practice-again",
        "practice-hint",
        "practise-missed",
        "late-copy",
        "second-look",
        "work-withdraw",
    ),
    TEACHERS: (
        *("student-remind", "student-aside", "assignment-withdraw", "assignment-close"),
        *("classroom-archive", "teacher-add", "teacher-leave", "member-return", "response-lease"),
        *("live-step", "live-hide"),
    ),
    (SIGN_IN, *(404,) * 5, 200, 404, 404, 404): ("notice-read",),
    (SIGN_IN, 403, 403, 403, 200, 200, 403): ("marking-names",),
    (SIGN_IN, 403, 403, 404, 403, 404, *OWN_DEPARTMENT): ("lesson-publish",),
    (*WRITERS[:-1], *OWN_DEPARTMENT): (*("own-rubric-drop", "question-remove", "question-move"),),
    EVERYBODY: ("language-set", "theme-set"),
}
NOT_THERE = {
    "in-text",
    "live-answer",
    "student-remind",
    "marking-undo",
    "rescoring-undo",
    "correction-undo",
}
"""In this world there is nothing that these could be about: so are they told who may."""


OF_DEPARTMENTS = {"lessons:rubric-suggestion", "lessons:people-review", "lessons:asset"}


def read_row(name: str) -> Sequence[int]:
    site = PAGES[name][1]
    is_own = site is WRITERS or name in OF_DEPARTMENTS
    return (*site[:-1], *(OWN_DEPARTMENT if is_own else site[-1:] * len(OFFICE)))


def sent_row(name: str) -> Sequence[int]:
    for audience, names in SENT_TO.items():
        if name.removeprefix("lessons:") in names:
            return (*audience[:-1], *audience[-1:] * (len(ROLES) - len(audience) + 1))
    return read_row(name)


def clients_of(people, roles=ROLES) -> Iterator[tuple[str, Client]]:
    for role in roles:
        client = Client()
        if people[role]:
            client.force_login(people[role])
        yield role, client
        if people[role]:
            # A link to a new password ends when its person signs in: the next one meets it whole.
            User.objects.filter(pk=people[role].pk).update(last_login=None)


def opened_status(client: Client, url: str) -> int:
    """A file that is read to its end is closed."""
    response = client.get(url)
    if response.streaming:
        list(response)
    return response.status_code


def sent_status(client: Client, url: str, data=None) -> int:
    """What is written is taken back, so that the next person meets the same."""
    with transaction.atomic():
        status = client.post(url, data or {}).status_code
        transaction.set_rollback(True)
    return status


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_for_the_right_people_only(world, name):
    url = reverse(name, args=world.arguments[PAGES[name][0]])

    statuses = {role: client.get(url).status_code for role, client in clients_of(world.people)}

    assert statuses == dict(zip(ROLES, read_row(name), strict=True))


@pytest.mark.parametrize("name", [name for name in PAGES if name not in {"sign-in", "sign-out"}])
def test_nobody_sends_to_a_page_what_is_not_theirs_to_send(world, name):
    """Whoever may not read a page may not send to it either; the others are not refused."""
    url, expected = reverse(name, args=world.arguments[PAGES[name][0]]), sent_row(name)

    for (role, client), wanted in zip(clients_of(world.people), expected, strict=True):
        status = sent_status(client, url)
        if wanted in REFUSALS:
            assert status in {wanted, 405, *({401} if wanted == SIGN_IN else ())}, role
        else:
            assert status < 500, role
            assert status != 403, role
            assert status != 404 or name.removeprefix("lessons:") in NOT_THERE, role


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


# --- The administration -------------------------------------------------------------------------

# What a department admin may do with rows of the own department; with all others nothing at all.
DEPARTMENT_ADMIN = {
    "department": "view",
    "course": "view add change delete",
    **dict.fromkeys(("lesson", "question", "classroom", "user", "assignment"), "view add change"),
    **dict.fromkeys(("source", "questionversion", "slip"), "view"),
}
SYSTEM_ADMIN = {
    **dict.fromkeys(DEPARTMENT_ADMIN, "view add change delete"),
    "lesson": "view add change",
    "question": "view add change",
    **dict.fromkeys(("source", "questionversion", "slip"), "view"),
    "journalpreset": "view add change delete",
    "announcement": "view add change delete",
    "universitysettings": "view add",
    "staffrole": "",
    "accessattempt": "view delete",
}
"""Of all other tables that the role knows: view."""
SYSTEM_RIGHTS = rights_of(OfficeRole.SYSTEM_ADMIN)
KINDS = {
    "changelist": "view",
    "add": "add",
    "change": "view",
    "history": "view",
    "delete": "delete",
}
NOT_FOUND = 302
"""Django leads to the index, as if the row were not there."""


def allowed(role: str, model) -> set[str]:
    name = model._meta.model_name
    if role == "system admin":
        is_seen = f"view_{name}" in SYSTEM_RIGHTS
        return set(SYSTEM_ADMIN.get(name, "view" if is_seen else "").split())
    return set(DEPARTMENT_ADMIN.get(name, "").split())


def office_status(role: str, model, kind: str, *, is_own: bool) -> int:
    if KINDS[kind] not in allowed(role, model):
        return 403
    return 200 if is_own or kind in {"changelist", "add"} else NOT_FOUND


def page_of(model, kind: str, row) -> str:
    arguments = [] if kind in {"changelist", "add"} else [row.pk if row else 987654]
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}"
    return reverse(name, args=arguments)


def row_of(model, world):
    """One of the department whose admin is tried."""
    known = {"lesson": "lesson", "question": "answered question", "classroom": "classroom"}
    name = model._meta.model_name
    if name == "user":
        return world.people["student"]
    if name in known:
        return model.objects.get(pk=world.arguments[known[name]][0])
    return model._default_manager.order_by("pk").first()


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_a_page_of_the_administration_opens_for_the_right_people_only(world, model):
    """None of them writes while it is read, too."""
    row = row_of(model, world)
    for role, client in clients_of(world.people, OFFICE):
        for kind in KINDS:
            status = client.get(page_of(model, kind, row)).status_code
            if role == "admin":
                assert status < 500, kind
                continue
            is_own = row is not None and role != "other department's admin"
            wanted = office_status(role, model, kind, is_own=is_own)
            # Django looks for a row before it asks who may read its history.
            assert status == wanted or (kind, status, wanted) == ("history", NOT_FOUND, 403), role


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_nobody_sends_to_the_administration_what_is_not_theirs_to_send(world, model):
    row = row_of(model, world)
    for role, client in clients_of(world.people, OFFICE[1:]):
        for kind, data in (("add", {}), ("change", {}), ("delete", {"post": "yes"})):
            is_allowed = kind in allowed(role, model)
            is_own = row is not None and role != "other department's admin"
            status = sent_status(client, page_of(model, kind, row), data)
            assert status == 403 if not is_allowed else status < 403, (role, kind)
            if kind == "delete" and not (is_allowed and is_own):
                assert row is None or model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("role", SITE[1:])
@pytest.mark.parametrize("name", ["index", "lessons_lesson_changelist", "lessons_user_changelist"])
def test_the_administration_is_closed_to_students_and_teachers(world, name, role):
    [(_role, client)] = clients_of(world.people, [role])

    for response in (client.get(reverse(f"admin:{name}")), client.post(reverse(f"admin:{name}"))):
        assert response.status_code == 302
        assert response.url.startswith(reverse("admin:login"))


# name: (arguments, whether it belongs to a department)
OWN_PAGES = {
    "lessons_lesson_load": ("", False),
    "lessons_lesson_load_several": ("", False),
    "lessons_lesson_review": ("handout", True),
    "lessons_lesson_labels": ("handout", True),
    "lessons_lesson_picture": ("picture of a handout", True),
    "lessons_lesson_batch": ("batch", True),
    "lessons_lesson_batch_report": ("batch", True),
    "lessons_course_load": ("", False),
    "lessons_course_archive": ("course", True),
    "lessons_lesson_levels": ("lesson", True),
    "lessons_lesson_undo": ("lesson", True),
    "lessons_lesson_publish": ("lesson", True),
    "lessons_lesson_shelve": ("lesson", True),
    "lessons_bank_template": ("template", False),
    "lessons_bank_load": ("lesson", True),
    "lessons_bank_review": ("bank", True),
    "lessons_bank_rejected": ("bank", True),
    "lessons_bank_export": ("lesson", True),
}
ABOUT_A_PERSON = {
    "lessons_user_support",
    "lessons_user_data",
    "lessons_user_anonymise",
    "lessons_user_factor",
}
"""Told by tests of their own: who may depends on both."""
WHOLE_SITE = {"lessons_running": 200, "lessons_lift": 405, "lessons_set_up": 302}
"""Pages for those who look after all departments; which status a GET has for them."""


@pytest.mark.parametrize("name", WHOLE_SITE)
def test_how_the_site_runs_is_for_those_who_look_after_all_of_it(world, name):
    url, opened = reverse(f"admin:{name}"), WHOLE_SITE[name]

    read = {role: client.get(url).status_code for role, client in clients_of(world.people, OFFICE)}
    sent = {role: sent_status(client, url) for role, client in clients_of(world.people, OFFICE)}

    closed = opened if opened == 405 else 403
    assert [read[role] for role in OFFICE] == [opened, closed, closed, opened]
    refused = 405 if name == "lessons_running" else 403
    assert [sent[role] for role in OFFICE][1:3] == [refused, refused]
    for role, client in clients_of(world.people, SITE):
        assert client.get(url).status_code == SIGN_IN, role


OF_ONE_PERSON = {"lessons_bank_review", "lessons_bank_rejected"}
"""Whoever sent the file goes on with it; others are asked to send one of their own."""
LOST_FILE = {"lessons_lesson_review"}
"""Not found is said on the page where the file is chosen once more."""


@pytest.mark.parametrize("name", OWN_PAGES)
def test_what_is_loaded_and_published_belongs_to_a_department(world, name):
    arguments, is_of_department = OWN_PAGES[name]
    url = reverse(f"admin:{name}", args=world.arguments[arguments])
    strange = 302 if name in LOST_FILE else 404

    statuses = {
        role: {opened_status(client, url), sent_status(client, url)}
        for role, client in clients_of(world.people, (*SITE, *OFFICE))
    }

    assert all(statuses[role] <= {SIGN_IN, 401} for role in SITE)
    other = statuses["other department's admin"]
    assert other <= {strange, 405} if is_of_department else not other & {403, 404}
    assert all(not statuses[role] & {403, 404} for role in OFFICE if role[:5] != "other")
    if name in OF_ONE_PERSON:
        assert statuses["system admin"] == {302}


def test_a_password_is_set_by_nobody_but_whoever_may_do_everything(world):
    statuses = {
        (role, whose): client.get(
            reverse("admin:auth_user_password_change", args=[world.people[whose].pk])
        ).status_code
        for role, client in clients_of(world.people, OFFICE)
        for whose in ("student", "teacher", "department admin", "system admin", "admin")
    }

    assert {key for key, status in statuses.items() if status == 200} == {
        *(("admin", whose) for whose in ("student", "teacher", "department admin")),
        *(("admin", "system admin"), ("admin", "admin")),
    }


BELOW_BOTH = ("student", "teacher", "department admin")
BELOW = {
    *(("admin", whose) for whose in (*BELOW_BOTH, "system admin")),
    *(("system admin", whose) for whose in BELOW_BOTH),
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("support", BELOW),
        ("anonymise", BELOW),
        ("data", BELOW | {("admin", "admin"), ("system admin", "system admin")}),
    ],
)
def test_nobody_has_a_hand_in_equals_or_in_those_above(world, name, expected):
    statuses = {
        (role, whose): client.get(
            reverse(f"admin:lessons_user_{name}", args=[world.people[whose].pk])
        ).status_code
        for role, client in clients_of(world.people, OFFICE)
        for whose in (*BELOW_BOTH, "system admin", "admin")
    }

    assert {key for key, status in statuses.items() if status == 200} == expected


MISSING = {int: 987654, UUID: UUID(int=0), Sealed: "guessed"}


@pytest.mark.parametrize("name", [name for name, row in PAGES.items() if row[0]])
@pytest.mark.parametrize("role", ["student", "teacher"])
def test_a_row_that_does_not_exist_is_not_found(world, name, role):
    client = Client()
    client.force_login(world.people[role])
    row = world.arguments[PAGES[name][0]]
    missing = [MISSING.get(type(one), one) for one in row]
    missing = ["nowhere"] if PAGES[name][0] in {"format", "guide page"} else missing
    statuses = PAGES[name][1]
    is_refused = statuses is not POST_ONLY and statuses[ROLES.index(role)] == 403

    response = client.get(reverse(name, args=missing))

    if missing == ["nowhere"] and is_refused:  # whatever is asked for
        assert response.status_code == 403
    else:
        assert response.status_code == (405 if statuses is POST_ONLY else 404)


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("lessons:")])
def test_no_page_answers_delete(world, name):
    client = Client()
    client.force_login(world.people["teacher"])

    response = client.delete(reverse(name, args=world.arguments[PAGES[name][0]]))

    assert response.status_code == 405


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


def test_every_page_that_is_only_sent_to_says_who_may():
    told = {f"lessons:{name}" for names in SENT_TO.values() for name in names}
    assert {name for name, row in PAGES.items() if row[1] is POST_ONLY} <= told


def test_every_url_has_a_row():
    assert set(_names(get_resolver().url_patterns)) == set(PAGES)


DJANGOS_OWN = {
    *("index", "login", "logout", "password_change", "password_change_done", "autocomplete"),
    *("jsi18n", "view_on_site", "app_list", "auth_user_password_change"),
}


def test_every_url_of_the_administration_has_a_row():
    models = {
        f"{model._meta.app_label}_{model._meta.model_name}_{kind}"
        for model in admin.site._registry
        for kind in KINDS
    }
    names = {name for name in _names(admin.site.urls[0]) if name != "None"}
    assert names == models | set(OWN_PAGES) | set(WHOLE_SITE) | ABOUT_A_PERSON | DJANGOS_OWN
