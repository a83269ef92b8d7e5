"""What may take minutes for somebody who was here for years."""

from django.utils import timezone
from django_tasks import task

from lessons.models import PersonalExport
from lessons.services.personal_data import make_export
from lessons.services.retention import forget_all


@task()
def make_personal_export(export: int) -> None:
    rows = PersonalExport.objects.select_related("person").filter(pk=export, made_at=None)
    for row in rows:
        make_export(row, now=timezone.now())


@task()
def forget_old_data() -> None:
    forget_all(now=timezone.now())
