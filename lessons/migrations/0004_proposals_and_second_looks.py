"""Proposals, leases, comments to use again, second looks; what a marking was decided by."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lessons', '0003_loaded_files'),
    ]

    operations = [
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='text')),
                ('digest', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('used_at', models.DateTimeField(verbose_name='last used')),
            ],
            options={
                'verbose_name': 'comment to use again',
                'verbose_name_plural': 'comments to use again',
                'ordering': ['-used_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Lease',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(verbose_name='until')),
            ],
            options={
                'verbose_name': 'answer being marked',
                'verbose_name_plural': 'answers being marked',
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rubric_digest', models.CharField(max_length=64, verbose_name='SHA-256 of the rubric')),
                ('learnt_from', models.PositiveIntegerField(default=0, verbose_name='confirmed marks it learnt from')),
                ('shares', models.JSONField(default=dict, verbose_name='key points')),
                ('band', models.CharField(choices=[('sure-full', 'surely in full'), ('sure-none', 'surely nothing'), ('look', 'to be looked at')], max_length=10, verbose_name='band')),
                ('evidence', models.JSONField(default=list, verbose_name='evidence')),
                ('reasons', models.JSONField(default=list, verbose_name='reasons')),
                ('answer_key', models.CharField(max_length=64, verbose_name='key of the answer')),
                ('group_key', models.CharField(max_length=64, verbose_name='key of the group')),
                ('made_at', models.DateTimeField(verbose_name='made')),
            ],
            options={
                'verbose_name': 'proposal',
                'verbose_name_plural': 'proposals',
            },
        ),
        migrations.CreateModel(
            name='SecondLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='reason')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
            ],
            options={
                'verbose_name': 'request for a second look',
                'verbose_name_plural': 'requests for a second look',
                'ordering': ['response', 'asked_at'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='responseevent',
            name='response_event_kind_matches_content',
        ),
        migrations.AddField(
            model_name='assignment',
            name='mode',
            field=models.CharField(choices=[('graded', 'for a mark: open answers wait for the teacher'), ('practice', 'practice: the program says at once what it recognised')], default='graded', max_length=8, verbose_name='purpose'),
        ),
        migrations.AddField(
            model_name='marking',
            name='batch',
            field=models.UUIDField(blank=True, db_index=True, null=True, verbose_name='action'),
        ),
        migrations.AddField(
            model_name='marking',
            name='is_blind',
            field=models.BooleanField(default=False, verbose_name='marked without seeing the proposal'),
        ),
        migrations.AddField(
            model_name='marking',
            name='proposed',
            field=models.JSONField(blank=True, default=dict, verbose_name='proposed key points'),
        ),
        migrations.AddField(
            model_name='marking',
            name='proposed_band',
            field=models.CharField(blank=True, choices=[('sure-full', 'surely in full'), ('sure-none', 'surely nothing'), ('look', 'to be looked at')], max_length=10, verbose_name='band of the proposal'),
        ),
        migrations.AddField(
            model_name='marking',
            name='rubric',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lessons.questionversion', verbose_name='version with the rubric'),
        ),
        migrations.AddField(
            model_name='marking',
            name='seconds',
            field=models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True, verbose_name='seconds spent'),
        ),
        migrations.AlterField(
            model_name='responseevent',
            name='kind',
            field=models.CharField(choices=[('submitted', 'submitted'), ('graded', 'marked by its key'), ('marked', 'marked by a person'), ('reopened', 'returned to the queue')], max_length=10, verbose_name='event'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('mode__in', ['graded', 'practice'])), name='assignment_mode_valid'),
        ),
        migrations.AddConstraint(
            model_name='marking',
            constraint=models.CheckConstraint(condition=models.Q(('proposed_band__in', ['', 'sure-full', 'sure-none', 'look'])), name='marking_proposed_band_valid'),
        ),
        migrations.AddConstraint(
            model_name='marking',
            constraint=models.CheckConstraint(condition=models.Q(('is_blind', False), models.Q(('proposed_band', ''), _negated=True), _connector='OR'), name='marking_blind_has_proposal'),
        ),
        migrations.AddConstraint(
            model_name='marking',
            constraint=models.CheckConstraint(condition=models.Q(('seconds', None), ('seconds__gte', 0), _connector='OR'), name='marking_seconds_positive'),
        ),
        migrations.AddConstraint(
            model_name='responseevent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer__isnull', False), ('fraction', None), ('kind', 'submitted')), models.Q(('answer__isnull', True), ('fraction__isnull', False), ('kind', 'graded')), models.Q(('actor__isnull', False), ('answer__isnull', True), ('fraction__isnull', False), ('kind', 'marked')), models.Q(('actor__isnull', False), ('answer__isnull', True), ('fraction', None), ('kind', 'reopened')), _connector='OR'), name='response_event_kind_matches_content'),
        ),
        migrations.AddField(
            model_name='comment',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='lessons.question', verbose_name='question'),
        ),
        migrations.AddField(
            model_name='comment',
            name='teacher',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name='teacher'),
        ),
        migrations.AddField(
            model_name='lease',
            name='response',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='lessons.response', verbose_name='response'),
        ),
        migrations.AddField(
            model_name='lease',
            name='teacher',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL, verbose_name='teacher'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='response',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='proposal', to='lessons.response', verbose_name='response'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='rubric',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lessons.questionversion', verbose_name='version with the rubric'),
        ),
        migrations.AddField(
            model_name='secondlook',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='secondlook',
            name='response',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='second_looks', to='lessons.response', verbose_name='response'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.UniqueConstraint(fields=('teacher', 'question', 'digest'), name='comment_once'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='comment_text_set'),
        ),
        migrations.AddConstraint(
            model_name='lease',
            constraint=models.UniqueConstraint(fields=('response',), name='lease_one_teacher'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('band__in', ['sure-full', 'sure-none', 'look'])), name='proposal_band_valid'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer_key', ''), _negated=True), models.Q(('group_key', ''), _negated=True)), name='proposal_keys_set'),
        ),
        migrations.AddConstraint(
            model_name='secondlook',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('response',), name='second_look_one_open'),
        ),
        migrations.AddConstraint(
            model_name='secondlook',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='second_look_reason_set'),
        ),
        migrations.AddConstraint(
            model_name='secondlook',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None)), models.Q(('answered_at__gte', models.F('asked_at')), ('answered_by__isnull', False)), _connector='OR'), name='second_look_answer_complete'),
        ),
    ]
