"""Proposals may be likely: the least risky half of those that are not sure."""

from django.db import migrations, models


def look_again(apps, schema_editor):
    """Before, there was no such band: whoever goes back looks at them."""
    alias = schema_editor.connection.alias
    for name, field in (("Proposal", "band"), ("Marking", "proposed_band")):
        model = apps.get_model("lessons", name)
        model.objects.using(alias).filter(**{field: "likely"}).update(**{field: "look"})


class Migration(migrations.Migration):

    dependencies = [
        ('lessons', '0022_class_lists_and_slips'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='marking',
            name='marking_proposed_band_valid',
        ),
        migrations.RemoveConstraint(
            model_name='proposal',
            name='proposal_band_valid',
        ),
        migrations.AlterField(
            model_name='marking',
            name='proposed_band',
            field=models.CharField(blank=True, choices=[('sure-full', 'surely in full'), ('sure-none', 'surely nothing'), ('likely', 'likely'), ('look', 'to be looked at')], max_length=10, verbose_name='band of the proposal'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='band',
            field=models.CharField(choices=[('sure-full', 'surely in full'), ('sure-none', 'surely nothing'), ('likely', 'likely'), ('look', 'to be looked at')], max_length=10, verbose_name='band'),
        ),
        migrations.AddConstraint(
            model_name='marking',
            constraint=models.CheckConstraint(condition=models.Q(('proposed_band__in', ['', 'sure-full', 'sure-none', 'likely', 'look'])), name='marking_proposed_band_valid'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('band__in', ['sure-full', 'sure-none', 'likely', 'look'])), name='proposal_band_valid'),
        ),
        migrations.RunPython(migrations.RunPython.noop, look_again),
    ]
