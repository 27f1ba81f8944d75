"""Golden joinings: `python -m tests.link.golden` writes them anew; read the difference before keeping it.

One thing that was joined on each line; a pair of things judged the same or unsure with what speaks for and against.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.ferry import FINDINGS, REPORTS
from twosource.link import Linker
from twosource.model.record import Joined, Ref

PATH = Path(__file__).parent.parent / "golden" / "link" / "ferry.txt"


def lines(joined: Joined) -> Iterator[str]:
    for copies in joined.copies:
        yield f"copies\t{' '.join(copies.reports)}"
    for relay in joined.relays:
        yield f"relay\t{relay.report}\t{relay.origin}"
    for story in joined.stories:
        yield f"story\t{' '.join(story.reports)}\t{story.title}"
    for actor in joined.actors:
        yield f"actor\t{' | '.join(actor.names)}"
    for happening in joined.happenings:
        yield f"happening\t{_refs(happening.mentions)}"
    for group in joined.figure_groups:
        yield f"figures\t{_refs(group.values)}"
    for p in joined.propositions:
        yield f"proposition\t{p.text}"
        for s in p.stands:
            yield f"  {s.stance}\t{s.report}\t{s.attribution or '-'}\t{s.source_name}"
    for j in joined.judgements:
        reasons = ", ".join(f"{r.feature} {r.weight:+.2f}" for r in j.reasons if r.weight)
        yield f"{j.kind}\t{j.left}\t{j.right}\t{j.verdict}\t{j.score:+.2f}\t{reasons}"


def _refs(refs: tuple[Ref, ...]) -> str:
    return " ".join(f"{r.report}:{r.finding}" for r in refs)


def golden() -> str:
    return "".join(line + "\n" for line in lines(Linker.load()(REPORTS, FINDINGS)))


if __name__ == "__main__":
    PATH.write_text(golden(), encoding="utf-8")
