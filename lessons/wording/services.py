"""Words for what services refuse."""

from django.utils.translation import gettext_lazy as _

JOIN_REFUSED = {
    "code-unknown": _(
        "There is no class with this code. Compare it letter by letter with what your teacher "
        "gave you."
    ),
    "too-many-codes": _(
        "There were too many wrong codes. Wait 15 minutes and ask your teacher for the code."
    ),
    "class-closed": _(
        "This class takes no new students by code. Ask the administrator to open it."
    ),
}
