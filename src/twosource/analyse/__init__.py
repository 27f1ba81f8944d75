"""Report text -> Analysis: words, sentences, tags, lemmas, trees and names."""

from twosource.analyse.analyser import Analyser
from twosource.analyse.shipped import check_shipped, model_version

__all__ = ["Analyser", "check_shipped", "model_version"]
