import pytest

from lessons.models import Membership, Role
from lessons.services.classrooms import MOST_WRONG_CODES, JoinRefused, join_classroom
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom():
    return f.make_classroom(join_code="HQK235")


IN_CYRILLIC = "\u041dQ\u041a235"


@pytest.mark.parametrize("code", ["HQK235", "hqk235", " HQK 235 ", "hqk-235", IN_CYRILLIC])
def test_a_code_lets_a_person_in_however_it_is_typed(classroom, code):
    person = f.make_user()

    assert join_classroom(person, code=code) == classroom
    assert Membership.objects.get(user=person).role == Role.STUDENT


@pytest.mark.parametrize("code", ["HQK236", "", " ", "HQK23", "ҚазҰУ"])
def test_an_unknown_code_is_refused(classroom, code):
    with pytest.raises(JoinRefused) as refused:
        join_classroom(f.make_user(), code=code)

    assert refused.value.code == "code-unknown"
    assert not Membership.objects.exists()


def test_joining_twice_changes_nothing(classroom):
    person = f.make_user()

    join_classroom(person, code="HQK235")

    assert join_classroom(person, code="HQK235") == classroom
    assert Membership.objects.count() == 1


def test_a_closed_class_takes_nobody_new_but_knows_its_own(classroom):
    student = f.make_student(classroom)
    classroom.is_open = False
    classroom.save(update_fields=["is_open"])

    with pytest.raises(JoinRefused) as refused:
        join_classroom(f.make_user(), code="HQK235")

    assert refused.value.code == "class-closed"
    assert join_classroom(student, code="HQK235") == classroom


def test_a_teacher_who_types_the_code_stays_a_teacher(classroom):
    teacher = f.make_teacher(classroom)

    join_classroom(teacher, code="HQK235")

    assert Membership.objects.get(user=teacher).role == Role.TEACHER


def test_codes_cannot_be_tried_out_without_end(classroom):
    person = f.make_user()
    for _ in range(MOST_WRONG_CODES):
        with pytest.raises(JoinRefused):
            join_classroom(person, code="HQK236")

    with pytest.raises(JoinRefused) as refused:
        join_classroom(person, code="HQK235")

    assert refused.value.code == "too-many-codes"
    assert join_classroom(f.make_user(), code="HQK235") == classroom
