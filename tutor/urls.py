from django.contrib import admin
from django.urls import include, path

from lessons.views.health import healthy, ready
from lessons.views.sign_in import SignInView, SignOutView
from tutor import web_app

urlpatterns = [
    path("", include("lessons.urls")),
    path("sign-in/", SignInView.as_view(), name="sign-in"),
    path("sign-out/", SignOutView.as_view(), name="sign-out"),
    path("manifest.webmanifest", web_app.manifest, name="manifest"),
    path("service-worker.js", web_app.service_worker, name="service-worker"),
    path("healthz", healthy, name="healthz"),
    path("readyz", ready, name="readyz"),
    path("offline/", web_app.offline, name="offline"),
    path("admin/", admin.site.urls),
]
