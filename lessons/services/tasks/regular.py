"""The schedule in force: what the workers do regularly."""

from datetime import timedelta

from lessons.services.tasks.schedule import Regular
from lessons.services.tasks.upkeep import clear_old_tasks

SCHEDULE = (Regular(name="clear-old-tasks", task=clear_old_tasks, every=timedelta(days=1)),)
