"""Who the page reaches: by keyboard, screen reader, narrow window, in the dark and on paper."""

from __future__ import annotations

import pytest
from page_visits import Visit


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
