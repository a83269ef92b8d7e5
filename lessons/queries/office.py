"""Whose departments rows belong to, and who stands above whom.

Whoever has a right in the administration has it in the departments they look after; whoever works
in all departments has it everywhere, and alone sees what belongs to none.
"""

from django.db.models import Q

from lessons.domain.office import ALL_DEPARTMENTS, Rank
from lessons.models import Classroom, Department, Membership, Question, User

_ALL = f"lessons.{ALL_DEPARTMENTS}"


def sees_all(user: User) -> bool:
    return user.has_perm(_ALL)


def within(user: User, path: str) -> Q:
    """Rows whose ``path`` leads to a department of this person's."""
    return Q() if sees_all(user) else Q(**{f"{path}__in": user.departments})


def covers(user: User, department_id: int | None) -> bool:
    return sees_all(user) or department_id in user.departments


def may_look_after(user: User, right: str, department_id: int | None) -> bool:
    """A right of the administration, where it holds."""
    return user.has_perm(right) and covers(user, department_id)


def people_of(user: User) -> Q:
    """Whoever belongs to a department of this person's, or is or was in one of its classes."""
    if sees_all(user):
        return Q()
    classes = Membership.objects.filter(classroom__department__in=user.departments)
    return Q(department__in=user.departments) | Q(pk__in=classes.values("user"))


def rank_of(user: User) -> Rank:
    if user.is_superuser:
        return Rank.OWNER
    if sees_all(user):
        return Rank.SYSTEM
    is_office = user.is_staff or bool(user.departments) or bool(user.get_all_permissions())
    return Rank.OFFICE if is_office else Rank.MEMBER


def is_below(person: User, actor: User) -> bool:
    """A lower rank, and no right that ``actor`` lacks."""
    if actor.is_superuser:
        return True
    is_lower = rank_of(person) < rank_of(actor)
    return is_lower and person.get_all_permissions() <= actor.get_all_permissions()


def has_keys_of(actor: User, person: User) -> bool:
    """Whether ``actor`` may decide how this person signs in: a new password is all their rights.

    Of staff and of whoever teaches, now or before, only those who may do everything; and nobody's
    who also belongs to classes elsewhere.
    """
    if actor.is_superuser or person.pk is None:
        return True
    memberships = Membership.objects.filter(user=person)
    if person.is_staff or not is_below(person, actor) or memberships.teachers().exists():
        return False
    own = Q(classroom__department__in=actor.departments)
    return sees_all(actor) or not memberships.exclude(own).exists()


def department_of(question: Question) -> int | None:
    return question.lesson.course.department_id


def department_for(user: User) -> Department | None:
    """Where what this person makes belongs: their own department, or the one that can be meant."""
    taught = Q(classroom__in=Classroom.objects.taught_by(user))
    own = user.department or only_department(Q(pk__in=user.departments))
    return own or only_department(taught) or only_department()


def only_department(wanted: Q = Q()) -> Department | None:  # noqa: B008 - never changed
    found = Department.objects.filter(wanted).distinct()[:2]
    return found[0] if len(found) == 1 else None
