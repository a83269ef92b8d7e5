"""Sign-ins from before stay as they are and are not listed; their sessions end in two weeks."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lessons", "0063_pictures_of_uploads")]

    operations = [
        migrations.CreateModel(
            name="BrowserSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "session_key",
                    models.CharField(editable=False, max_length=40, unique=True),
                ),
                (
                    "browser",
                    models.CharField(blank=True, max_length=60, verbose_name="browser"),
                ),
                (
                    "is_shared",
                    models.BooleanField(default=False, verbose_name="shared computer"),
                ),
                ("began_at", models.DateTimeField(verbose_name="signed in")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="browser_sessions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "sign-in",
                "verbose_name_plural": "sign-ins",
                "ordering": ["-began_at", "-pk"],
            },
        ),
    ]
