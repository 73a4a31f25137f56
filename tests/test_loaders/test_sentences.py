"""Sentences of English and Chinese texts as spans."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.sentences import blank, sentences

Growth = Callable[[Callable[[str], object], str], bool]
LETTERS = st.sampled_from("aA1 .。!?！？\n\r\t\"”’」』<>p、，港湾\u3000")


def shown(text: str) -> list[str]:
    return [text[span.start:span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Mr. Lin met Dr. Hai of Sea Co. Ltd. He left.", ["Mr. Lin met Dr. Hai of Sea Co. Ltd. He left."]),
        ("Mr. Lin met Dr. Hai in town. He left.", ["Mr. Lin met Dr. Hai in town.", "He left."]),
        ("The U.S. Senate and J. Lin met. Done.", ["The U.S. Senate and J. Lin met.", "Done."]),
        ("It grew to 3.4 million. See www.example.org.", ["It grew to 3.4 million.", "See www.example.org."]),
        ("“We like it.” She left.", ["“We like it.”", "She left."]),
        ('"We like it." "So do we."', ['"We like it."', '"So do we."']),
        ("他说：“很好。”她走了。", ["他说：“很好。”", "她走了。"]),
        ("会议开幕！共40人。「好。」", ["会议开幕！", "共40人。", "「好。」"]),
        ("Heading\n\nText without an end\r\n", ["Heading", "Text without an end"]),
        ("Sea Ltd.\nNext line", ["Sea Ltd.", "Next line"]),
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("a < b and b > c", ["a < b and b > c"]),
        ("\u3000\u3000港湾市。\n", ["港湾市。"]),
        ("", []),
        (" \n<br>\n", []),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    """A text is cut where a reader would cut it, and no blank stands at the ends of a sentence."""
    assert shown(text) == wanted


@given(st.text(alphabet=LETTERS | st.characters(), max_size=80))
def test_spans_cover_all_that_is_not_blank(text: str) -> None:
    """Spans stand in order, share no character, and leave out nothing but blanks."""
    end = 0
    for span in sentences(text):
        assert end <= span.start < span.end <= len(text)
        assert blank(text[end:span.start])
        assert not blank(text[span.start:span.end])
        end = span.end
    assert blank(text[end:])


@pytest.mark.parametrize("unit", [" ", "a ", ". ", "<", "<a>", "。", '"', ".\"", "a. A", "\n", "Mr. ", "<aaaa"])
def test_time_grows_with_the_text(unit: str, grows_evenly: Growth) -> None:
    """Fifty thousand characters of blanks, stops or tags take four times as long as a quarter of them."""
    assert grows_evenly(sentences, unit)
