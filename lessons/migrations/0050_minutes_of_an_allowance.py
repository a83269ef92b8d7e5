"""Extra minutes stand with the other exceptions of a student, and each grant is a row of its own."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("lessons", "0049_right_items_in_class")]

    operations = [
        migrations.AddField(
            model_name="allowance",
            name="minutes",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="more minutes for an attempt"
            ),
        ),
        migrations.RemoveConstraint(model_name="allowance", name="allowance_once"),
        migrations.RemoveConstraint(model_name="allowance", name="allowance_gives_something"),
        migrations.AddConstraint(
            model_name="allowance",
            constraint=models.CheckConstraint(
                condition=Q(due_at__isnull=False) | Q(attempts__gte=1) | Q(minutes__gte=1),
                name="allowance_gives_something",
            ),
        ),
        migrations.AlterModelOptions(
            name="allowance",
            options={
                "ordering": ["assignment", "student", "given_at", "pk"],
                "verbose_name": "exception for a student",
                "verbose_name_plural": "exceptions for students",
            },
        ),
    ]
