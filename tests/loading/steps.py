"""A handout, and the steps of loading it, as a person takes them."""

from pathlib import Path

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.admin.form_page import fields_of

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
UNLEVELLED = """№7-тәжірибелік сабақ: Елшілік қызметі
Жұмыстың мақсаты: Елшіліктің қызметімен танысу.
Теориялық мәлімет:
Елшілік – мемлекеттің шет елдегі тұрақты өкілдігі.
Бақылау сұрақтары:
1. Елшілік дегеніміз не?
2. Консулдық дегеніміз не?
3. Елшілік пен консулдықты салыстырыңыз.
БӨЖ тапсырмалары: Қазақстанның шет елдегі елшіліктері.
"""
LOAD = reverse("admin:lessons_lesson_load")
SENT = {"Batch", "Upload"}
"""What was sent is kept before it becomes anything."""


def rows_written() -> dict[str, int]:
    """How many rows each table of lessons holds, but for the files on their way."""
    known = apps.get_app_config("lessons").get_models()
    models = [model for model in known if model.__name__ not in SENT]
    return {model.__name__: model._default_manager.count() for model in models}


def upload(client, data: bytes, *, name: str = "class-7.txt", **fields):
    file = SimpleUploadedFile(name, data, content_type="text/plain")
    return client.post(LOAD, {"file": file, **fields})


def open_review(client, data: bytes, *, name: str = "class-7.txt", **fields):
    """(URL, page, what the page would send)."""
    fields = fields or {"new_course": "Дипломатия"}
    response = upload(client, data, name=name, **fields)
    assert response.status_code == 302, response.context["form"].errors
    page = client.get(response.url)
    return response.url, page, fields_of(page, having="lesson-0-title")
