"""What is announced to a person now."""

from datetime import date

from lessons.models import Announcement, User
from lessons.models.announcements import Audience

MOST = 5


def announcements_for(
    person: User, *, learns: bool, teaches: bool, day: date
) -> list[Announcement]:
    """The newest first, without those that the person has put away; one query."""
    audiences = [Audience.STUDENTS] * learns + [Audience.TEACHERS] * teaches
    rows = Announcement.objects.on(day).to(*audiences).not_put_away_by(person)
    return list(rows[:MOST])
