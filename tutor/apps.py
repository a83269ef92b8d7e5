from django.contrib.admin.apps import AdminConfig


class TutorAdminConfig(AdminConfig):
    """Django admin with the product's own name and its way to load a handout."""

    default_site = "tutor.admin_site.TutorAdminSite"
