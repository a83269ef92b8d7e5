"""Questions are found by their text in any spelling, those asked before included."""

from django.db import migrations, models

from lessons.domain.text.search import search_key

BATCH = 500


def fill(apps, schema_editor):
    versions = apps.get_model('lessons', 'QuestionVersion').objects.using(
        schema_editor.connection.alias
    )
    last = 0
    while batch := list(versions.filter(pk__gt=last).only('text').order_by('pk')[:BATCH]):
        for version in batch:
            version.search_key = search_key(version.text)
        versions.bulk_update(batch, ['search_key'])
        last = batch[-1].pk


class Migration(migrations.Migration):

    dependencies = [
        ('lessons', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='questionversion',
            name='search_key',
            field=models.TextField(default='', editable=False),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
