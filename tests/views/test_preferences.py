import pytest
from django.conf import settings
from django.urls import reverse

from lessons.wording.themes import THEME_COOKIE
from tests import factories as f

pytestmark = pytest.mark.django_db
HOME = reverse("lessons:home")
JOIN = reverse("lessons:classroom-join")
THEME = reverse("lessons:theme-set")


@pytest.fixture
def student(client):
    student = f.make_user("student")
    client.force_login(student)
    return student


class TestLanguage:
    def test_is_kazakh_until_the_person_says_otherwise(self, client):
        response = client.get("/sign-in/", headers={"accept-language": "ru"})

        assert response.headers["Content-Language"] == "kk"
        assert '<html lang="kk">' in response.content.decode()

    def test_is_remembered_in_the_browser_and_with_the_person(self, client, student):
        response = client.post(reverse("lessons:language-set"), {"language": "ru", "next": JOIN})

        student.refresh_from_db()
        assert response.url == JOIN
        assert student.language == "ru"
        assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "ru"
        assert client.get(JOIN).headers["Content-Language"] == "ru"

    def test_can_be_changed_before_signing_in(self, client):
        response = client.post(reverse("lessons:language-set"), {"language": "en"})

        assert response.status_code == 302

    def test_an_unknown_one_is_refused(self, client):
        assert client.post(reverse("lessons:language-set"), {"language": "xx"}).status_code == 400

    def test_never_leads_to_another_site(self, client):
        response = client.post(
            reverse("lessons:language-set"), {"language": "en", "next": "https://example.com"}
        )

        assert response.url == HOME

    @pytest.mark.parametrize("url", [reverse("lessons:language-set"), THEME])
    def test_leads_to_an_address_and_not_to_the_page_of_that_name(self, client, url):
        """``next=kk`` was taken for the name of a page and ended in a server error."""
        sent = {"language": "en", "theme": "dark", "next": "kk"}

        assert client.post(url, sent).url == "kk"


class TestTheme:
    def scheme(self, client) -> str:
        page = client.get("/sign-in/", follow=True).content.decode()
        return page.partition('<meta name="color-scheme" content="')[2].partition('"')[0]

    def test_follows_the_device_until_the_person_says_otherwise(self, client):
        assert self.scheme(client) == "light dark"

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_is_remembered_in_the_browser(self, client, student, theme):
        response = client.post(THEME, {"theme": theme, "next": JOIN})

        assert response.url == JOIN
        assert self.scheme(client) == f"only {theme}"

    def test_can_go_back_to_the_device(self, client):
        client.post(THEME, {"theme": "dark"})

        client.post(THEME, {"theme": "system"})

        assert self.scheme(client) == "light dark"

    def test_holds_in_the_administration_too(self, admin_client):
        admin_client.post(THEME, {"theme": "dark"})

        page = admin_client.get(reverse("admin:index")).content.decode()

        assert '<meta name="color-scheme" content="only dark">' in page

    def test_the_chosen_one_is_named_as_current(self, client):
        client.post(THEME, {"theme": "dark"})

        page = client.get("/sign-in/").content.decode()

        assert 'value="dark" data-scheme="only dark" aria-current="true"' in page

    def test_an_unknown_one_is_refused(self, client):
        assert client.post(THEME, {"theme": "pink"}).status_code == 400

    def test_a_cookie_that_holds_nonsense_is_passed_over(self, client):
        client.cookies[THEME_COOKIE] = "<script>"

        assert self.scheme(client) == "light dark"

    def test_never_leads_to_another_site(self, client):
        response = client.post(THEME, {"theme": "dark", "next": "//example.com"})

        assert response.url == HOME
