"""Report text -> Analysis: words, sentences, tags, lemmas, trees and names."""

from twosource.analyse.analyser import Analyser
from twosource.analyse.event_reading import EventReading
from twosource.analyse.shipped import check_shipped, model_version

__all__ = ["Analyser", "EventReading", "check_shipped", "model_version"]
