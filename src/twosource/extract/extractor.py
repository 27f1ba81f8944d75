"""All that one report says: who is meant, who says what, what happened, how many, where."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.extract.attributions import Attributor
from twosource.extract.dates import DateReader
from twosource.extract.events import EventCoder
from twosource.extract.figures import FigureCoder
from twosource.extract.naming import Namer
from twosource.extract.offices import OfficeHolders
from twosource.extract.toponyms import ToponymReader
from twosource.model.finding import Findings
from twosource.model.text import Analysis, Report


@dataclass(frozen=True, slots=True)
class Extractor:
    """Report and analysis -> findings. Nothing but the two decides them."""

    namer: Namer
    offices: OfficeHolders
    attributor: Attributor
    events: EventCoder
    figures: FigureCoder
    dates: DateReader
    places: ToponymReader

    @classmethod
    def load(cls) -> Extractor:
        """Read the lexicons. Raises ResourceError."""
        events = EventCoder.load()
        places = ToponymReader.load(events.resolve)
        figures = FigureCoder.load(events.resolve)
        return cls(Namer.load(), OfficeHolders.load(), Attributor.load(), events, figures, DateReader.load(), places)

    def __call__(self, report: Report, analysis: Analysis) -> Findings:
        """The findings of one report, each kind in order of the text."""
        mentions = self.offices(self.namer(report, analysis), report.published)
        attributions = self.attributor(report, analysis, mentions)
        events = self.events(report, analysis, attributions, mentions)
        figures = self.figures(report, analysis, events, attributions, mentions)
        dates = tuple(d for told in self.dates.report(analysis.sentences, report.published) for d in told)
        places = self.places(report, analysis)
        return Findings(report.id, attributions, events, figures, mentions, dates, places)
