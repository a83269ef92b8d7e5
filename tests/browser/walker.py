"""Goes from place to place as the person that the place is for."""

from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from lessons.models import User
from tests.browser.places import Place
from tests.world import World

OPEN_WHAT_IS_FOLDED = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true });
  document.querySelectorAll("#whole-texts").forEach((one) => { one.checked = true });
}"""


class Walker:
    """One browser page for each person; a step that is taken leaves nothing behind in it."""

    def __init__(
        self, open_page: Callable[..., Page], world: World, *, base_url: str, language: str
    ) -> None:
        self._open_page, self._world = open_page, world
        self._base_url, self._language = base_url, language

    def walk(self, places: Iterable[Place], **options) -> Iterator[tuple[Place, Page]]:
        """Every place with the page as it stands there; ``options`` are those of a context."""
        page, role = None, ""
        for place in sorted(places, key=lambda place: (place.then is not None, place.role)):
            if place.then or place.role != role:
                if page:
                    page.context.close()
                page, role = self._page_of(place.role, options), place.role
            page.goto(place.path)
            if place.then:
                place.then(page, self._world)
                role = ""
            page.evaluate(OPEN_WHAT_IS_FOLDED)
            yield place, page

    def _page_of(self, role: str, options: dict) -> Page:
        page = self._open_page(**{"reduced_motion": "reduce", **options})
        page.on("dialog", lambda dialog: dialog.accept())
        become(page, self._world.people[role], base_url=self._base_url, language=self._language)
        return page


def become(page: Page, person: User | None, *, base_url: str, language: str = "kk") -> None:
    """Gives a browser page the cookies of somebody who signed in and chose a language."""
    cookies = {settings.LANGUAGE_COOKIE_NAME: language}
    if person:
        client = Client()
        client.force_login(person)
        cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": name, "value": value, "url": base_url} for name, value in cookies.items()]
    )
