"""An administrator in English, so that tests read the words they check."""

from pathlib import Path

import pytest
from django.test import Client

from tests import factories as f

CLASS_15 = Path(__file__).parents[3] / "shared" / "material" / "practical-class-15.txt"
HANDOUT = """№7-тәжірибелік сабақ: Елшілік қызметі
Жұмыстың мақсаты: Елшіліктің қызметімен танысу.
Оқытудың әдістері мен түрлері: баяндау, пікірталас.
Теориялық мәлімет:
Елшілік – мемлекеттің шет елдегі тұрақты өкілдігі.
Деңгейлік тапсырмалар:
1-деңгейлік сұрақ. Елшілік дегеніміз не?
2-деңгейлік сұрақ. Елшілік пен консулдықты салыстырыңыз.?
БӨЖ тапсырмалары: Қазақстанның шет елдегі елшіліктері.
"""


@pytest.fixture
def administrator(db):
    return f.make_admin("admin", first_name="Айгүл")


@pytest.fixture
def client(administrator):
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(administrator)
    return client


@pytest.fixture
def handout() -> bytes:
    return HANDOUT.encode()


@pytest.fixture
def class_15() -> bytes:
    if not CLASS_15.exists():
        pytest.skip("the material beside the repository is missing")
    return CLASS_15.read_bytes()
