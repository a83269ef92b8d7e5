"""Who looks after a department: the role follows the list of its admins."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction

from lessons.domain.office import OfficeRole
from lessons.models import Department, User


@transaction.atomic
def set_department_admins(department: Department, people: Iterable[User]) -> None:
    """Whoever comes gets the role; whoever looks after no department any more gives it back.

    Other rights, given by hand, stay as they are.
    """
    role, _ = Group.objects.get_or_create(name=OfficeRole.DEPARTMENT_ADMIN.value)
    before = set(department.admins.all())
    after = set(people)
    department.admins.set(after)
    for person in after - before:
        person.groups.add(role)
    User.objects.filter(pk__in=[person.pk for person in after - before]).update(is_staff=True)
    for person in before - after:
        _leave_office(person, role)


def _leave_office(person: User, role: Group) -> None:
    if person.run_departments.exists():
        return
    person.groups.remove(role)
    has_more = person.is_superuser or person.groups.exists() or person.user_permissions.exists()
    if not has_more:
        User.objects.filter(pk=person.pk).update(is_staff=False)
