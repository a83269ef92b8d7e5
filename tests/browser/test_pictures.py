"""A lesson with pictures on a phone: what its first visit weighs, and nothing jumps."""

from hashlib import sha256
from io import BytesIO
from random import Random

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from lessons.domain.assets.encoding import encode
from lessons.models import Asset, Rendition
from tests import factories as f
from tests.browser.walker import become

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = 6
MOST_BYTES = 250_000
PHONE = {"width": 360, "height": 740}
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 400);
})"""
LOADED = """() => [...document.querySelectorAll("figure img")].filter(
  (one) => one.complete && one.naturalWidth > 0).length"""


def photograph() -> bytes:
    """Nothing repeats in it, as in a picture of a real thing."""
    coarse = Image.frombytes("RGB", (90, 60), Random(5).randbytes(90 * 60 * 3))  # noqa: S311
    picture = coarse.resize((1200, 800), Image.Resampling.BICUBIC)
    buffer = BytesIO()
    picture.save(buffer, format="JPEG", quality=90)
    return buffer.getvalue()


def illustrate(lesson) -> None:
    """Six pictures in a text of 7,500 signs, which is a usual one; encoded once, and each with an
    address of its own."""
    encoded = encode(photograph())
    for number in range(COUNT):
        asset = Asset.objects.create(
            lesson=lesson,
            name=f"photo-{number}.jpg",
            digest=f"{number}",
            media_type="image/jpeg",
            size=1,
            width=encoded.width,
            height=encoded.height,
            alternative=f"{number}-сурет",
            added_at=f.NOW,
            prepared_at=f.NOW,
        )
        for one in encoded.rendered:
            data = one.data + bytes([number])
            Rendition.objects.create(
                asset=asset,
                width=one.width,
                height=one.height,
                size=len(data),
                digest=sha256(data).hexdigest(),
                file=ContentFile(data, "photo"),
            )
    paragraph = "Жасуша – тірі ағзалардың құрылымдық бірлігі. " * 28
    lines = (f"{paragraph}\n\n![](photo-{number}.jpg)" for number in range(COUNT))
    f.make_section(lesson, text="\n\n".join(lines))


@pytest.mark.parametrize("scale", [1, 2])
def test_six_pictures_are_light_on_a_phone_and_nothing_jumps(open_page, base_url, scale):
    lesson, classroom = f.make_lesson(), f.make_classroom()
    assignment = f.make_assignment(lesson, classroom, opens_at=timezone.now(), due_at=None)
    illustrate(lesson)
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=scale)
    become(page, f.make_student(classroom), base_url=base_url)
    page.goto(reverse("lessons:assignment-read", args=[assignment.pk]))
    page.wait_for_load_state("networkidle")
    weight = page.evaluate(
        "() => performance.getEntries().reduce((sum, one) => sum + (one.transferSize ?? 0), 0)"
    )

    assert weight < MOST_BYTES
    for place in range(COUNT):
        page.locator("figure img").nth(place).scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFT) == 0
    assert page.evaluate(LOADED) == COUNT
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
