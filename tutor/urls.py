from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import include, path

from lessons.views.sign_in import SignInView

urlpatterns = [
    path("", include("lessons.urls")),
    path("sign-in/", SignInView.as_view(), name="sign-in"),
    path("sign-out/", login_not_required(LogoutView.as_view()), name="sign-out"),
    path("admin/", admin.site.urls),
]
