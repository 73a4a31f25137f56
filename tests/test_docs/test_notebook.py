"""The notebook runs from its first cell to its last."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.cli import main

ROOT = Path(__file__).parents[2]
nbformat = pytest.importorskip("nbformat", reason="needs nbformat")
nbclient = pytest.importorskip("nbclient", reason="needs nbclient and ipykernel")


@pytest.mark.filterwarnings("ignore")  # of Jupyter's own making
def test_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs on a build, and those that end in an expression show something."""
    assert main(["build", "--facts", str(ROOT / "facts"), "--out", str(tmp_path / "build"), "--quiet"]) == 0
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    notebook = nbformat.read(ROOT / "docs" / "notebook.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    silent = [c.source for c in notebook.cells if c.cell_type == "code" and not c.outputs and "render" not in c.source]
    assert not silent
    assert (tmp_path / "my-graph.html").is_file()
