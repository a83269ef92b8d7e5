"""The product's settings over a scratch directory: its own database and static files.

Nothing depends on the machine's own .env; TUTOR_SCRATCH names the directory.
"""

import os
from pathlib import Path
from urllib.parse import quote

SCRATCH = Path(os.environ["TUTOR_SCRATCH"])
os.environ.update(
    SECRET_KEY="only-for-benchmarks-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
    DEBUG="off",
    HTTPS="off",
    BEHIND_PROXY="off",
    ALLOWED_HOSTS="127.0.0.1,localhost,testserver",
    CSRF_TRUSTED_ORIGINS="",
    TIME_ZONE="Asia/Almaty",
    LANGUAGE_CODE="kk",
    LANGUAGES="kk,ru,en",
    DATABASE_URL=f"sqlite:///{quote(str(SCRATCH / 'scratch.sqlite3'))}",
    EMAIL_URL="memory://",
    DEFAULT_FROM_EMAIL="tutor@localhost",
    OPEN_ANSWER_POINTS="10",
    SLOW_PAGE_SECONDS="0",
    BACKUPS="/nowhere/backups",
    BACKUPS_KEPT="14",
)

from tutor.settings import *  # noqa: E402, F403

STATIC_ROOT = SCRATCH / "static"
ROOT_URLCONF = os.environ.get("TUTOR_URLS", "benchmarks.urls")
