"""Analysis -> findings: attributions, event mentions, figures, with who, where and when."""

from twosource.extract.extractor import Extractor

__all__ = ["Extractor"]
