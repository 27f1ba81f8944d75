"""What a stranger must see in the record of the example reports: the four things that `make demo` promises."""

from twosource.model.finding import Findings
from twosource.model.record import Record, Standing


def words(record: Record, report: str, start: int, end: int) -> str:
    return next(r.text for r in record.reports if r.id == report)[start:end]


def contested(record: Record, *tell: str) -> list[str]:
    """Texts of the contested propositions in which, or in whose positions' words, each word of `tell` stands."""
    found = []
    for p in record.propositions:
        said = " ".join(words(record, q.report, s.start, s.end) for q in p.positions for s in q.spans).lower()
        if p.standing is Standing.CONTESTED and all(t in f"{p.text.lower()} {said}" for t in tell):
            found.append(p.text)
    return found


def of(record: Record, report: str) -> Findings:
    return next(f for f in record.findings if f.report == report)
