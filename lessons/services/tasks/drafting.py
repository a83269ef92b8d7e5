"""Key points are drafted outside requests: a page shows what is kept."""

from django.utils import timezone
from django_tasks import task

from lessons.domain.marking.drafting.keeping import written
from lessons.models import KeptDraft
from lessons.queries.drafting import draft_for


@task()
def make_draft(person: int, question: int) -> None:
    """From what this person may look at; it stands beside the words that were asked about."""
    rows = KeptDraft.objects.select_related("person", "question__current", "question__lesson")
    row = rows.filter(person=person, question=question).first()
    if row is None:
        return
    drafted = draft_for(row.person, row.question)
    KeptDraft.objects.filter(pk=row.pk).update(
        version=row.question.current,
        made_at=timezone.now(),
        draft=written(drafted.draft),
        origin=drafted.origin.value,
        lesson=drafted.lesson,
        like=drafted.question,
    )
