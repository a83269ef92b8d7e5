"""Background tasks in words: what each does, and how far it is."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

TASK = {
    "clear_old_tasks": _("Forgetting old tasks"),
    "compare_marks": _("What the key points say to answers that are marked"),
    "compare_written": _("Comparing a written task with other texts"),
    "count_answers_in_class": _("Counting answers given in class as practice"),
    "hand_in_what_is_over": _("Handing in what was left open when its time was over"),
    "look_for_comparisons_to_make": _("Looking for marked answers that are not compared"),
    "look_for_files_to_read": _("Looking for files that wait to be read"),
    "look_for_pictures_to_prepare": _("Looking for pictures that are not prepared"),
    "look_for_proposals_to_make": _("Looking for answers without proposals"),
    "mail_digests": _("Mailing what is new, once a day"),
    "mail_message": _("Mailing a message"),
    "look_for_texts_to_compare": _("Looking for written tasks that are not compared"),
    "mail_password_letters": _("Mailing a link for a new password"),
    "note_ended_support": _("Noting where signing in as a person has run out"),
    "prepare_picture": _("Preparing a picture for the pages"),
    "read_upload": _("Reading a handout"),
    "forget_old_data": _("Forgetting data whose time of keeping is over"),
    "make_personal_export": _("Personal data of one person, in one file"),
    "make_draft": _("Key points drafted for a question"),
    "make_proposals": _("Proposals for the answers to a question"),
}
"""By the name of the task; a test holds that none is missing."""

STATE = {
    "READY": pgettext_lazy("task", "waiting"),
    "RUNNING": pgettext_lazy("task", "running"),
    "FAILED": pgettext_lazy("task", "failed"),
    "SUCCESSFUL": pgettext_lazy("task", "done"),
}

LOST = _("The worker was lost while it ran this task, too many times.")
