"""The pages of the administration are opened by an administrator."""

from tests.administrators import administrator, client

__all__ = ["administrator", "client"]
