"""The ready-made roles of the administration in words."""

from django.utils.translation import gettext_lazy as _

from lessons.domain.office import OfficeRole

ROLE = {
    OfficeRole.DEPARTMENT_ADMIN.value: _("department admin"),
    OfficeRole.SYSTEM_ADMIN.value: _("system admin"),
}
