"""The version of the software and of the release it builds."""

VERSION = "0.1.0"
