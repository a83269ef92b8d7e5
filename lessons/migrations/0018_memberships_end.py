"""Memberships end instead of vanishing, and classes can be put away.

Until now taking somebody out of a class deleted the row: their answers stayed in the queue while
their pages were gone. Whoever has work in a class without being in it becomes a student who left;
nobody has decided yet what becomes of the answers that wait.
"""

from django.db import migrations, models
from django.db.models import Exists, Max, Min, OuterRef


def find_those_who_were_deleted(apps, schema_editor):
    alias = schema_editor.connection.alias
    Membership = apps.get_model("lessons", "Membership").objects.using(alias)
    here = Membership.filter(user=OuterRef("student"), classroom=OuterRef("assignment__classroom"))
    attempts = apps.get_model("lessons", "Attempt").objects.using(alias).filter(~Exists(here))
    rows = (
        attempts.order_by()
        .values_list("student_id", "assignment__classroom_id")
        .annotate(began=Min("started_at"), left=Max("last_active_at"))
    )
    for student, classroom, began, left in list(rows):
        row = Membership.create(user_id=student, classroom_id=classroom, ended_at=left)
        Membership.filter(pk=row.pk).update(joined_at=began)


class Migration(migrations.Migration):
    dependencies = [
        ("lessons", "0017_suggested_key_points"),
    ]

    operations = [
        migrations.AddField(
            model_name="classroom",
            name="archived_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="archived"),
        ),
        migrations.AddField(
            model_name="membership",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="ended"),
        ),
        migrations.AddField(
            model_name="membership",
            name="entry",
            field=models.CharField(
                choices=[
                    ("own", "by the join code or an administrator"),
                    ("account", "with the account that was made for them"),
                    ("list", "from a list, with an account of their own"),
                ],
                default="own",
                max_length=7,
                verbose_name="came",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="left_work",
            field=models.CharField(
                choices=[
                    ("ask", "nobody has decided yet"),
                    ("mark", "they are marked"),
                    ("aside", "they are set aside"),
                ],
                default="ask",
                max_length=5,
                verbose_name="answers that waited when it ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("entry__in", ["own", "account", "list"])),
                name="membership_entry_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("left_work__in", ["ask", "mark", "aside"])),
                name="membership_left_work_valid",
            ),
        ),
        # Last: PostgreSQL changes no table whose rows it has yet to check.
        migrations.RunPython(find_those_who_were_deleted, migrations.RunPython.noop),
    ]
