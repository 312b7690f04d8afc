"""The workroom as a WSGI application, for the archive that FIRSTHAND_ARCHIVE names."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.workroom.settings.archive")
application = get_wsgi_application()
