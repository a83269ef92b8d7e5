"""What is kept about people for a time, in words."""

from django.utils.translation import gettext_lazy as _

KEPT = {
    "addresses": _("Full addresses in the sign-in journal"),
    "sign-ins": _("Sign-ins"),
    "failed-sign-ins": _("Failed sign-ins"),
    "wrong-passwords": _("Counters of wrong passwords"),
    "action-log": _("Lines of the action log"),
    "password-letters": _("Letters about forgotten passwords"),
    "machine-drafts": _("Key points drafted by the program that nobody took"),
    "sessions": _("Sessions that are over"),
    "closed-sign-ins": _("Rows of sign-ins that are over"),
    "personal-exports": _("Files with personal data"),
    "uploads": _("Loaded files that were not used"),
}
"""By the name of the limit; a test holds that none is missing."""
