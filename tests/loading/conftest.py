"""The administrator and the files of the admin's tests load handouts here too."""

from tests.admin.conftest import administrator, class_15, client, handout

__all__ = ["administrator", "class_15", "client", "handout"]
