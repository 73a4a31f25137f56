"""The page in a browser, from disk, with every request to the outside refused and counted."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.closure import release_records
from kg.render import render
from kg.store import load_text
from kg.turtle import write_turtle
from loaders import make_triples, read_facts
from ontology import load_vocabulary

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (Debian package chromium)")

DATA = Path(__file__).parents[1] / "data"
HOSTILE = "</script><img src=x onerror=alert(1)>"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="module")
def turtle() -> str:
    """Write the release of the articles made for the tests."""
    vocabulary = load_vocabulary()
    records = release_records(make_triples(read_facts(DATA / "facts", vocabulary), vocabulary), vocabulary)
    return write_turtle(records, vocabulary.prefixes)


@pytest.fixture(scope="module")
def files(turtle: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the page, and one of the same facts whose every name is hostile."""
    articles = [path.read_bytes() for path in (DATA / "articles").glob("*.txt")]
    texts = {hashlib.sha256(each).hexdigest()[:16]: each.decode() for each in articles}
    written = json.dumps(HOSTILE)
    hostile = re.sub(r'"[^"\\]*[A-Za-z\u4e00-\u9fff][^"\\]*"(?=@| [;.,])', lambda _: written, turtle)
    folder = tmp_path_factory.mktemp("page")
    pages = {"graph": render(load_text(turtle), texts), "hostile": render(load_text(hostile))}
    for name, content in pages.items():
        (folder / f"{name}.html").write_text(content, encoding="utf-8", newline="")
    return {path.stem: path for path in folder.iterdir()}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Start a browser for the tests of this file."""
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Visit:
    """A page opened from disk, the requests that it made, and what went wrong in it."""

    def __init__(self, browser: Any, file: Path, **context: Any) -> None:
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.file = file
        self.context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **context})
        self.context.route("**/*", self._route)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("dialog", lambda dialog: (self.wrong.append("a dialog"), dialog.dismiss()))

    def _route(self, route: Any) -> None:
        if route.request.url.startswith(self.file.as_uri()):
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()

    def open(self, address: str = "") -> Any:
        """Load the page at an address within it."""
        self.page.goto(self.file.as_uri() + address)
        self.page.wait_for_selector("#canvas canvas")
        return self.page


@pytest.fixture
def visit(chromium: Any, files: dict[str, Path], request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open the page, and see at the end that it asked for nothing and nothing went wrong."""
    options = dict(getattr(request, "param", {}))
    made = Visit(chromium, files[options.pop("file", "graph")], **options)
    yield made
    made.context.close()
    assert made.asked == []
    assert made.wrong == []


def visible(page: Any) -> set[str]:
    """The paths of the entities that the table links to, which are those that the filters leave."""
    page.click("#show-table")
    links = page.locator("#table-body a").evaluate_all("all => all.map(a => a.getAttribute('href').slice(1))")
    page.click("#show-graph")
    return set(links)


def test_it_draws(visit: Visit) -> None:
    """The canvas holds more than its ground."""
    page = visit.open()
    page.wait_for_function("""() => {
        const canvas = document.querySelector("canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.some((value) => value > 0);
    }""")


def test_nothing_wobbles(visit: Visit) -> None:
    """The drawing is the same a second later."""
    page = visit.open()
    page.wait_for_timeout(300)
    before = page.locator("#canvas").screenshot()
    page.wait_for_timeout(1000)
    assert page.locator("#canvas").screenshot() == before


@pytest.mark.parametrize(("typed", "path"), [
    ("港湾人才服务", "id/org/harbour-talent-station"),
    ("talent station", "id/org/harbour-talent-station"),
    ("LIN", "id/person/lin-hai"),
    ("ｌｉｎ　ｈａｉ", "id/person/lin-hai"),
])
def test_search(visit: Visit, typed: str, path: str) -> None:
    """A label or a spelling of either language finds its entity, whatever the language of the interface."""
    page = visit.open()
    page.fill("#search", typed)
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") == "found-0"
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    assert page.url.endswith(f"#{path}")


def test_search_finds_nothing(visit: Visit) -> None:
    """It says so, and Enter does no harm."""
    page = visit.open()
    page.fill("#search", "zzz")
    assert "Nothing found" in page.inner_text("#found")
    page.keyboard.press("Enter")
    assert page.is_hidden("#panel")


def test_filter_by_kind(visit: Visit) -> None:
    """An unticked kind is gone from graph and table until all is shown again."""
    page = visit.open()
    assert "id/person/lin-hai" in visible(page)
    page.uncheck("#kind-person")
    assert "id/person/lin-hai" not in visible(page)
    assert page.inner_text("#status") == "5 of 6 entities shown"
    page.click("#reset")
    assert "id/person/lin-hai" in visible(page)
    assert page.is_checked("#kind-person")


def test_filter_by_article(visit: Visit) -> None:
    """What only an unticked article says is gone; what another says too stays, with what a data set adds."""
    page = visit.open()
    page.click("#articles summary")
    page.uncheck("#article-1")
    assert visible(page) == {"id/event/harbour-talent-fair-2", "id/place/harbour-city", "id/place/coast"}


def test_language(visit: Visit) -> None:
    """The switch changes interface and names; a name that Chinese lacks stays English and is marked so."""
    page = visit.open("#id/org/harbour-talent-station")
    assert page.inner_text("#panel-title") == "Harbour Talent Station"
    page.click("#language")
    assert page.get_attribute("html", "lang") == "zh"
    assert page.inner_text("#panel-title") == "港湾人才服务站"
    assert page.inner_text("#show-table") == "表"
    link = page.locator("#panel a", has_text="Lin Hai").first
    assert link.get_attribute("lang") == "en"


@pytest.mark.parametrize("visit", [{"locale": "zh-CN"}], indirect=True)
def test_a_chinese_browser_gets_chinese(visit: Visit) -> None:
    """The interface begins in the language of the browser."""
    assert visit.open().inner_text("h1") == "人才知识图谱"


def test_an_address_opens_its_entity(visit: Visit) -> None:
    """A link to an entity opens on it, and what follows the address follows."""
    page = visit.open("#id/person/lin-hai")
    assert page.inner_text("#panel-title") == "Lin Hai"
    page.evaluate("location.hash = 'id/place/harbour-city'")
    page.wait_for_function("document.getElementById('panel-title').textContent === 'Harbour City'")
    page.go_back()
    page.wait_for_function("document.getElementById('panel-title').textContent === 'Lin Hai'")


@pytest.mark.parametrize("address", ["#id/person/nobody", "#%E4%ZZ", "#__proto__", "#<b>"])
def test_an_address_of_nothing(visit: Visit, address: str) -> None:
    """An unknown address opens nothing and says so."""
    page = visit.open(address)
    assert page.is_hidden("#panel")
    assert page.inner_text("#status").startswith("No such entry here: ")


def test_figures_and_their_evidence(visit: Visit) -> None:
    """The panel tells a figure in words, with bounds, article, offsets and the words that say it."""
    page = visit.open("#id/event/harbour-talent-fair-2")
    fact = page.locator(".fact", has=page.locator("strong", has_text="nearly 1,500 persons"))
    text = fact.inner_text()
    assert "n < 1,500" in text
    assert "Harbour City opens a talent station" in text
    assert "characters 140–168" in text
    assert fact.locator("q").inner_text() == "nearly 1,500 foreign talents"
    page.click("#language")
    assert "近1,500人" in page.inner_text("#panel")


def test_links_out_are_web_addresses(chromium: Any, tmp_path: Path, turtle: str) -> None:
    """An address that is not of the web is text: a click can't run it."""
    file = tmp_path / "graph.html"
    made = turtle.replace("https://example.org/harbour", "javascript:alert(1)")
    file.write_text(render(load_text(made.replace("https://example.org/place/1", "javascript:alert(2)"))))
    page = Visit(chromium, file).open("#id/place/harbour-city")
    assert "javascript:alert(2)" in page.text_content("#panel")
    assert page.locator("a[href^='javascript']").count() == 0
    page.context.close()


def test_parts_of_statements(visit: Visit) -> None:
    """The post of an affiliation is told in the language of the interface."""
    page = visit.open("#id/person/lin-hai")
    assert "manager" in page.inner_text("#panel")
    page.click("#language")
    assert "经理" in page.inner_text("#panel")
    assert "manager" not in page.inner_text("#panel dl")


def test_neighbours_are_links(visit: Visit) -> None:
    """A click on a neighbour goes there."""
    page = visit.open("#id/person/lin-hai")
    page.click("#panel a:has-text('Harbour Talent Station')")
    page.wait_for_url("**/graph.html#id/org/harbour-talent-station")
    assert page.inner_text("#panel-title") == "Harbour Talent Station"


def test_closing(visit: Visit) -> None:
    """Escape closes the panel, and the address names nothing any more."""
    page = visit.open("#id/person/lin-hai")
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel", state="hidden")
    assert "#" not in page.url


def test_the_table_tells_the_same(visit: Visit) -> None:
    """Every claim is a row of a real table, with heads for columns and rows."""
    page = visit.open()
    claims = page.evaluate("JSON.parse(document.getElementById('facts-data').textContent).claims.length")
    page.click("#show-table")
    assert page.locator("#table-body tr").count() == claims
    assert page.locator("thead th[scope=col]").count() == 5
    assert page.locator("#table-body th[scope=row]").count() == claims
    assert "nearly 1,500 persons" in page.inner_text("#table-body")


def test_the_table_is_made_when_asked_for(visit: Visit) -> None:
    """Until then it costs nothing."""
    assert visit.open().locator("#table-body tr").count() == 0


def test_keyboard(visit: Visit) -> None:
    """Tab reaches everything that a mouse does, first of all a way to the table."""
    page = visit.open()
    page.keyboard.press("Tab")
    reached = []
    for _ in range(16):
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
        page.keyboard.press("Tab")
    assert reached[:5] == ["skip", "search", "show-graph", "show-table", "language"]
    assert {"kind-person", "vis-network", "zoom-in", "zoom-fit"} <= set(reached)


def test_keyboard_in_the_table(visit: Visit) -> None:
    """The first key strokes open the table; a link in it opens an entity, whose name takes the focus."""
    page = visit.open()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "table-title"
    page.locator("#table-body a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    assert page.evaluate("document.activeElement.id") == "panel-title"


def test_everything_has_a_name(visit: Visit) -> None:
    """Each control has a name that a screen reader can say."""
    page = visit.open("#id/person/lin-hai")
    nameless = page.evaluate("""() => [...document.querySelectorAll("button, input, a, nav, aside, section")]
        .filter((each) => !(each.textContent.trim() || each.getAttribute("aria-label")
            || each.getAttribute("aria-labelledby") || (each.labels && each.labels.length)))
        .map((each) => each.outerHTML)""")
    assert nameless == []


@pytest.mark.parametrize("visit", [{"viewport": {"width": 320, "height": 640}}], indirect=True)
@pytest.mark.parametrize("address", ["", "#id/event/harbour-talent-fair-2"])
def test_a_narrow_window(visit: Visit, address: str) -> None:
    """At 320 pixels nothing makes the page wider than the window, in any view (WCAG 2.2, 1.4.10)."""
    page = visit.open(address)
    for button in ("#show-table", "#show-graph"):
        page.click(button)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate("""() => [...document.querySelectorAll("#panel, #table-view")]
            .every((each) => each.scrollWidth <= each.clientWidth)""")


@pytest.mark.parametrize("visit", [{"viewport": {"width": 320, "height": 640}}], indirect=True)
def test_a_narrow_table_is_still_a_table(visit: Visit) -> None:
    """Where rows are set as blocks, a screen reader still meets rows, headers and cells."""
    page = visit.open()
    page.click("#show-table")
    assert page.get_by_role("row").count() > 1
    assert page.get_by_role("rowheader").count() == page.locator("#table-body tr").count()
    assert page.get_by_role("columnheader").count() == 5


@pytest.mark.parametrize("visit", [{"color_scheme": "dark"}], indirect=True)
def test_dark(visit: Visit) -> None:
    """A dark ground where the system asks for it."""
    page = visit.open()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 23, 28)"


@pytest.mark.parametrize("visit", [{"color_scheme": "dark"}], indirect=True)
def test_print(visit: Visit) -> None:
    """On paper the ground is white and the controls are gone."""
    page = visit.open("#id/person/lin-hai")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.is_hidden("#search")
    assert page.is_visible("#panel-title")


@pytest.mark.parametrize("visit", [{"file": "hostile"}], indirect=True)
def test_hostile_names_are_shown_as_they_are(visit: Visit) -> None:
    """Names that would be markup are text in the panel, the results, the filters and the table."""
    page = visit.open("#id/event/harbour-talent-fair-2")
    assert page.inner_text("#panel-title") == HOSTILE
    page.click("#articles summary")
    page.fill("#search", "onerror")
    assert HOSTILE in page.inner_text("#found")
    page.click("#show-table")
    page.fill("#search", "")
    assert HOSTILE in page.inner_text("#table-body")
    assert page.locator("img").count() == 0
