"""The command: once, never over real people, never by accident on a production site."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction

from lessons.domain.handouts.document import ReadLesson
from lessons.management.commands import load_demo as command
from lessons.models import Classroom, Lesson, Membership, Response, Role, User
from lessons.services.demo import DemoLesson, lesson_files
from lessons.services.demo import load_demo as load_demo_class
from lessons.services.importing import SourceFile
from tests import factories as f

pytestmark = pytest.mark.django_db
LESSONS = ("lesson-15.json", "lesson-15.ru.json")


@pytest.fixture(autouse=True)
def _small_demo(monkeypatch, tmp_path):
    """Lesson 15 and a few of each class: `test_demo.py` loads all of it, which takes long."""
    data = json.loads(command.DEMO_FILE.read_text())
    for row in (*data["courses"], *data["classes"]):
        row["lessons"] = [lesson for lesson in row["lessons"] if lesson["file"] in LESSONS]
    for row in data["classes"]:
        few, others = row["students"][:3], row["students"][3:]
        row["students"] = few + [person for person in others if person.get("signs_in")]
    small = tmp_path / "small.json"
    small.write_text(json.dumps(data))
    monkeypatch.setattr(command, "DEMO_FILE", small)


def load_demo(**options) -> str:
    output = StringIO()
    call_command("load_demo", stdout=output, **options)
    return output.getvalue()


def everything() -> dict[str, list]:
    return {
        model.__name__: list(model.objects.order_by("pk").values_list())
        for model in apps.get_app_config("lessons").get_models()
    }


def answers_of_a_load() -> list:
    """What everybody wrote, and how it was marked; nothing of it stays. In which order they were
    asked hangs on ids, and those of a second load on PostgreSQL are others."""
    with transaction.atomic():
        load_demo()
        place = ("attempt__student__username", "attempt__assignment__lesson__number")
        place += ("attempt__part", "attempt__number")
        rows = Response.objects.values_list(*place, "version__text", "answer", "draft", "fraction")
        written = sorted(rows, key=repr)
        transaction.set_rollback(True)
    return written


def test_a_second_run_changes_nothing():
    first = load_demo()
    User.objects.filter(username="student").update(first_name="Айгерім")
    before = everything()

    again = load_demo()

    assert "1-сабақ, барлығы" in first
    assert "барлығы" not in again
    assert everything() == before
    assert "student" in again


def test_two_loads_differ_in_dates_alone():
    assert answers_of_a_load() == answers_of_a_load()


def test_a_changed_password_is_not_printed_as_if_it_worked():
    load_demo()
    admin = User.objects.get(username="admin")
    admin.set_password("құпия-2026")
    admin.save()

    [line] = [line for line in load_demo().splitlines() if line.startswith("  admin")]

    assert line.endswith(")")
    assert User.objects.get(username="admin").check_password("құпия-2026")


def test_an_administrator_who_is_there_already_is_kept():
    f.make_admin("admin", password="own-password", last_name="Ахметов")

    load_demo()

    admin = User.objects.get(username="admin")
    assert admin.last_name == "Ахметов"
    assert admin.check_password("own-password")


def test_real_people_are_not_drawn_into_the_demo():
    person = f.make_user("student", last_name="Ахметов")

    with pytest.raises(CommandError, match="student"):
        load_demo()

    assert not Classroom.objects.exists()
    assert not Membership.objects.filter(user=person, role=Role.STUDENT).exists()


def test_a_course_with_another_lesson_15_is_left_alone():
    department = f.make_department("Халықаралық қатынастар")
    course = f.make_course("Дипломатия және халықаралық қатынастар", department=department)
    f.make_lesson(course, number=15)

    with pytest.raises(CommandError, match="15"):
        load_demo()

    assert not User.objects.exists()


def test_known_passwords_do_not_land_on_a_production_site(settings):
    settings.HTTPS, settings.DEBUG = True, False

    with pytest.raises(CommandError, match="--force"):
        load_demo()
    assert not User.objects.exists()

    load_demo(force=True)
    assert Classroom.objects.count() == 2


def test_the_demo_is_loaded_while_developing(settings):
    settings.HTTPS, settings.DEBUG = True, True

    assert "teacher" in load_demo()


def test_every_listed_lesson_is_published_and_translations_lead_to_their_originals():
    lessons = {name: demo_lesson(language) for name, language in (("7", "kk"), ("7.ru", "ru"))}
    data = {
        "admin": {"username": "admin", "last_name": "", "first_name": "Дана", "patronymic": ""},
        "department": "Халықаралық қатынастар",
        "empty_courses": [],
        "courses": [
            {"title": "Дипломатия", "lessons": [{"file": "7"}]},
            {"title": "Дипломатия (ru)", "lessons": [{"file": "7.ru", "original": "7"}]},
        ],
        "classes": [],
    }

    load_demo_class(data, lessons=lessons, password="demo", now=f.NOW)

    russian = Lesson.objects.published().get(language="ru")
    assert lesson_files(data) == ["7", "7.ru"]
    assert russian.course.title == "Дипломатия (ru)"
    assert russian.original == Lesson.objects.published().get(language="kk")


def demo_lesson(language: str) -> DemoLesson:
    read = ReadLesson(title="Нота", number=7, language=language)
    return DemoLesson(read, SourceFile(name=f"{language}.json", digest=language * 32, text=""))
