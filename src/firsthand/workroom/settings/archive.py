"""Settings of one archive: the folder that FIRSTHAND_ARCHIVE names."""

import os
from pathlib import Path

from firsthand.preserve.folder import open_folder
from firsthand.workroom.settings.base import *  # noqa: F403 -- settings are a flat module
from firsthand.workroom.settings.database import sqlite

FOLDER = open_folder(Path(os.environ["FIRSTHAND_ARCHIVE"]))
ARCHIVE_ROOT = str(FOLDER.root)
SECRET_KEY = FOLDER.secret()
DATABASES = {"default": sqlite(FOLDER.database)}
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
FILE_UPLOAD_TEMP_DIR = None
