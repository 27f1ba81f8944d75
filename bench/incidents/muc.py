"""Casualties of the MUC-4 reports: are the numbers of dead and hurt that the keys give found?

The reports are in one case, and mixed-case originals exist for none of this part, so capitals are put back: at the
start of a sentence and on each word that no table of the language model knows as a common one.
Measured are groups of victims that the keys describe ("two maids") and number, killed or injured, not optional. Left
out are victims with a name (a name is no count), PLURAL (no number is told), and groups with more than one number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from bench.plain import PlainReader
from bench.single import records
from bench.task import Figures
from twosource.model.finding import Figure, Measure
from twosource.pipeline import Coder

EFFECTS = {"DEATH": Measure.KILLED, "INJURY": Measure.INJURED}
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
SENTENCE_ENDS = re.compile(r"(?:^|[.?!:]\s+|[.?!]\"\s+|[\[\]]\s*)[\"'(\[]*$")

Group = tuple[Measure, float | None, float | None]


def score(coder: Coder, read: PlainReader, path: Path) -> Figures:
    """Share of the keys' groups whose number is exactly that of a figure of the report: all, the dead, the hurt.

    `muc4.precision`: of the figures of dead and hurt, how many are such a group's. Keys leave out old and general
    tolls, so that it is a floor of what is right.
    """
    tally: Counter[str] = Counter()
    for number, row in enumerate(records(path)):
        gold = Counter(groups(row["key_templates"]))
        if gold:
            tally.update(_compare(gold, coder(read(str(number), with_capitals(row["text"]))).figures))
    return {
        "muc4.exact": 100 * tally["hit"] / tally["gold"],
        "muc4.exact.killed": 100 * tally["hit.killed"] / tally["gold.killed"],
        "muc4.exact.injured": 100 * tally["hit.injured"] / tally["gold.injured"],
        "muc4.precision": 100 * tally["hit"] / max(1, tally["found"]),
        "muc4.groups": float(tally["gold"]),
    }


def groups(templates: Sequence[Mapping[str, Any]]) -> Iterator[Group]:
    """The groups to be found, each once: templates of one report may tell of the same dead."""
    seen = set()
    for template in templates:
        named = {s for name in template["hum_name"] for s in name["strings"]}
        named |= {s for told in template["hum_desc"] if told.get("ref") for s in told["strings"]}
        for casualty in () if template["optional"] else template["norm"]["casualties"]:
            numbers, effects = casualty["numbers"], casualty["effect"]
            plain = (
                len(numbers) == len(effects) == 1 and not casualty["optional"] and not named & set(casualty["victims"])
            )
            if not plain or effects[0] not in EFFECTS or numbers[0]["raw"] == "PLURAL":
                continue
            group = (EFFECTS[effects[0]], numbers[0]["min"], numbers[0]["max"])
            key = (tuple(casualty["victims"]), group)
            if key not in seen:
                seen.add(key)
                yield group


def _compare(gold: Counter[Group], figures: Sequence[Figure]) -> Counter[str]:
    found = Counter((f.measure, f.low, f.high) for f in figures if f.measure in EFFECTS.values())
    hits = gold & found
    tally = Counter(gold=gold.total(), found=found.total(), hit=hits.total())
    for (measure, _, _), n in gold.items():
        tally[f"gold.{measure.value}"] += n
    for (measure, _, _), n in hits.items():
        tally[f"hit.{measure.value}"] += n
    return tally


def with_capitals(text: str) -> str:
    """The text in lower case with capitals at the start of sentences and on words that are no common ones."""
    text = text.lower()
    known = _common_words()

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        starts = SENTENCE_ENDS.search(text[max(0, match.start() - 8) : match.start()]) is not None
        return word.capitalize() if starts or word.partition("'")[0] not in known else word

    return WORD.sub(cased, text)


@cache
def _common_words() -> frozenset[str]:
    """The words that the lemma table has in lower case and not as names."""
    table = resources.files("twosource.resources") / "lemmas.tsv"
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    return frozenset(form for form, tag, *_ in rows if form.islower() and not tag.startswith("NNP"))
