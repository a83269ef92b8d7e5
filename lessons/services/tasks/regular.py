"""The schedule in force: what the workers do regularly."""

from datetime import timedelta

from lessons.services.tasks.assets import look_for_pictures_to_prepare
from lessons.services.tasks.closing import hand_in_what_is_over
from lessons.services.tasks.digests import mail_digests
from lessons.services.tasks.files import look_for_files_to_read
from lessons.services.tasks.personal import forget_old_data
from lessons.services.tasks.proposals import (
    look_for_comparisons_to_make,
    look_for_proposals_to_make,
)
from lessons.services.tasks.schedule import Regular
from lessons.services.tasks.similarity import look_for_texts_to_compare
from lessons.services.tasks.support import note_ended_support
from lessons.services.tasks.upkeep import clear_old_tasks

SCHEDULE = (
    Regular(name="hand-in-what-is-over", task=hand_in_what_is_over, every=timedelta(minutes=5)),
    Regular(name="mail-digests", task=mail_digests, every=timedelta(days=1)),
    Regular(name="forget-old-data", task=forget_old_data, every=timedelta(days=1)),
    Regular(name="note-ended-support", task=note_ended_support, every=timedelta(hours=1)),
    Regular(name="clear-old-tasks", task=clear_old_tasks, every=timedelta(days=1)),
    Regular(
        name="look-for-proposals-to-make",
        task=look_for_proposals_to_make,
        every=timedelta(hours=1),
    ),
    Regular(
        name="look-for-comparisons-to-make",
        task=look_for_comparisons_to_make,
        every=timedelta(hours=1),
    ),
    Regular(name="look-for-files-to-read", task=look_for_files_to_read, every=timedelta(hours=1)),
    Regular(
        name="look-for-pictures-to-prepare",
        task=look_for_pictures_to_prepare,
        every=timedelta(hours=1),
    ),
    Regular(
        name="look-for-texts-to-compare", task=look_for_texts_to_compare, every=timedelta(hours=1)
    ),
)
