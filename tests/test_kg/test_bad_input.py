"""Bad input through the command: the exit status, words that say how to mend it, and an earlier build untouched."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import main
from loaders import files

DATA = Path(__file__).parents[1] / "data"
HARBOUR = "facts/harbour.yaml"
DATA_WRONG, CALL_WRONG = 1, 2


@dataclass(frozen=True)
class House:
    """A folder with facts, articles and an earlier build, and what the command says about it."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run the command; returns exit status, standard output, standard error."""
        try:
            status = main(arguments)
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        return status, *self.capture.readouterr()

    def verb(self, name: str) -> tuple[int, str, str]:
        """Run a verb that reads facts and articles; a build is written over the earlier one."""
        places = ["--facts", str(self.folder / "facts"), "--articles", str(self.folder / "articles")]
        return self.run(name, *places, *(["--out", str(self.folder / "build")] if name == "build" else []))

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words of a file, once."""
        source = (self.folder / name).read_text(encoding="utf-8")
        assert old in source
        (self.folder / name).write_text(source.replace(old, new, 1), encoding="utf-8")

    def built(self) -> dict[str, bytes]:
        """Return the content of every file of the build folder, hidden ones too."""
        found = (path for path in (self.folder / "build").rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in found}


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of good facts with their build."""
    folder = tmp_path_factory.mktemp("good")
    for name in ("facts", "articles"):
        shutil.copytree(DATA / name, folder / name)
    places = ["--facts", str(folder / "facts"), "--articles", str(folder / "articles")]
    assert main(["build", *places, "--out", str(folder / "build"), "--quiet"]) == 0
    return folder


@pytest.fixture
def house(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> House:
    shutil.copytree(good, tmp_path / "house")
    return House(tmp_path / "house", capsys)


def replaced(name: str, old: str, new: str) -> Callable[[House], None]:
    return lambda house: house.change(name, old, new)


def _folder_for_a_file(house: House) -> None:
    (house.folder / "facts/x.yaml").mkdir()


def _link_to_nowhere(house: House) -> None:
    (house.folder / "facts/x.yaml").symlink_to(house.folder / "nowhere")


def _not_utf8(house: House) -> None:
    path = house.folder / HARBOUR
    path.write_bytes(path.read_bytes().replace(b"language: en", b"language: \xff"))


def _figure_removed(house: House) -> None:
    source = (house.folder / HARBOUR).read_text(encoding="utf-8")
    start = source.index("  - Figure: academics")
    house.change(HARBOUR, source[start:source.index("  - Figure: employers")], "")


STATION = "class: ServiceStation"
BAD: dict[str, tuple[Callable[[House], None], str, str]] = {
    # kind of fault: what spoils the facts, the place and the fault that are told, the mend
    "misspelt property": (
        replaced(HARBOUR, "heldIn,", "heldInn,"), "harbour.yaml:36:41: unknown property 'heldInn'",
        "did you mean heldIn",
    ),
    "misspelt class": (
        replaced(HARBOUR, STATION, STATION + "n"), "harbour.yaml:15:39: 'ServiceStationn' is no class",
        "did you mean ServiceStation",
    ),
    "misspelt term of a list": (
        replaced(HARBOUR, "unit: person", "unit: persons"), "harbour.yaml:49:11: 'persons' is not in the list `unit`",
        "did you mean person",
    ),
    "misspelt reference": (
        replaced(HARBOUR, "heldIn, place/harbour-city]", "heldIn, place/harbor-city]"),
        "harbour.yaml:36:5: 'place/harbor-city' is not declared", "did you mean place/harbour-city",
    ),
    "wrong type": (
        replaced(HARBOUR, "heldIn, place/harbour-city]", "heldIn, person/lin-hai]"),
        "harbour.yaml:36:5: the value of 'heldIn' is person/lin-hai, a Person", "it takes a Place there",
    ),
    "wrong datatype": (
        replaced(HARBOUR, "editionNumber, 2]", "editionNumber, two]"),
        "harbour.yaml:34:56: 'two' is not of type xsd:integer", "'editionNumber' takes xsd:integer",
    ),
    "offset outside the text": (
        replaced(HARBOUR, "at: [218, 289]", "at: [218, 1289]"),
        "harbour.yaml:72:7: [218, 1289] lies outside [0, 290]", "a passage inside its text",
    ),
    "number not in the evidence": (
        replaced(HARBOUR, "at: [[198, 215]]", "at: [[206, 215]]"),
        "harbour.yaml:63:5: [206, 215] reads 'employers', which does not hold 60", "characters of the number phrase",
    ),
    "value against wording": (
        replaced(HARBOUR, "value: 1500", "value: 1600"),
        "harbour.yaml:47:12: value 1600 but the wording says 1500", "mend one of the two",
    ),
    "two entities with one label": (
        replaced(HARBOUR, "entities:", "entities:\n  place/port: {class: City, en: Harbour City}"),
        "are both a place labelled 'Harbour City'@en", "make them one, or tell them apart in the label",
    ),
    "changed article": (
        replaced("articles/harbour.txt", "1,500", "1,600"),
        "harbour.txt is not the file these offsets were made on (its SHA-256 is ", "get the old file back",
    ),
    "duplicate key": (
        replaced(HARBOUR, "  language: en", "  language: en\n  language: zh"),
        "harbour.yaml:7:3: key 'language' stands twice", "remove one of the two",
    ),
    "duplicate key of a figure": (
        replaced(HARBOUR, "Figure: academics", "Figure: employers"),
        "figure:harbour_employers is declared twice", "remove one",
    ),
    "broken YAML": (
        replaced(HARBOUR, "at: [0, 35]", "at: [0, 35"), "harbour.yaml:21:8: not YAML: ", "check the indent",
    ),
    "not UTF-8": (_not_utf8, "harbour.yaml:6:13: not UTF-8 at byte ", "save it as UTF-8"),
    "a folder for a file": (_folder_for_a_file, "x.yaml: can't be read: Is a directory", "check the name"),
    "a link to nowhere": (_link_to_nowhere, "x.yaml: can't be read: No such file or directory", "check the name"),
    "an IRI that is none": (
        replaced("facts/authority/atlas.yaml", "https://example.org/place/1", "not an iri"),
        "atlas.yaml:3:72: 'not an iri' is no web address", "https://",
    ),
    "number without a figure": (
        _figure_removed, "harbour.yaml:42:3: [180, 182] is a number that no figure, name or date accounts for",
        "add the figure",
    ),
    "dismissed without review": (
        replaced(HARBOUR, "  reviewed: test\n", ""), "[37, 63] is dismissed but holds a number or a known name",
        "give its facts, or add `reviewed:` with your initials",
    ),
}


@pytest.mark.parametrize("verb", ["build", "check"])
@pytest.mark.parametrize("kind", BAD)
def test_bad_data(house: House, kind: str, verb: str) -> None:
    """Bad data: status 1, the place, the fault and the mend on standard error, nothing written."""
    spoil, fault, mend = BAD[kind]
    before = house.built()
    spoil(house)
    status, out, told = house.verb(verb)
    assert (status, out) == (DATA_WRONG, "")
    assert fault in told
    assert mend in told
    assert "Traceback" not in told
    assert told.endswith("1 problem; nothing was written\n")
    assert house.built() == before


def test_enormous_file(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """An enormous facts file is told with the limit, and nothing is written."""
    before = house.built()
    monkeypatch.setattr(files, "LARGEST_FILE", 2_500)
    status, _, told = house.verb("build")
    assert status == DATA_WRONG
    assert "harbour.yaml: larger than 2,500 bytes\n    split it, or name another file" in told
    assert house.built() == before


def test_all_faults_at_once(house: House) -> None:
    """One run tells the faults of all files, sorted, and counts them."""
    house.change(HARBOUR, "language: en", "language: de")
    house.change("facts/gangwan.yaml", "language: zh", "language: de")
    status, _, told = house.verb("build")
    assert status == DATA_WRONG
    assert told.index("gangwan.yaml:5:13") < told.index("harbour.yaml:6:13")
    assert told.endswith("2 problems; nothing was written\n")


@pytest.mark.parametrize("verb", ["build", "check", "coverage"])
@pytest.mark.parametrize("option", ["--facts", "--articles"])
def test_missing_folder(house: House, verb: str, option: str) -> None:
    """A folder that is not there is told with the option that names it."""
    places = {"--facts": str(house.folder / "facts"), "--articles": str(house.folder / "articles")}
    places[option] = str(house.folder / "nowhere")
    status, _, told = house.run(verb, *(word for pair in places.items() for word in pair))
    assert status == DATA_WRONG
    assert f"{house.folder / 'nowhere'}: no such folder" in told
    assert option in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bild"], "invalid choice: 'bild'"),
        ([], "required: VERB"),
        (["build", "--fact-file", "x"], "unrecognized arguments: --fact-file x"),
        (["query", "--format", "yaml", "entities"], "invalid choice: 'yaml'"),
        (["query", "entitis"], "no question and no file is named 'entitis'"),
        (["query", "entities", "-p", "kind"], "-p kind: no value"),
        (["fill", "x.yaml"], "fill needs the article's text"),
        (["central", "--top", "many"], "'many' is no count"),
        (["central", "--top", "0"], "'0' is no count"),
        (["query", "entities", "-p", "x=1", "-p", "x=2"], "-p x is given twice"),
        (["add", "x.txt", "--id", "A B"], "'A B' is no id"),
    ],
)
def test_bad_call(house: House, arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong call: status 2, what is wrong with it on standard error, and no traceback."""
    monkeypatch.chdir(house.folder)
    before = house.built()
    status, out, told = house.run(*arguments)
    assert (status, out) == (CALL_WRONG, "")
    assert words in told
    assert "Traceback" not in told
    assert house.built() == before


@pytest.mark.parametrize("verb", ["add", "locate"])
def test_unreadable_article(house: House, verb: str) -> None:
    """An article that can't be read or decoded is told by the verbs that read one."""
    strange = house.folder / "strange.txt"
    strange.write_bytes("港湾".encode("gb18030"))
    words = {"add": ["--facts", str(house.folder / "new")], "locate": ["words"]}[verb]
    nothing = house.folder / "none.txt"
    for path, fault in ((strange, "can't be decoded as utf-8"), (nothing, "can't be read: No such file")):
        status, _, told = house.run(verb, str(path), *words)
        assert status == DATA_WRONG
        assert f"{path}: {fault}" in told
    assert not (house.folder / "new").exists()


def test_failed_fill_leaves_the_file(house: House) -> None:
    """A facts file that can't be filled stays as it is."""
    house.change(HARBOUR, "at: [[198, 215]]", "at: over 70")
    before = (house.folder / HARBOUR).read_bytes()
    status, _, told = house.run("fill", str(house.folder / HARBOUR), "--articles", str(house.folder / "articles"))
    assert status == DATA_WRONG
    assert "harbour.yaml:71:9: 'over 70' does not stand in [132, 216]" in told
    assert (house.folder / HARBOUR).read_bytes() == before


def test_as_a_program(house: House) -> None:
    """The program itself leaves with the status, and says nothing on standard output."""
    house.change(HARBOUR, "language: en", "language: de")
    command = [sys.executable, "-m", "kg.cli", "check", "--facts", str(house.folder / "facts")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert (done.returncode, done.stdout) == (DATA_WRONG, "")
    assert "harbour.yaml:6:13: language 'de'\n    write en or zh" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", ["query entities", "path Xiamen Fuzhou", "central", "findings", "export"])
def test_no_graph(house: House, verb: str) -> None:
    """Every verb that reads a graph says alike that there is none, and how to make one."""
    status, out, told = house.run(*verb.split(), "--graph", str(house.folder / "nowhere"))
    assert (status, out) == (DATA_WRONG, "")
    assert "run `talentkg build`" in told


def test_another_graph(house: House) -> None:
    """A Turtle file that is no release is not answered from."""
    other = house.folder / "other.ttl"
    other.write_text("<http://example.org/a> a <http://example.org/B> .", encoding="utf-8")
    status, out, told = house.run("query", "entities", "--graph", str(other))
    assert (status, out) == (DATA_WRONG, "")
    assert "not a release of talentkg" in told


def test_articles_elsewhere(house: House, tmp_path: Path) -> None:
    """A folder that holds none of the texts is an error: nothing would have been looked up."""
    status, _, told = house.run("check", "--facts", str(house.folder / "facts"), "--articles", str(tmp_path))
    assert status == DATA_WRONG
    assert "holds none of the articles' texts" in told
