"""Write the tables of measured scores into the README.

They come from `docs/scores.json` (what `bench/run.py all --json` printed) and `docs/peers.json` (`bench/compare.py
score`).

usage: python bench/table.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from training.page import with_block  # noqa: E402 - the root must be on the path first

SCORES, PEERS = "scores", "peers"

# What stands in the README, in order: task, figure, what it is in words, unit.
ROWS = (
    ("model", "ewt.las", "grammar: UD EWT test, given words, LAS", "%"),
    ("model", "ewt.upos", "word classes: UD EWT test, UPOS", "%"),
    ("model", "gum_raw.las", "grammar: UD GUM test from raw text, LAS", "%"),
    ("model", "gum_raw.sentence", "ends of sentences: UD GUM test from raw text, F1", "%"),
    ("names", "f1", "names: Worldwide Newswire test articles, F1", "%"),
    ("names", "f1.ORG", "names of organisations, the same, F1", "%"),
    ("cases", "attribution", "attributions found, F1", "%"),
    ("cases", "attribution.overlap", "attributions with source and content right, F1", "%"),
    ("cases", "attribution.source_name", "source named right", "%"),
    ("cases", "attribution.act", "act right", "%"),
    ("cases", "attribution.deny", "denials, F1", "%"),
    ("cases", "event", "event mentions found, F1", "%"),
    ("cases", "event.type", "event mentions with the right type, F1", "%"),
    ("cases", "event.type+actor+recipient", "event mentions with type and both parties right, F1", "%"),
    ("cases", "event.status", "status right", "%"),
    ("cases", "figure", "figures with value and measure right, F1", "%"),
    ("cases", "happening.pairs", "mentions joined to happenings, pairwise F1", "%"),
    ("cases", "figure_set.pairs", "figures joined to sets, pairwise F1", "%"),
    ("cases", "figure_set.relation", "sets with the right relation of their figures, F1", "%"),
    ("cases", "relays", "relays, F1", "%"),
    ("cases", "contested", "contested propositions, F1", "%"),
    ("cases", "agreement.pairs", "agreement between reports, pairwise F1", "%"),
    ("cases", "copies", "copies, pairwise F1", "%"),
    ("polnear", "attr.agr.f1", "attributions found in PolNeAR's election news, F1", "%"),
    ("polnear", "attr.overlap.f1", "the same, source and content overlapping too, F1", "%"),
    ("sources", "bare", "pronouns and bare descriptions named right", "%"),
    ("events", "type.f1", "event types in PLV's sentences, F1", "%"),
    ("events", "type+actor+recipient.f1", "the same with both parties, F1", "%"),
    ("incidents", "muc4.exact", "dead and hurt in MUC-4, exact", "%"),
    ("places", "f1", "places in TR-News and GeoWebNews, F1", "%"),
    ("places", "within_161", "all their places found within 161 km", "%"),
    ("copies", "found", "copies cut, re-headed and edited: found", "%"),
    ("stories", "bcubed_f1", "stories of gun violence (GVA), BCubed F1", "%"),
    ("stories", "pair_f1", "the same, pairwise F1", "%"),
    ("mixed", "bcubed_f1", "four stories and 30 others in one record, BCubed F1", "%"),
    ("coreference", "conll", "events across documents (ECB+, given words), CoNLL F1", "%"),
    ("coreference", "learned.conll", "the same, with weights learned from its train part", "%"),
    ("linking", "minutes_10000", "minutes to link and weigh 10,000 reports that were read", "minutes"),
    ("speed", "words_per_second_1", "words a second, one core, raw text to analysis", ""),
    ("speed", "words_per_second_2", "words a second, two cores, raw text to analysis", ""),
    ("speed", "reports_per_second_2", "reports a second, two cores, files to record", ""),
)


def table(scores: dict[str, dict[str, float]]) -> str:
    """The rows that were measured, as Markdown; what is measured on stories is also told of the validation stories."""
    lines = ["| what | measured | validation stories |", "|---|---|---|"]
    for task, figure, words, unit in ROWS:
        value = scores.get(task, {}).get(figure)
        again = scores.get("validation", {}).get(figure) if task == "cases" else None
        if value is not None:
            lines.append(f"| {words} | {_said(value, unit)} | {_said(again, unit)} |")
    return "\n".join(lines)


def _said(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:,.1f} {unit}" if unit else f"{value:,.0f}"


# What stands beside a peer, in order: figure, what it is in words, digits after the point.
PEER_ROWS = (
    ("ewt.uas", "UD EWT test, given words: UAS, %", 1),
    ("ewt.las", "the same: LAS, %", 1),
    ("ewt.upos", "the same: UPOS, %", 1),
    ("ewt.lemma", "the same: lemmas, %", 1),
    ("ewt_raw.sentence", "UD EWT test, raw text: ends of sentences, F1 %", 1),
    ("gum_raw.las", "UD GUM test, raw text: LAS, F1 %", 1),
    ("gum_raw.sentence", "the same: ends of sentences, F1 %", 1),
    ("names.PER_ORG_LOC", "Worldwide Newswire: persons, organisations, places, F1 %", 1),
    ("words_per_second", "words a second, one core, raw text to trees and names", 0),
)


def peer_table(figures: dict[str, dict[str, float]]) -> str:
    """Our model beside the peer, as Markdown."""
    ours, peer = figures["twosource"], figures["spacy"]
    lines = ["| | TwoSource | spaCy, trained on the same treebanks |", "|---|---|---|"]
    lines += [f"| {words} | {ours[key]:,.{digits}f} | {peer[key]:,.{digits}f} |" for key, words, digits in PEER_ROWS]
    return "\n".join(lines)


def with_tables(readme: str, docs: Path) -> str:
    """The README with both tables."""
    measured = {name: json.loads((docs / f"{name}.json").read_text(encoding="utf-8")) for name in (SCORES, PEERS)}
    readme = with_block(readme, SCORES, table(measured[SCORES]))
    return with_block(readme, PEERS, peer_table(measured[PEERS]))


def main() -> int:
    """Write the tables, or with --check say whether they are up to date."""
    path = ROOT / "README.md"
    written = path.read_text(encoding="utf-8")
    wanted = with_tables(written, ROOT / "docs")
    if "--check" in sys.argv:
        return 0 if written == wanted else 1
    path.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
