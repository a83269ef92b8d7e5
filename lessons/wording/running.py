"""How the site runs, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from lessons.domain.running import Trouble

TROUBLE = {
    Trouble.DISK_FULL: _(
        "The disk is nearly full. Free some of it: a full one refuses students' answers."
    ),
    Trouble.NO_WORKER: _(
        "No task worker is running, so proposals, long files and letters wait. Start the service "
        "anew or run: manage.py work"
    ),
    Trouble.TASKS_WAIT: _("Tasks have been waiting for more than 10 minutes. Add a task worker."),
    Trouble.NO_BACKUP: _("No backup has been made yet. Run: manage.py backup"),
    Trouble.OLD_BACKUP: _("The last backup is older than two days. Run: manage.py backup"),
    Trouble.TASKS_FAILED: _("Tasks have failed. Look at the reason and try them again."),
}

LOCK = gettext_noop("sign-in lock")
"""As the log of the administration keeps it, in the words of no language."""
DATABASE = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
