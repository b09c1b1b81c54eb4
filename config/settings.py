"""All settings, in one file. Machines differ only by environment; the README lists the variables.

With nothing set this is a complete service on one machine: SQLite, and Celery on a broker that needs no server.
`DATABASE_URL` and `REDIS_URL` move the same code to PostgreSQL and Redis.
"""

from operator import attrgetter
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import identities
from config.env import env, generated_secret

BASE_DIR = Path(__file__).parents[1]
DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "data")))

# --- Who we are -------------------------------------------------------------------------------------------------

PRODUCTION = env.bool("PRODUCTION", False)  # refuses to start with what is only fit for one's own machine
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or generated_secret(DATA_DIR)
SECRET_KEY_IS_GENERATED = not env.str("SECRET_KEY", "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.str("SITE_URL", "http://localhost:8000").rstrip("/")  # printed in reports, as where to check them
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0)  # how many proxies in front of us append to X-Forwarded-For
SECURE = env.bool("HTTPS", PRODUCTION)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.github",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "config.apps.ConfigConfig",
    "projects",
    "assessment",
    "recommendations",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compress.CompressMiddleware",
    "config.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.language.LanguageMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "config.gate.GateMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.headers.CsrfMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "projects.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,  # for the page of the API's description; our own templates are all in one folder
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# --- Where things are kept --------------------------------------------------------------------------------------

SQLITE_OPTIONS = {  # measured: without IMMEDIATE, concurrent writers meet "database is locked"
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
DATABASES: dict[str, Any] = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA_DIR / 'cartograph.sqlite3'}")}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}  # a file: tests use several connections
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

# Throttle counters are shared by all processes; in the database, so that no request waits for Redis.
# Room for many addresses: with the default of 300, a few hundred of them would push anybody's counter out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "throttle_counters",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

STORAGES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "files")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if bucket := env.str("S3_BUCKET", ""):  # credentials and region come from the usual AWS_… variables
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": bucket, "endpoint_url": env.str("S3_ENDPOINT", "") or None, "default_acl": None},
    }

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"

# --- Accounts ---------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_LENGTH = 12
# Length and rareness are all that helps; rules about kinds of characters make people choose worse passwords.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": PASSWORD_LENGTH},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "projects"
LOGOUT_REDIRECT_URL = "start"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600  # from the sign-in, however busy the session is

ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
ACCOUNT_ADAPTER = "projects.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # once: a mistyped password is mended with a code
ACCOUNT_SIGNUP_FORM_CLASS = "projects.web.forms.SignUpForm"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
ACCOUNT_USER_DISPLAY = attrgetter("called")
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
# Codes and no links: they also help who reads mail on another device, and no scanner can follow a code.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600  # seconds; the longest that ASVS 6.6.2 allows
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = False  # allauth offers it for unknown addresses alone, which tells them
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True

MFA_ADAPTER = "projects.adapters.FactorAdapter"
MFA_FORMS = {"add_webauthn": "projects.web.passkeys.PasskeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Cartograph"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # browsers themselves allow it on localhost alone

SOCIALACCOUNT_ADAPTER = "projects.adapters.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS = identities.providers()
# Somebody else's word about an address opens no account: whoever is signed in links an identity, and nothing else does.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False

# --- Mail -------------------------------------------------------------------------------------------------------

EMAIL_HOST = env.str("EMAIL_HOST", "")
EMAIL_PORT = env.int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", not EMAIL_USE_SSL)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "config.letters.FileBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"  # where letters go without a mail server
EMAIL_TIMEOUT = 5  # seconds; somebody may be waiting for the page that sends it
MAIL_AT_MOST = env.int("MAIL_AT_MOST", 200)  # letters that one run of a task may send; the next run goes on
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Cartograph <cartograph@localhost>")

# --- Tasks ------------------------------------------------------------------------------------------------------

REDIS_URL = env.str("REDIS_URL", "")
BROKER_DIR = DATA_DIR / "broker"
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    # A request may ring this bell, so it must fail at once when Redis is down and within 3 s when it hangs. The retry
    # policy matters as much as the time limits: with Celery's own, a Redis that hangs costs twice the time (measured).
    CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 0, "interval_start": 0, "interval_step": 0, "interval_max": 0}
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
        "visibility_timeout": 300,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_timeout": 3,
        "socket_connect_timeout": 2,
        "max_retries": 0,
        "interval_start": 0,
        "interval_step": 0,
        "interval_max": 0,
    }
else:
    CELERY_BROKER_URL = "filesystem://localhost"
    CELERY_BROKER_TRANSPORT = "config.broker:Transport"
    CELERY_WORKER_ENABLE_REMOTE_CONTROL = False  # there is one worker, and nobody to tell it things through a folder
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "messages"),
        "data_folder_out": str(BROKER_DIR / "messages"),
        "control_folder": str(BROKER_DIR / "control"),
        "polling_interval": 0.05,  # the default of 1 s makes a report wait up to 14 s (measured)
    }
    for folder in ("messages", "control"):
        (BROKER_DIR / folder).mkdir(parents=True, exist_ok=True)

CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = (
    False  # a task that kills its worker would come back for ever; the row counts attempts
)
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 75
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50  # bounds what a leak in the PDF engine can take
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000  # KiB
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
SWEEP_SECONDS = env.int("SWEEP_SECONDS", 15)
CELERY_BEAT_SCHEDULE = {
    # A sweep that nobody ran within its interval is worth nothing: it expires, so that they never pile up.
    "sweep reports": {
        "task": "recommendations.tasks.sweep_reports",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": SWEEP_SECONDS},
    },
    "tell of comments": {"task": "assessment.tasks.tell_of_comments", "schedule": 300, "options": {"expires": 300}},
    "purge": {"task": "projects.tasks.purge", "schedule": 3600, "options": {"expires": 3600}},
    "expire drafts": {"task": "assessment.tasks.expire_drafts", "schedule": 3600, "options": {"expires": 3600}},
    "send receipts": {"task": "assessment.tasks.send_receipts", "schedule": 60, "options": {"expires": 60}},
    "send reminders": {"task": "assessment.tasks.send_reminders", "schedule": 24 * 3600, "options": {"expires": 3600}},
    "clear sessions": {"task": "projects.tasks.clear_sessions", "schedule": 3600, "options": {"expires": 3600}},
}

REPORT_LEASE_SECONDS = CELERY_TASK_TIME_LIMIT + 15  # no second worker may start while the first can still finish
REPORT_ATTEMPTS = 3
WORKER_MEMORY_LIMIT = env.int("WORKER_MEMORY_LIMIT", 1_500_000_000)  # bytes of address space for one render
WORKER_FILE_LIMIT = 50_000_000  # bytes of one report, and of any file a worker writes

# --- What strangers may do --------------------------------------------------------------------------------------

THROTTLE_RATES = {
    # per address and for all together; a rate is how many in a second, minute, hour or day
    "start": (env.str("THROTTLE_START", "20/hour"), env.str("THROTTLE_START_ALL", "600/hour")),
    "submit": (env.str("THROTTLE_SUBMIT", "60/hour"), env.str("THROTTLE_SUBMIT_ALL", "3000/hour")),
    "report": (env.str("THROTTLE_REPORT", "30/hour"), env.str("THROTTLE_REPORT_ALL", "600/hour")),
    "keep": (env.str("THROTTLE_KEEP", "60/hour"), env.str("THROTTLE_KEEP_ALL", "1200/hour")),
    "invite": (env.str("THROTTLE_INVITE", "30/hour"), env.str("THROTTLE_INVITE_ALL", "600/hour")),
}
REPORTS_QUEUED_AT_MOST = env.int("REPORTS_QUEUED_AT_MOST", 200)
DRAFT_DAYS = env.int("DRAFT_DAYS", 365)  # an anonymous draft that nobody touches for so long is deleted
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes; above the document's own limit, so that the clearer error comes first

# --- Languages --------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [
    BASE_DIR / "config" / "locale"
]  # all texts of pages, API and paper; `manage.py makemessages` writes them
FORMAT_MODULE_PATH = ["config.formats"]
LANGUAGE_COOKIE_NAME = "language"  # a preference, set by ?lang= (config/language.py)
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SECURE = SECURE
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Headers ----------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *identities.hosts()],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "no-referrer"  # a page's address may hold a key
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
if SECURE:
    SECURE_SSL_REDIRECT = env.bool("HTTPS_REDIRECT", True)
    SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    if TRUSTED_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- API --------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_PARSER_CLASSES": ["assessment.api.parsers.SafeJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "assessment.api.problems.handle",
    "DEFAULT_METADATA_CLASS": None,  # OPTIONS is for the schema to answer
    "NUM_PROXIES": TRUSTED_PROXIES,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Cartograph API",
    "DESCRIPTION": "Send a project's answers, get its collaboration profile, recommendations and PDF report.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": [],  # the default one renames our enums, and anew whenever another field has one
}

# --- Logs -------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"redact_keys": {"()": "config.logs.RedactKeys"}},
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["redact_keys"], "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {
        "cartograph": {"level": "INFO"},
        "django": {"handlers": [], "propagate": True},
        "gunicorn.error": {"level": "WARNING", "propagate": True},  # it quotes requests it cannot read
    },
}

for name, rates in THROTTLE_RATES.items():
    for rate in rates:
        count, _slash, period = rate.partition("/")
        if not count.isdigit() or period not in ("second", "minute", "hour", "day"):
            raise ImproperlyConfigured(f"THROTTLE_{name.upper()}: write a rate such as 20/hour, not {rate!r}.")
