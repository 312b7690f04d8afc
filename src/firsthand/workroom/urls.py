"""All addresses of the workroom."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles.views import serve
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path, re_path


@login_not_required
def static_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """One of our own style sheets or scripts; a small team needs no server beside this one."""
    response = serve(request, name, insecure=True)
    response["Cache-Control"] = "private, max-age=3600"
    return response


urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^static/(?P<name>.+)$", static_file),
    path("", include("firsthand.workroom.members.urls")),
    path("", include("firsthand.workroom.desk.urls")),
    path("", include("firsthand.workroom.protection.agent_urls")),
    path("", include("firsthand.workroom.protection.clearing_urls")),
    path("", include("firsthand.workroom.publishing.urls")),
]
