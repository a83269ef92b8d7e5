"""Extra time that was given becomes an allowance, with who gave it and why; then its table goes.

Back: minutes become extra time again, and of the rest of a student one row is left, which holds the
date and the attempts that count.
"""

from django.db import migrations

WHO_AND_WHY = ("assignment_id", "student_id", "reason", "given_by_id", "given_at")


def _kept(row):
    return {name: getattr(row, name) for name in WHO_AND_WHY}


def move_minutes(apps, schema_editor):
    alias = schema_editor.connection.alias
    extra = apps.get_model("lessons", "ExtraTime").objects.using(alias)
    allowance = apps.get_model("lessons", "Allowance")
    allowance.objects.using(alias).bulk_create(
        allowance(minutes=row.minutes, **_kept(row)) for row in extra.order_by("pk")
    )
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    permissions.filter(content_type__app_label="lessons", content_type__model="extratime").delete()
    types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    types.filter(app_label="lessons", model="extratime").delete()


def move_back(apps, schema_editor):
    alias = schema_editor.connection.alias
    extra = apps.get_model("lessons", "ExtraTime").objects.using(alias)
    rows = apps.get_model("lessons", "Allowance").objects.using(alias)
    for row in rows.filter(minutes__gte=1).order_by("given_at", "pk"):
        place = {"assignment_id": row.assignment_id, "student_id": row.student_id}
        extra.update_or_create(**place, defaults={**_kept(row), "minutes": row.minutes})
    newest = {}
    for row in rows.order_by("given_at", "pk"):
        before = newest.get((row.assignment_id, row.student_id))
        row.due_at = row.due_at or (before.due_at if before else None)
        row.attempts = row.attempts or (before.attempts if before else 0)
        row.minutes = 0
        newest[row.assignment_id, row.student_id] = row
    rows.all().delete()
    rows.bulk_create(row for row in newest.values() if row.due_at or row.attempts)


class Migration(migrations.Migration):
    dependencies = [
        ("lessons", "0050_minutes_of_an_allowance"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(move_minutes, move_back),
        migrations.DeleteModel("ExtraTime"),
    ]
