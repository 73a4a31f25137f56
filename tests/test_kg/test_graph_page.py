"""The page in a browser, from disk: every request to the outside is refused and counted (see conftest)."""

from __future__ import annotations

from typing import Any

import pytest
from page_visits import HOSTILE, Visit


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


@pytest.mark.parametrize("visit", [{"file": "addresses"}], indirect=True)
def test_links_out_are_web_addresses(visit: Visit) -> None:
    """An address that is not of the web is text: a click can't run it."""
    page = visit.open("#id/place/harbour-city")
    assert "javascript:alert(1)" in page.text_content("#panel")
    assert page.locator("a[href^='javascript']").count() == 0


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
