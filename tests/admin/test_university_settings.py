"""What the university decides for itself: changed in the administration, checked, remembered."""

import pytest
from django.test import Client
from django.urls import reverse

from lessons.models import UniversitySettings
from lessons.queries.mastery import mark_limits
from lessons.queries.university import university
from tests import factories as f
from tests.admin.form_page import fields_of, words_of

pytestmark = pytest.mark.django_db
ADD = reverse("admin:lessons_universitysettings_add")


@pytest.fixture
def change(client, django_capture_on_commit_callbacks):
    """Sends the page as it stands, with these fields changed; None takes a tick away."""

    def send(**fields):
        shown = fields_of(client.get(ADD), having="pass_mark")
        sent = {name: value for name, value in {**shown, **fields}.items() if value is not None}
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(ADD, sent, follow=True)

    return send


def test_the_environment_holds_until_something_is_changed(settings):
    settings.PASS_MARK, settings.OPEN_ANSWER_POINTS = 60, 7

    own = university()

    assert (own.pass_mark, own.mastery_mark, own.open_answer_points) == (60, 80, 7)
    assert own.self_sign_up


def test_what_is_changed_holds_at_once_and_the_rest_stays(client, change):
    change(pass_mark="55", name="Абай атындағы университет", self_sign_up=None)

    assert (mark_limits().passed, mark_limits().mastered) == (55, 80)
    assert Client().get(reverse("lessons:sign-up")).status_code == 404
    assert "Абай атындағы университет" in words_of(Client().get(reverse("sign-in")))
    assert fields_of(client.get(ADD), having="pass_mark")["pass_mark"] == "55"


def test_each_change_stays_in_the_history_with_who_made_it(client, administrator, change):
    change(pass_mark="55")
    change(pass_mark="60")

    rows = UniversitySettings.objects.values_list("pass_mark", "made_by")

    assert list(rows) == [(60, administrator.pk), (55, administrator.pk)]
    page = reverse(
        "admin:lessons_universitysettings_change", args=[UniversitySettings.objects.first().pk]
    )
    assert client.post(page, {"pass_mark": "1"}).status_code == 403


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"pass_mark": "90"}, "Nobody masters a level without passing it."),
        ({"mastery_mark": "101"}, "less than or equal to 100"),
        ({"open_answer_points": "0"}, "greater than or equal to 1"),
    ],
)
def test_what_cannot_hold_is_refused_and_stays_as_it_was_typed(change, fields, said):
    page = change(**fields)

    assert said in words_of(page)
    [(name, typed)] = fields.items()
    assert fields_of(page, having="pass_mark")[name] == typed
    assert not UniversitySettings.objects.exists()


def test_teachers_make_neither_classes_nor_accounts_where_that_is_decided(change):
    teacher = f.make_teacher(f.make_classroom())
    change(teachers_make_classes=None, teachers_make_accounts=None)
    client = Client()
    client.force_login(teacher)

    assert client.get(reverse("lessons:classroom-create")).status_code == 403
