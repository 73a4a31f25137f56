"""`check --reason`: the reasoner from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.cli import main

FACTS = Path(__file__).parents[2] / "facts"


@pytest.mark.skipif(shutil.which("java") is None, reason="needs Java for HermiT")
def test_reason(capsys: pytest.CaptureFixture[str]) -> None:
    """HermiT finds the ontology consistent, and no class that can have no members."""
    assert main(["check", "--facts", str(FACTS), "--reason", "--quiet"]) == 0
    assert "consistent, 0 of " in capsys.readouterr().out


def test_reason_without_java(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without Java the command says what to install, and fails."""
    monkeypatch.setenv("PATH", "")
    assert main(["check", "--facts", str(FACTS), "--reason", "--quiet"]) == 1
    assert "install a Java runtime" in capsys.readouterr().err
