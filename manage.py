#!/usr/bin/env python
"""Django's command line for this project."""

import os
import secrets
import sys

from django.core.management import execute_from_command_line

READS_FILES_ONLY = {"read_document", "grade_answers", "draft_key_points"}
"""Commands that sign nothing, so a checkout without any setting can run them."""

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutor.settings")
    if READS_FILES_ONLY & set(sys.argv[1:2]):
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    execute_from_command_line(sys.argv)
