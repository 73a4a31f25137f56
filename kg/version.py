"""The version of the software and of the release it builds, and its date: CITATION.cff and pyproject.toml agree."""

VERSION = "0.1.0"
RELEASED = "2026-11-22"
