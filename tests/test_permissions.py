"""What no page can show of permissions: what the middleware never lets through."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from lessons.models import User
from lessons.permissions import person_of


def request_of(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_who_is_not_signed_in_is_no_person():
    with pytest.raises(PermissionDenied):
        person_of(request_of(AnonymousUser()))


def test_who_is_signed_in_is_told():
    user = User(username="aigul")
    assert person_of(request_of(user)) is user
