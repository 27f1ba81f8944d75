"""Stage: link. Findings of many reports to what they say together."""

from twosource.link.earlier import Earlier
from twosource.link.linker import Linker, LinkSettings

__all__ = ["Earlier", "LinkSettings", "Linker"]
