"""Settings for tests, type checks and making migrations: a database in memory, no archive."""

from firsthand.workroom.settings.base import *  # noqa: F403 -- settings are a flat module
from firsthand.workroom.settings.database import sqlite

SECRET_KEY = "not a secret: tests only"  # noqa: S105 -- protects nothing
DATABASES = {"default": sqlite(":memory:")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
ARCHIVE_ROOT = ""
