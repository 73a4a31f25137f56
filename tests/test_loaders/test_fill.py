"""Words in a facts file turned into offsets, the rest of the file left as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk
from hypothesis import given
from hypothesis import strategies as st

from loaders.draft import draft
from loaders.fill import fill, locate, texts_of
from loaders.places import Span, fingerprint
from loaders.problems import FactsError

TEXT = "The Sea. Sea wind, the “Sea\nFair” and 40 ships.\nThe end of the Sea 𝒳 港湾 Sea."
HEAD = """\
article:   # a comment stays
  id: sea
  texts: [{file: sea.txt, sha256: %s, encoding: utf-8, length: %d}]
passages:
- at: [0, 48]
"""


def filled(folder: Path, passages: str) -> tuple[str, str]:
    """Fill a file made of a head and a passage; returns what became of the passage, and of the head."""
    (folder / "sea.txt").write_text(TEXT, encoding="utf-8")
    head = HEAD % (fingerprint(TEXT.encode()), len(TEXT))
    path = folder / "sea.yaml"
    path.write_bytes((head + passages).encode())
    found = fill(path, texts_of(path, folder))
    return found[len(head):], found[:len(head)]


@pytest.mark.parametrize(
    ("passage", "wanted"),
    [
        ('  says:\n  - {fact: [], at: "40 ships"}\n', "  says:\n  - {fact: [], at: [[38, 46]]}\n"),
        ("  says:\n  - at: 40 ships  # why\n", "  says:\n  - at: [[38, 46]]  # why\n"),
        ('  says:\n  - at: "Sea#2"\n', "  says:\n  - at: [[9, 12]]\n"),
        ('  says:\n  - at: "Sea#*"\n', "  says:\n  - at: [[4, 7], [9, 12], [24, 27]]\n"),
        ('  says:\n  - at: ["Sea#1", 40 ships]\n', "  says:\n  - at: [[4, 7], [38, 46]]\n"),
        ('  says:\n  - at: ["Sea#*", [38, 40]]\n', "  says:\n  - at: [[4, 7], [9, 12], [24, 27], [38, 40]]\n"),
        ('  says:\n  - at: ["40"]\n', "  says:\n  - at: [[38, 40]]\n"),
        ('  says:\n  - at: ["40", "40"]\n', "  says:\n  - at: [[38, 40], [38, 40]]\n"),
        ("  says:\n  - at: [40]\n", "  says:\n  - at: [[38, 40]]\n"),
        ("  says:\n  - at: [[4, 7], [9, 12]]\n", "  says:\n  - at: [[4, 7], [9, 12]]\n"),
        ('  names: {event/a: "“Sea Fair”"}\n', "  names: {event/a: [[23, 33]]}\n"),
        ("  names: {event/a: 'Sea Fair'}\n", "  names: {event/a: [[24, 32]]}\n"),
        ('  names: {event/a: "\\"Sea Fair\\""}\n', "  names: {event/a: [[23, 33]]}\n"),
        (
            '  names:\n    place/sea:\n    - "Sea#1"\n    - "Sea#*"\n  reviewed: me\n',
            "  names:\n    place/sea:\n    - [4, 7]\n    - [4, 7]\n    - [9, 12]\n    - [24, 27]\n  reviewed: me\n",
        ),
        ("#~ The Sea.\n  none: rhetoric\n", "  none: rhetoric\n"),
        ("  none: rhetoric\n  #~ The Sea.", "  none: rhetoric\n"),
        ("  reviewed: '#~ no comment'\n", "  reviewed: '#~ no comment'\n"),
        ('- at: [48, 76]\n  says:\n  - at: "𝒳 港湾"\n', "- at: [48, 76]\n  says:\n  - at: [[67, 71]]\n"),
        ("  says:\r\n  - at: 40 ships\r\n  - key: 港湾\r\n", "  says:\r\n  - at: [[38, 46]]\r\n  - key: 港湾\r\n"),
    ],
)
def test_fill(tmp_path: Path, passage: str, wanted: str) -> None:
    """Words become offsets within their passage; every other character stays, but for comments of a draft."""
    found, before = filled(tmp_path, passage)
    assert found == wanted
    assert before == HEAD % (fingerprint(TEXT.encode()), len(TEXT))


@pytest.mark.parametrize(
    ("passage", "what", "line"),
    [
        ("  says:\n  - at: 41 ships\n", "'41 ships' does not stand in [0, 48]", 7),
        ("  says:\n  - at: Sea\n", "'Sea' stands 3 times in its passage", 7),
        ('  says:\n  - at: "Sea#4"\n', "'Sea#4': the words stand 3 times", 7),
        ('  says:\n  - at: "Sea#0"\n', "'Sea#0': the words stand 3 times", 7),
        ('  says:\n  - at: "#*"\n', "'#*' does not stand in [0, 48]", 7),
        ("  says:\n  - at: The end\n", "'The end' does not stand in [0, 48]", 7),
        ("  text: see.txt\n", "unknown text 'see.txt'", 6),
        ("- none: rhetoric\n", "key 'at' is missing", 6),
    ],
)
def test_faults(tmp_path: Path, passage: str, what: str, line: int) -> None:
    """Words that are not there, or not once, are told at their place, and nothing is filled."""
    with pytest.raises(FactsError) as caught:
        filled(tmp_path, passage)
    assert [(problem.what, problem.line) for problem in caught.value.problems] == [(what, line)]


def test_all_faults_are_told(tmp_path: Path) -> None:
    """One run tells the faults of all passages."""
    with pytest.raises(FactsError) as caught:
        filled(tmp_path, "  says:\n  - at: Sea\n- at: [48, 76]\n  says:\n  - at: ship\n")
    assert [problem.line for problem in caught.value.problems] == [7, 10]


def test_fill_twice(tmp_path: Path) -> None:
    """What is filled stays as it is when it is filled again."""
    filled(tmp_path, '#~ The Sea.\n  says:\n  - at: "Sea#*"\n')
    path = tmp_path / "sea.yaml"
    texts = texts_of(path, tmp_path)
    path.write_text(fill(path, texts), encoding="utf-8")
    assert fill(path, texts) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (fingerprint(TEXT.encode()), "0" * 64, "sea.txt has changed: its SHA-256 is " + fingerprint(TEXT.encode())),
        ("sea.txt", "see.txt", "can't be read: No such file or directory"),
        ("sea.txt", "../sea.txt", "'../sea.txt' is no file name"),
        ("texts:", "text:", "key 'texts' is missing"),
        ("passages:\n", "passage:\n", "key 'passages' is missing"),
    ],
)
def test_texts_of(tmp_path: Path, old: str, new: str, what: str) -> None:
    """A text that has changed or is not there, or a file without its keys, is told."""
    filled(tmp_path, "  none: rhetoric\n")
    path = tmp_path / "sea.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(FactsError) as caught:
        fill(path, texts_of(path, tmp_path))
    assert [problem.what for problem in caught.value.problems] == [what]


@given(st.text(max_size=40), st.text(alphabet="ab '“.*(", max_size=5))
def test_located_words_are_the_words(text: str, words: str) -> None:
    """Whatever is located reads as the words do, but for white space and quotes."""
    alike = str.maketrans("“”‘’", "\"\"''")
    for span in locate(text + words, words):
        shown = (text + words)[span.start:span.end]
        assert shown.translate(alike).split() == words.translate(alike).split()


def test_locate_nothing() -> None:
    """No words stand nowhere, and words outside a span are not found."""
    assert locate("a b", " ") == []
    assert locate("sea sea", "sea", Span(1, 7)) == [Span(4, 7)]


ARTICLES = {
    "utf-8": "Harbour City\n\nThe fair drew 1,500. It was good.\n",
    "gb18030": "港湾市\r\n\r\n人才大会举行。共40人。\r\n",
    "utf-16": "港湾 says “hello” \x0c\x07 and more.\n",
}


@pytest.mark.parametrize("encoding", ARTICLES)
def test_draft_reads_back(tmp_path: Path, encoding: str, desk: Desk) -> None:
    """A draft is a facts file as soon as its reasons are given, in whatever encoding the article came."""
    article = desk.articles / "new.txt"
    article.write_bytes(ARTICLES[encoding].encode(encoding))
    path = desk.facts / "new-1.yaml"
    path.write_text(draft(article, "new-1", encoding=encoding).replace("TODO", "rhetoric"), encoding="utf-8")
    path.write_text(fill(path, texts_of(path, desk.articles)), encoding="utf-8")
    assert "#~" not in path.read_text(encoding="utf-8")
    found = next(article for article in desk.verify().articles if article.id == "new-1")
    assert found.texts[0].length == len(ARTICLES[encoding])
    assert found.language == ("zh" if encoding == "gb18030" else "en")
    assert found.title == " ".join(ARTICLES[encoding].splitlines()[0].split())


def test_draft_awaits_its_reasons(desk: Desk) -> None:
    """An unfinished draft is no facts file: TODO is no reason."""
    (desk.facts / "new.yaml").write_text(draft(desk.articles / "harbour.txt", "new"), encoding="utf-8")
    assert desk.fault().what == "'TODO' is no reason"


def test_draft_shows_words_only_in_comments(desk: Desk) -> None:
    """A draft shows each passage's words in a comment, which filling removes, and nowhere else but in the title."""
    lines = draft(desk.articles / "harbour.txt", "new").splitlines()
    shown = [line for line in lines if "sea" in line]
    assert len(shown) == 1
    assert shown[0].startswith("#~ ")


@pytest.mark.parametrize(
    ("content", "encoding", "what"),
    [
        (b" \n<br>\n", "utf-8", "holds no text"),
        ("港".encode("gb18030"), "utf-8", "can't be decoded as utf-8"),
        (b"abc", "klingon", "can't be decoded as klingon"),
        (b"abc", "hex", "can't be decoded as hex"),
        (b"abc", "undefined", "can't be decoded as undefined"),
    ],
)
def test_draft_of_no_article(tmp_path: Path, content: bytes, encoding: str, what: str) -> None:
    """A file without text, or in another encoding, is told and gives no draft."""
    (tmp_path / "x.txt").write_bytes(content)
    with pytest.raises(FactsError, match=what):
        draft(tmp_path / "x.txt", "x", encoding=encoding)
