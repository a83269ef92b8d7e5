"""Pictures of every main page, to be looked at: `make screenshots`.

They land in the ignored folder screenshots/ with a sheet of them all, index.html. Pages that
scroll sideways or meet an error in the browser are told; the exit status is 0.
"""

import argparse
import html
import itertools
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.chromium_cost import DESK, GIVE_UP_AFTER, PHONE
from benchmarks.main_pages import MainPage
from benchmarks.scratch_site import ROOT, ScratchSite, scratch_site
from tests.browser.troubles import Troubles
from tests.chromium import HOW_TO_GET_IT, chromium_path, launch_arguments, playwright_starts
from tutor.messages import languages as translated

FOLDER = ROOT / "screenshots"
LOOKS = {360: PHONE, 1280: DESK}
SCHEMES = ("light", "dark")
TALLEST = 8000
"""Of a picture; Chromium cannot draw the whole of a very long page."""
SETTLED_AFTER = 150
SIZE = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One page as one person sees it; light and dark are one load."""

    page: MainPage
    width: int
    language: str

    def file_name(self, scheme: str) -> str:
        return f"{self.page.slug}_{self.width}_{scheme}_{self.language}.png"


def main(arguments: Sequence[str]) -> int:
    languages = _languages(arguments)
    program = chromium_path()
    if program is None or not playwright_starts():
        print(HOW_TO_GET_IT, file=sys.stderr)
        return 0
    _empty_folder()
    with scratch_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=launch_arguments())
        try:
            views = list(_views(site, languages))
            remarks = [remark for view in views for remark in _picture(browser, site, view)]
        finally:
            browser.close()
    (FOLDER / "index.html").write_text(_sheet(views, remarks), encoding="utf-8")
    print("\n".join(remarks or ["No page scrolls sideways, none met an error."]))
    print(f"{len(views) * len(SCHEMES)} pictures: {FOLDER / 'index.html'}")
    return 0


def _languages(arguments: Sequence[str]) -> list[str]:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screenshots", description=__doc__)
    parser.add_argument(
        "--languages", nargs="+", choices=sorted({*translated(), "en"}), default=["kk", "ru"]
    )
    return list(parser.parse_args(arguments).languages)


def _empty_folder() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()


def _views(site: ScratchSite, languages: Sequence[str]) -> Iterator[View]:
    pages = [*site.pages, *site.further]
    for page, width, language in itertools.product(pages, LOOKS, languages):
        yield View(page=page, width=width, language=language)


def _picture(browser: Browser, site: ScratchSite, view: View) -> Iterator[str]:
    """Both pictures of one view; yields what is wrong with it."""
    context = browser.new_context(
        base_url=site.url, locale="kk-KZ", timezone_id="Asia/Almaty", **LOOKS[view.width]
    )
    context.set_default_timeout(GIVE_UP_AFTER)
    context.add_cookies(site.cookies_of(view.page.visitor, django_language=view.language))
    troubles = Troubles(site.url)
    troubles.watch(context)
    try:
        yield from (f"{_title(view)}: {text}" for text in _take(context.new_page(), view))
    finally:
        context.close()
    yield from (f"{_title(view)}: {text}" for text in troubles.unexpected([]))


def _title(view: View) -> str:
    return f"{view.page.name}, {view.width} px, {view.language}"


def _take(tab: Page, view: View) -> Iterator[str]:
    answer = tab.goto(view.page.path)
    if answer is None or answer.status != 200:
        yield f"answered {answer.status if answer else 'nothing'}"
    for scheme in SCHEMES:
        tab.emulate_media(color_scheme=scheme)
        tab.wait_for_timeout(SETTLED_AFTER)
        width, height = tab.evaluate(SIZE)
        if width > view.width and scheme == SCHEMES[0]:
            yield f"scrolls sideways, {width - view.width} px too wide"
        clip = {"x": 0, "y": 0, "width": max(width, view.width), "height": min(height, TALLEST)}
        # What sticks to the bottom of the window belongs at the bottom of the picture.
        tab.set_viewport_size({"width": view.width, "height": clip["height"]})
        path = FOLDER / view.file_name(scheme)
        tab.screenshot(path=path, full_page=True, clip=clip, animations="disabled")


# --- The sheet of them all --------------------------------------------------------------------

SHEET = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Screenshots</title>
<style>
body {{ font: 16px system-ui, sans-serif; margin: 24px; background: #ddd; color: #111; }}
.row {{ display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; }}
figure {{ margin: 0; width: 200px; }}
figure.wide {{ width: 420px; }}
img {{ width: 100%; height: 300px; object-fit: cover; object-position: top; background: #fff; }}
figcaption {{ font-size: 14px; }}
</style>
<h1>Screenshots</h1>
<ul>{remarks}</ul>
{sections}
</html>
"""


def _sheet(views: Sequence[View], remarks: Sequence[str]) -> str:
    sections = (
        f"<h2>{html.escape(page.name)}</h2><div class=row>{_figures(views, page)}</div>"
        for page in dict.fromkeys(view.page for view in views)
    )
    told = "".join(f"<li>{html.escape(remark)}</li>" for remark in remarks)
    return SHEET.format(remarks=told, sections="\n".join(sections))


def _figures(views: Sequence[View], page: MainPage) -> str:
    of_page = [view for view in views if view.page == page]
    return "".join(_figure(view, scheme) for view in of_page for scheme in SCHEMES)


def _figure(view: View, scheme: str) -> str:
    name = view.file_name(scheme)
    look = " class=wide" if view.width == max(LOOKS) else ""
    words = f"{view.width} px, {scheme}, {view.language}"
    return (
        f'<figure{look}><a href="{name}"><img loading=lazy src="{name}" alt="{words}"></a>'
        f"<figcaption>{words}</figcaption></figure>"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
