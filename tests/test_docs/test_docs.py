"""What the documents say is so: sessions give their output, generated pages are fresh, links lead somewhere."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli import main
from kg.version import RELEASED, VERSION

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "tools"))
from make_docs import PAGES  # noqa: E402

PROSE = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


def sessions() -> list[tuple[str, str, str]]:
    """Each `$ talentkg ...` of a document with the output that stands below it."""
    found = []
    for path in PROSE:
        for block in SESSION.findall(path.read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                found.append((path.name, command, output))
    return found


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("docs")
    assert main(["build", "--facts", str(ROOT / "facts"), "--out", str(out), "--quiet"]) == 0
    return out


@pytest.mark.parametrize(("page", "command", "output"), sessions())
def test_sessions(page: str, command: str, output: str, build: Path) -> None:
    """A command shown in a document prints what the document says."""
    words = shlex.split(command)
    assert words[0].endswith("talentkg"), page
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        main([*words[1:], "--graph", str(build)])
    assert shown.getvalue().split("\n") == output.split("\n")


@pytest.mark.parametrize("page", PAGES)
def test_generated_pages(page: str) -> None:
    """A generated page is as `make docs` writes it."""
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == PAGES[page]()


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.name)
def test_links(path: Path) -> None:
    """Every link between documents leads to a file."""
    broken = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / link).exists()]
    assert not broken


def test_both_readmes_show_the_same_commands() -> None:
    """The Chinese README shows every command of the English one."""
    shown = {name: [c for page, c, _ in sessions() if page == name] for name in ("README.md", "README.zh.md")}
    assert len(shown["README.md"]) == len(shown["README.zh.md"]) > 0


def test_version_and_date_agree() -> None:
    """The package, the citation and the changelog tell the version and the date of kg.version."""
    names = ("pyproject.toml", "CITATION.cff", "CHANGELOG.md")
    told = {name: (ROOT / name).read_text(encoding="utf-8") for name in names}
    assert f'version = "{VERSION}"' in told["pyproject.toml"]
    assert f"version: {VERSION}\ndate-released: {RELEASED}" in told["CITATION.cff"]
    assert f"## [{VERSION}] - {RELEASED}" in told["CHANGELOG.md"]


QUERY = re.compile(r"```sparql\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("query", QUERY.findall((ROOT / "docs" / "graph.md").read_text(encoding="utf-8")))
def test_queries_of_the_documents(query: str, store: ox.Store) -> None:
    """A query shown in the documents gives rows."""
    assert list(store.query(query))  # type: ignore[arg-type]
