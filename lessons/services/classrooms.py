"""Joining a class."""

from django.db import transaction

from lessons.models import Classroom, Membership, Role, User

_TYPED_IN_CYRILLIC = str.maketrans("АВЕКМНРСТУХ", "ABEKMHPCTYX")
"""Letters that look the same: most keyboards here stand on Cyrillic."""


class JoinRefused(Exception):
    """``code``: code-unknown or class-closed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def join_classroom(user: User, *, code: str) -> Classroom:
    """Become a student of the class; joining twice changes nothing. Raises JoinRefused.

    A teacher who types the code of an own class stays its teacher.
    """
    typed = "".join(code.split()).replace("-", "").upper().translate(_TYPED_IN_CYRILLIC)
    classroom = Classroom.objects.filter(join_code=typed).first()
    if classroom is None:
        raise JoinRefused("code-unknown")
    if Membership.objects.filter(user=user, classroom=classroom).exists():
        return classroom
    if not classroom.is_open:
        raise JoinRefused("class-closed")
    Membership.objects.get_or_create(
        user=user, classroom=classroom, defaults={"role": Role.STUDENT}
    )
    return classroom
