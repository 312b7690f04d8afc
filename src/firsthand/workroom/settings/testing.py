"""Settings for tests and type checks."""

SECRET_KEY = "not a secret: tests only"  # noqa: S105 -- protects nothing
INSTALLED_APPS: list[str] = ["django.contrib.contenttypes"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
