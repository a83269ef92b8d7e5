from django.db import migrations, models


def keep_showing(apps, schema_editor):
    """As it was where the new default would show nothing for good, and in practice."""
    assignments = apps.get_model("lessons", "Assignment").objects
    endless = assignments.filter(due_at=None, attempts_allowed=None)
    endless.update(key_time="at-once")
    assignments.filter(mode="practice").update(key_time="at-once")


class Migration(migrations.Migration):
    """Old graded lessons show their keys after the last attempt or the deadline from now on."""

    dependencies = [
        ("lessons", "0013_marks_that_were_read"),
    ]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="key_time",
            field=models.CharField(
                choices=[
                    ("after", "after the last attempt or the deadline"),
                    ("at-once", "at once, with each result"),
                    ("never", "never"),
                ],
                default="after",
                max_length=7,
                verbose_name="right answers are shown",
            ),
        ),
        migrations.RunPython(keep_showing, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("key_time__in", ["after", "at-once", "never"])),
                name="assignment_key_time_valid",
            ),
        ),
    ]
