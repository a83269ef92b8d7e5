"""Whoever has got messages of teachers by mail goes on getting them until they say otherwise."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lessons", "0060_university_settings")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="mails_messages",
            field=models.BooleanField(default=True, verbose_name="mail with messages of teachers"),
        ),
    ]
