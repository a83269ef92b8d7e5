from django.db import migrations

from lessons.domain.parts import Part
from lessons.domain.practice.uses import Placed, Use, default_uses


def divide(apps, schema_editor):
    """Between practice and the test, in lessons that no student has begun."""
    questions = apps.get_model("lessons", "Question").objects
    fresh = questions.filter(retired_at=None, lesson__assignment__attempt=None)
    lessons = {}
    for row in fresh.order_by("lesson", "position").values_list(
        "lesson", "pk", "part", "position", "section", "current__kind"
    ):
        lessons.setdefault(row[0], []).append(row[1:])
    for rows in lessons.values():
        uses = default_uses([
            Placed(
                key=pk, part=Part(part), position=position, section=section,
                is_quick=kind != "open-answer",
            )
            for pk, part, position, section, kind in rows
        ])
        practice = [pk for pk, use in uses.items() if use is Use.PRACTICE]
        questions.filter(pk__in=practice).update(use=Use.PRACTICE.value)


class Migration(migrations.Migration):
    dependencies = [
        ("lessons", "0019_practice_and_review"),
    ]

    operations = [
        migrations.RunPython(divide, migrations.RunPython.noop),
    ]
