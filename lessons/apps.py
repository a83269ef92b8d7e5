from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from lessons.domain.documents.office.conversion import OFFICE
from lessons.services.office import convert_to_docx


class LessonsConfig(AppConfig):
    name = "lessons"
    verbose_name = _("Teaching")

    def ready(self) -> None:
        OFFICE.connect(convert_to_docx)
