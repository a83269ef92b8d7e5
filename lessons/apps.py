from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from lessons.services.private_files import close_database_to_others


class LessonsConfig(AppConfig):
    name = "lessons"
    verbose_name = _("Teaching")

    def ready(self) -> None:
        close_database_to_others()
