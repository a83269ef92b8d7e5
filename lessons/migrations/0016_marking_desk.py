from django.db import migrations, models
from django.db.models import F
from django.db.models.functions import Mod

CLUSTERS = 2**31 - 1


def stand_alone(apps, schema_editor):
    """Until they are read again, answers that wait come each by itself."""
    proposals = apps.get_model("lessons", "Proposal").objects.using(schema_editor.connection.alias)
    proposals.update(
        cluster=Mod(F("response_id"), CLUSTERS), place=Mod(F("response_id"), CLUSTERS)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("lessons", "0015_drawing_and_beginning"),
    ]

    operations = [
        migrations.AddField(
            model_name="marking",
            name="accepted",
            field=models.JSONField(
                blank=True, default=list, verbose_name="key points accepted as proposed"
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="cluster",
            field=models.BigIntegerField(default=0, verbose_name="cluster of like answers"),
        ),
        migrations.AddField(
            model_name="proposal",
            name="place",
            field=models.PositiveIntegerField(default=0, verbose_name="place in the cluster"),
        ),
        migrations.AddField(
            model_name="proposal",
            name="seat",
            field=models.PositiveIntegerField(default=0, verbose_name="place in the group"),
        ),
        migrations.RunPython(stand_alone, migrations.RunPython.noop),
    ]
