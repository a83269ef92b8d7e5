"""All settings. Only this file reads the environment; the README lists the variables."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import quote
from zoneinfo import available_timezones

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError, validate

# Django's classes take their type arguments at runtime too, as in ModelAdmin[Lesson].
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
INTERFACE_LANGUAGES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
_project = BASE_DIR / "pyproject.toml"
VERSION = (
    tomllib.loads(_project.read_text(encoding="utf-8"))["project"]["version"]
    if _project.exists()
    else ""
)

# --- What the environment decides: every wrong value is named, all of them at once. -----------
env = Env(eager=False)
env.read_env(BASE_DIR / ".env", recurse=False)
SECRET_KEY = env.str("SECRET_KEY", validate=validate.Length(min=50))
DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=True)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
# How many proxies of one's own stand before the site: the address of a person is told by the first.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0, validate=validate.Range(min=0, max=9))
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"], subcast=str.strip)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[], subcast=str.strip)
TIME_ZONE = env.str(
    "TIME_ZONE",
    default="Asia/Almaty",
    validate=validate.OneOf(
        available_timezones(), error="“{input}” is not a time zone such as Asia/Almaty."
    ),
)
LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="kk")
_language_codes = env.list(
    "LANGUAGES",
    default=list(INTERFACE_LANGUAGES),
    subcast=str.strip,
    validate=[validate.Length(min=1), validate.ContainsOnly(list(INTERFACE_LANGUAGES))],
)
_percent = [validate.Range(min=1, max=100)]
PASS_MARK = env.int("PASS_MARK", default=50, validate=_percent)
MASTERY_MARK = env.int("MASTERY_MARK", default=80, validate=_percent)
_database = env.dj_db_url(
    "DATABASE_URL", default=f"sqlite:///{quote(str(BASE_DIR / 'db.sqlite3'))}"
)
# The address of the site in letters, such as https://talim.example.kz
_public_url = env.str("PUBLIC_URL", default="").rstrip("/")
_email = env.dj_email_url("EMAIL_URL", default="console:")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="tutor@localhost")
# What an open question is worth where its handout does not say.
OPEN_ANSWER_POINTS = env.int(
    "OPEN_ANSWER_POINTS", default=10, validate=validate.Range(min=1, max=100)
)
TEACHERS_MAKE_CLASSES = env.bool("TEACHERS_MAKE_CLASSES", default=True)
TEACHERS_MAKE_ACCOUNTS = env.bool("TEACHERS_MAKE_ACCOUNTS", default=True)
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=False)
SELF_SIGN_UP = env.bool("SELF_SIGN_UP", default=False)
_days = [validate.Range(min=1, max=36_500)]
# How many days what is kept about people stays (manage.py forget_old_data).
KEEP_DAYS = {
    "addresses": env.int("KEEP_ADDRESSES_DAYS", default=30, validate=_days),
    "sign-ins": env.int("KEEP_SIGN_INS_DAYS", default=365, validate=_days),
    "failed-sign-ins": env.int("KEEP_FAILED_SIGN_INS_DAYS", default=90, validate=_days),
    "action-log": env.int("KEEP_ACTION_LOG_DAYS", default=1095, validate=_days),
    "password-letters": env.int("KEEP_PASSWORD_LETTERS_DAYS", default=365, validate=_days),
    "machine-drafts": env.int("KEEP_MACHINE_DRAFTS_DAYS", default=180, validate=_days),
    "personal-exports": env.int("KEEP_PERSONAL_EXPORTS_DAYS", default=7, validate=_days),
}
# Requests that take longer are counted for whoever looks after the site; 0 counts none.
SLOW_PAGE_SECONDS = env.float("SLOW_PAGE_SECONDS", default=1.0, validate=validate.Range(min=0))
BACKUPS = env.path("BACKUPS", default=BASE_DIR / "backups")
BACKUPS_KEPT = env.int("BACKUPS_KEPT", default=14, validate=validate.Range(min=1))
_assets = env.path("ASSETS", default=BASE_DIR / "assets")
_asset_storage = env.str("ASSET_STORAGE", default="tutor.storage.PrivateStorage")
_asset_storage_options = env.json("ASSET_STORAGE_OPTIONS", default=None)
_work_files = env.path("WORK_FILES", default=BASE_DIR / "work-files")
try:
    env.seal()
except EnvError as error:
    raise ImproperlyConfigured(f"The environment (or .env) is wrong: {error}") from error
if LANGUAGE_CODE not in _language_codes:
    raise ImproperlyConfigured(
        f"LANGUAGE_CODE={LANGUAGE_CODE} is not one of LANGUAGES={','.join(_language_codes)}"
    )
if PASS_MARK > MASTERY_MARK:
    raise ImproperlyConfigured(
        f"PASS_MARK={PASS_MARK} is more than MASTERY_MARK={MASTERY_MARK}: nobody masters a level "
        "without passing it"
    )
if not _database["NAME"]:
    raise ImproperlyConfigured("DATABASE_URL names no database: postgres://USER@HOST/NAME")
if "EMAIL_BACKEND" not in _email:
    raise ImproperlyConfigured(
        "EMAIL_URL must begin with console:, file:, smtp:// or submission://"
    )

# --- Database ---------------------------------------------------------------------------------
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
DATABASES = {"default": {**_database, "CONN_MAX_AGE": 60}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
else:
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgres://")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Tasks: what would make a page wait is done by workers (manage.py work) --------------------
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "heavy"],
    }
}

# --- Applications and middleware --------------------------------------------------------------
INSTALLED_APPS = [
    "tutor.apps.TutorAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "crispy_forms",
    "django_tasks",
    "django_tasks_db",
    "lessons",
]
MIDDLEWARE = [
    "tutor.middleware.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tutor.middleware.SlowPagesMiddleware",
    # Pages to a quarter of their size; benchmarks/README.md weighs it against BREACH.
    "django.middleware.gzip.GZipMiddleware",
    "tutor.middleware.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tutor.middleware.LanguageMiddleware",
    "tutor.middleware.PersonalPageMiddleware",
    "tutor.middleware.RequestSizeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tutor.middleware.SupportMiddleware",
    "tutor.middleware.SignInMiddleware",
    "tutor.middleware.AddressMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "tutor.urls"
WSGI_APPLICATION = "tutor.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("tutor",)
CRISPY_TEMPLATE_PACK = "tutor"
CRISPY_FAIL_SILENTLY = False

# --- People and sign-in -----------------------------------------------------------------------
AUTH_USER_MODEL = "lessons.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# The first one is for people's own passwords; those on slips are random, and short-lived.
PASSWORD_HASHERS = [
    "tutor.hashers.SmallArgon2Hasher",
    # Of accounts from before; renewed at the next sign-in.
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "tutor.hashers.OneTimeHasher",
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "lessons:home"
LOGOUT_REDIRECT_URL = "sign-in"
# Seconds that the link of a letter about a forgotten password works.
PASSWORD_RESET_TIMEOUT = 2 * 3600
# A whole campus often shares one address, so a name is locked together with its address, and not
# in a browser where it has signed in before.
AXES_LOCKOUT_PARAMETERS = "lessons.views.known_browser.counted_by"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
# Else every try during the wait begins it anew, and a name could be kept locked for ever.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "lessons.views.sign_in.locked_out"
AXES_VERBOSE = False

# --- Language and time ------------------------------------------------------------------------
LANGUAGES = [(code, INTERFACE_LANGUAGES[code]) for code in _language_codes]
LOCALE_PATHS = [BASE_DIR / "tutor" / "locale", BASE_DIR / "tutor" / "django_locale"]
FORMAT_MODULE_PATH = ["tutor.formats"]
USE_TZ = True
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE: Literal["Lax"] = "Lax"

# --- Errors -----------------------------------------------------------------------------------
# Django is silent without DEBUG; a server error belongs into the log of whoever runs the server.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django_tasks": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # It tells of every start and stop; what went wrong the one above tells.
        "django_tasks_db": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "lessons": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}

# --- Static files -----------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tutor.storage.ModuleStaticFilesStorage"},
    # What students hand in: no server knows an address for it, a page gives it to who may have it.
    "work_files": {
        "BACKEND": "tutor.storage.PrivateStorage",
        "OPTIONS": {
            "location": _work_files,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    # Pictures of lessons: files, or whatever else Django can store in (S3 …), by their options.
    "assets": {
        "BACKEND": _asset_storage,
        "OPTIONS": _asset_storage_options
        or {
            "location": _assets,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
}

# --- Mail -------------------------------------------------------------------------------------
EMAIL_BACKEND = _email["EMAIL_BACKEND"]
# Else messages stand on the pages alone.
PUBLIC_URL = _public_url or f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0].lstrip('.*')}"
MAIL_IS_SET = not EMAIL_BACKEND.endswith(".console.EmailBackend")
EMAIL_FILE_PATH = _email["EMAIL_FILE_PATH"]
EMAIL_HOST = _email["EMAIL_HOST"]
EMAIL_PORT = _email["EMAIL_PORT"]
EMAIL_HOST_USER = _email["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _email["EMAIL_USE_TLS"]
EMAIL_USE_SSL = _email["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = _email["EMAIL_TIMEOUT"]

# --- Security ---------------------------------------------------------------------------------
CSRF_FAILURE_VIEW = "lessons.views.sign_in.page_expired"
# A cookie of that name is taken from this host alone, over HTTPS alone.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
# Whoever asks for these stands beside the server.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The review page of a long handout has many fields; a field still has a bounded size.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
# In one request, where no script sends them one by one.
DATA_UPLOAD_MAX_NUMBER_FILES = 300
# Django measures no files: they would fill the disk, whoever sends them.
LARGEST_REQUEST = 64 * 1024 * 1024
