"""Static files: hashed, compressed, and with the imports between ES modules hashed too. And what
students hand in and the pictures of lessons, which have no address of their own."""

from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStaticFilesStorage(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True


class PrivateStorage(FileSystemStorage):
    def url(self, name: str | None) -> str:
        raise ValueError("A file that is kept here has no address; a page gives it.")
