
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lessons', '0009_kept_readings'),
    ]

    operations = [
        migrations.AddField(
            model_name='lesson',
            name='details',
            field=models.JSONField(blank=True, default=dict, verbose_name='more about the lesson'),
        ),
        migrations.AddField(
            model_name='questionversion',
            name='details',
            field=models.JSONField(blank=True, default=dict, verbose_name='details of the task'),
        ),
    ]
