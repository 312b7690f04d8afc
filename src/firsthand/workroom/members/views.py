"""The door, and a Member's own page."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.workroom.errors import RefusedError
from firsthand.workroom.members.forms import LoginForm, PasswordForm
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.members.services import change_language, change_password
from firsthand.workroom.members.tongues import LANGUAGE_COOKIE, TONGUES
from firsthand.workroom.sentences import sentence

A_YEAR = 365 * 24 * 60 * 60

door = LoginView.as_view(
    template_name="members/login.html", form_class=LoginForm, redirect_authenticated_user=True
)


@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """A Member's own page: who they are here, and a new password."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        messages.success(request, _("The new password counts from now on."))
        return redirect("me")
    return render(request, "members/me.html", {"form": form})


def _changed(request: HttpRequest, form: PasswordForm) -> bool:
    member = member_of(request)
    if not member.check_password(form.cleaned_data["old"]):
        form.add_error("old", _("This is not your password."))
        return False
    try:
        change_password(member, form.cleaned_data["new"])
    except RefusedError as error:
        form.add_error("new", sentence(error))
        return False
    update_session_auth_hash(request, member)
    return True


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Back where the Member was, in the language they chose."""
    chosen = request.POST.get("language", "")
    response = redirect(_safe(request, request.POST.get("next", "")))
    if chosen in TONGUES:
        if request.user.is_authenticated:
            change_language(member_of(request), chosen)
        response.set_cookie(
            LANGUAGE_COOKIE, chosen, max_age=A_YEAR, httponly=True, samesite="Strict"
        )
        translation.activate(chosen)
    return response


def _safe(request: HttpRequest, address: str) -> str:
    allowed = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if allowed and address.startswith("/") else "/"
