"""What all settings share. No DEBUG page, no inline code, no third party, quiet logs."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from firsthand.workroom.locale_build import compiled

WORKROOM = Path(__file__).resolve().parent.parent

DEBUG = False
AUTH_USER_MODEL = "members.Member"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "firsthand.workroom.members.apps.MembersConfig",
    "firsthand.workroom.wording.apps.WordingConfig",
    "firsthand.workroom.documentation.apps.DocumentationConfig",
    "firsthand.workroom.archive.apps.ArchiveConfig",
    "firsthand.workroom.protection.apps.ProtectionConfig",
    "firsthand.workroom.publishing.apps.PublishingConfig",
    "firsthand.workroom.desk.apps.DeskConfig",
]
MIDDLEWARE = [
    "firsthand.workroom.quiet.QuietErrorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "firsthand.workroom.language.MemberLanguageMiddleware",
    "firsthand.workroom.protection.vouching.VouchMiddleware",
]
ROOT_URLCONF = "firsthand.workroom.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WORKROOM / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "firsthand.workroom.language.page",
                "firsthand.workroom.rail.context",
            ],
            "builtins": ["firsthand.workroom.tags"],
        },
    }
]
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("fa", _("Persian")),
    ("fr", _("French")),
    ("ar", _("Arabic")),
]
LOCALE_PATHS = [compiled(WORKROOM / "locale")]
STATIC_URL = "static/"
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [WORKROOM / "static"]
# The edition's faces, where the package brings them; without them the machine's own serve.
FACES = WORKROOM.parent / "edition" / "faces"
if FACES.is_dir():
    STATICFILES_DIRS.append(("faces", FACES))

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "items"
LOGOUT_REDIRECT_URL = "login"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_NAME = "firsthand"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "firsthand_csrf"
# Not no-referrer: a browser then sends "Origin: null" with our own forms, and CSRF refuses them.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Django's own loggers would print addresses and exception texts: they are silent, and `quiet`
# logs event codes and ids instead (quiet-log).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"nowhere": {"class": "logging.NullHandler"}},
    "loggers": {
        name: {"handlers": ["nowhere"], "propagate": False}
        for name in ("django", "py.warnings", "csp")
    },
}
