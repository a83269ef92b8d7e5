"""What single students were given against the rules of their lessons."""

from collections import defaultdict
from collections.abc import Sequence

from lessons.domain.allowances import Allowed, allowed_by
from lessons.models import Allowance, Assignment


def allowances(
    assignments: Sequence[Assignment], students: Sequence[int] | None = None
) -> dict[tuple[int, int], Allowed]:
    """By assignment and student (ids), all of them where none are named; one query."""
    rows = Allowance.objects.filter(assignment__in=assignments).order_by("given_at", "pk")
    if students is not None:
        rows = rows.filter(student__in=students)
    found: dict[tuple[int, int], list[Allowance]] = defaultdict(list)
    for row in rows:
        found[row.assignment_id, row.student_id].append(row)
    return {place: allowed_by(given) for place, given in found.items()}


def allowed(assignment: Assignment, student: int) -> Allowed:
    return allowances([assignment], [student]).get((assignment.pk, student), Allowed())
