"""Marks say whether the answer could be read in their time, proposals whether they are kept back.

Of the marks from before, only what is known is said. Their time came from the browser and the
answers kept back were of sure bands alone, so none of them measures the machine (None); those that
even by that time were given faster than anybody reads teach it nothing any more (False).
"""

from collections import Counter

from django.db import migrations, models

LEAST_SECONDS = 2
CHARACTERS_A_SECOND = 45
BATCH = 500


def say_what_was_hurried(apps, schema_editor):
    Marking = apps.get_model("lessons", "Marking")
    timed = Marking.objects.using(schema_editor.connection.alias).exclude(seconds=None)
    together = Counter(timed.exclude(batch=None).values_list("batch", flat=True))
    rows = timed.values_list("pk", "seconds", "batch", "response__answer")
    hurried = [
        pk
        for pk, seconds, batch, answer in rows.iterator()
        if float(seconds) * together.get(batch, 1) < _least("\n".join(answer or ()))
    ]
    for start in range(0, len(hurried), BATCH):
        timed.filter(pk__in=hurried[start : start + BATCH]).update(is_read=False)


def _least(answer):
    return max(LEAST_SECONDS, len(answer) / CHARACTERS_A_SECOND)


class Migration(migrations.Migration):
    dependencies = [
        ("lessons", "0012_question_levels_taken"),
    ]

    operations = [
        migrations.AddField(
            model_name="marking",
            name="is_read",
            field=models.BooleanField(
                default=None, null=True, verbose_name="given with time to read the answer"
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="is_blind",
            field=models.BooleanField(
                default=False, verbose_name="kept from the teacher as a check"
            ),
        ),
        migrations.RunPython(say_what_was_hurried, migrations.RunPython.noop, elidable=True),
    ]
