from django.db import migrations, models


def count_as_before(apps, schema_editor):
    """What was handed in, and what has a saved answer, was begun when it was started."""
    attempts = apps.get_model("lessons", "Attempt").objects
    answered = apps.get_model("lessons", "Response").objects.filter(draft_seq__gt=0)
    begun = models.Q(submitted_at__isnull=False) | models.Q(pk__in=answered.values("attempt"))
    attempts.filter(begun).update(begun_at=models.F("started_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('lessons', '0014_key_time'),
    ]

    operations = [
        migrations.AddField(
            model_name='assignment',
            name='drawn_level_1',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='questions drawn at level 1'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='drawn_level_2',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='questions drawn at level 2'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='drawn_level_3',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='questions drawn at level 3'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='draws_others_first',
            field=models.BooleanField(default=True, verbose_name='a new attempt asks other questions'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='shuffles_options',
            field=models.BooleanField(default=True, verbose_name='options in an order of their own'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='shuffles_questions',
            field=models.BooleanField(default=True, verbose_name='questions in an order of their own'),
        ),
        migrations.AddField(
            model_name='attempt',
            name='begun_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='first answer saved'),
        ),
        migrations.AddField(
            model_name='attempt',
            name='option_seed',
            field=models.PositiveIntegerField(default=0, verbose_name='order of the options'),
        ),
        migrations.AddField(
            model_name='response',
            name='is_flagged',
            field=models.BooleanField(default=False, verbose_name='flagged for later'),
        ),
        migrations.RunPython(count_as_before, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('drawn_level_1', None), ('drawn_level_1__gte', 1), _connector='OR'), models.Q(('drawn_level_2', None), ('drawn_level_2__gte', 1), _connector='OR'), models.Q(('drawn_level_3', None), ('drawn_level_3__gte', 1), _connector='OR')), name='assignment_draws_positive', violation_error_message='Draw at least one question, or leave the field empty.'),
        ),
    ]
