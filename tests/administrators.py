"""Fixtures: an administrator in English, so that tests read the words they check."""

import pytest
from django.test import Client

from tests import factories as f


@pytest.fixture
def administrator(db):
    return f.make_admin("admin", first_name="Айгүл")


@pytest.fixture
def client(administrator):
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(administrator)
    return client
