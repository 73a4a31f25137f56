"""Files written whole or not at all: temporary files beside them, then renamed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write all files of a folder; an error before the last one is ready leaves the folder as it was."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as new:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (Path(new) / name).write_bytes(data)
        for name in files:
            os.replace(Path(new) / name, folder / name)
