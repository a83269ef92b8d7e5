"""People of a department with their classes, as a list that can be loaded again."""

from django.db.models import Q

from lessons.models import Department, Membership, User

Listed = tuple[User, Membership | None]


def people_listed(department: Department) -> list[Listed]:
    """A row for each class that somebody is in now; one for whoever is in none. Two queries."""
    rows = (
        Membership.objects.current()
        .filter(classroom__department=department, classroom__archived_at=None)
        .select_related("user", "classroom")
        .order_by("classroom__sort_key", "-role", "user__sort_key", "pk")
    )
    listed: list[Listed] = [(row.user, row) for row in rows]
    known = {person.pk for person, _row in listed}
    others = User.objects.filter(Q(department=department), is_active=True).exclude(pk__in=known)
    return [*listed, *((person, None) for person in others)]
