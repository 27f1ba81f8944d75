"""Stage: link. Findings of many reports to what they say together."""

from twosource.link.linker import Linker, LinkSettings

__all__ = ["LinkSettings", "Linker"]
