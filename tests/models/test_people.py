import pytest

from lessons.models import Classroom, Course, Role, User
from lessons.models.people import JOIN_CODE_LETTERS, new_join_code
from tests import factories as f

pytestmark = pytest.mark.django_db


def test_a_name_begins_with_the_surname():
    user = f.make_user(last_name="Нұрланова", first_name="Айару", patronymic="Серікқызы")

    assert user.get_full_name() == "Нұрланова Айару Серікқызы"


def test_a_person_without_a_patronymic_or_a_name_is_still_called_something():
    assert f.make_user(last_name="Ким", first_name="Ольга").get_full_name() == "Ким Ольга"
    assert f.make_user("aiaru").get_full_name() == "aiaru"


def test_people_are_listed_in_kazakh_alphabetical_order():
    for surname in ("Ясауи", "Өмірзақ", "Оспан", "Әбен", "Абай", "Іңкәр", "Қали", "Кенже"):
        f.make_user(last_name=surname)

    assert [user.last_name for user in User.objects.all()] == [
        "Абай",
        "Әбен",
        "Кенже",
        "Қали",
        "Оспан",
        "Өмірзақ",
        "Іңкәр",
        "Ясауи",
    ]


@pytest.mark.parametrize("field", ["last_name", "first_name", "patronymic", "username"])
def test_the_order_follows_a_name_that_is_changed_alone(field):
    user = f.make_user("one", **({} if field == "username" else {"last_name": "Абай"}))
    before = user.sort_key

    setattr(user, field, "Ясауи")
    user.save(update_fields=[field])

    assert User.objects.get(pk=user.pk).sort_key == user.sort_key != before


def test_a_save_of_something_else_writes_nothing_more():
    user = f.make_user(last_name="Абай")
    User.objects.filter(pk=user.pk).update(last_name="Ясауи")

    user.language = "kk"
    user.save(update_fields=["language"])

    assert User.objects.get(pk=user.pk).last_name == "Ясауи"


def test_a_join_code_has_no_letters_that_look_alike():
    assert not set("ILO01") & set(JOIN_CODE_LETTERS)
    assert all(set(new_join_code()) <= set(JOIN_CODE_LETTERS) for _ in range(50))
    assert len({new_join_code() for _ in range(50)}) == 50


def test_a_person_can_teach_one_class_and_study_in_another():
    taught, joined = f.make_classroom("ХҚ-231"), f.make_classroom("Магистратура")
    person = f.make_teacher(taught)
    f.enrol(person, joined, Role.STUDENT)

    assert list(Classroom.objects.taught_by(person)) == [taught]
    assert list(Classroom.objects.joined_by(person)) == [joined]


def test_a_teacher_of_one_class_does_not_teach_it_through_another_teacher():
    classroom = f.make_classroom()
    f.make_teacher(classroom)
    student = f.make_student(classroom)

    assert not Classroom.objects.taught_by(student).exists()


def test_classes_and_courses_are_listed_in_kazakh_alphabetical_order():
    for name in ("Өнер", "Іс", "Қала", "Кітап", "Әдебиет"):
        f.make_classroom(name)
        f.make_course(name)

    in_order = ["Әдебиет", "Кітап", "Қала", "Өнер", "Іс"]
    assert [classroom.name for classroom in Classroom.objects.all()] == in_order
    assert [course.title for course in Course.objects.all()] == in_order
