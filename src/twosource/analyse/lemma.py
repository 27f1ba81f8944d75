"""Lemmas: a table of forms first, rules of English inflection second, the edit script that the model chose last.

An edit script is `<case><n>+<suffix>`: lower the form, drop its last n characters, add the suffix, then restore
case (`k` keep lower, `t` Title, `u` UPPER, `o` other). `=lemma` replaces the whole form (`was` -> `be`) and
`x` leaves it as it stands (after Chrupala et al. 2008, "Learning morphology with Morfette").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from twosource.errors import ResourceError
from twosource.lexicon import tables

_LONGEST_REPLACEMENT = 7

_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "NNS": (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", ""), ("men", "man")),
    "VBZ": (("ies", "y"), ("es", "e"), ("es", ""), ("s", "")),
    "VBG": (("ying", "ie"), ("ing", "e"), ("ing", "")),
    "VBD": (("ied", "y"), ("ed", "e"), ("ed", "")),
    "JJR": (("ier", "y"), ("er", "e"), ("er", "")),
    "JJS": (("iest", "y"), ("est", "e"), ("est", "")),
}
_RULES = _ENDINGS | {"VBN": _ENDINGS["VBD"], "RBR": _ENDINGS["JJR"], "RBS": _ENDINGS["JJS"]}
_DOUBLED = frozenset("bdgklmnprtz")


def script(form: str, lemma: str) -> str:
    """The edit script that turns the form into the lemma (`x` where no short one does)."""
    lower, target = form.lower(), lemma.lower()
    shared = 0
    while shared < min(len(lower), len(target)) and lower[shared] == target[shared]:
        shared += 1
    if shared == 0 and lower:
        return f"={lemma}" if len(lemma) <= _LONGEST_REPLACEMENT else "x"
    return f"{_case_of(lemma)}{len(lower) - shared}+{target[shared:]}"


def apply(form: str, edit: str) -> str:
    """The lemma that the edit script makes of the form; a script too long for the form leaves it as it stands."""
    if edit.startswith("="):
        return edit[1:]
    if edit in ("x", "o0+"):
        return form
    count, _, suffix = edit[1:].partition("+")
    lower = form.lower()
    if int(count) > len(lower):
        return form
    stem = lower[: len(lower) - int(count)] + suffix
    return {"t": stem.capitalize(), "u": stem.upper()}.get(edit[0], stem)


def _case_of(lemma: str) -> str:
    if lemma == lemma.lower():
        return "k"
    if lemma[:1].isupper() and lemma[1:] == lemma[1:].lower():
        return "t"
    return "u" if lemma.isupper() else "o"


@dataclass(frozen=True, slots=True)
class Lemmatiser:
    """(form, Penn tag, edit script that the model chose) -> lemma.

    `seen` maps (lower-case form, tag) to its lemma in the treebanks; `bases` are the lemmas by the tag's first letter;
    `irregular` maps (form, class: N, V, J or R) to its base.
    """

    seen: Mapping[tuple[str, str], str]
    bases: Mapping[str, frozenset[str]]
    irregular: Mapping[tuple[str, str], str]

    @classmethod
    def load(cls, path: Path) -> Lemmatiser:
        """Read the table of (form, tag, lemma) lines."""
        if not path.is_file():
            raise ResourceError(f"{path}: the table of lemmas is missing. Install TwoSource again.")
        seen: dict[tuple[str, str], str] = {}
        bases: dict[str, set[str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            form, tag, lemma = line.split("\t")
            seen[form, tag] = lemma or form
            bases.setdefault(tag[0], set()).add(lemma or form)
        rows = tables.rows("irregular.tsv")
        irregular = {(form, row["class"]): row["base"] for row in rows for form in row["forms"].split("|")}
        return cls(seen, {tag: frozenset(found) for tag, found in bases.items()}, irregular)

    def __call__(self, form: str, tag: str, edit: str) -> str:
        """The lemma of a form; a proper noun's is the form, unless the model gives it another in small letters."""
        lower = form.lower()
        if tag == "NNP":
            return form if edit in ("x", "o0+") or not edit.startswith("k") else apply(form, edit)
        found = self.seen.get((lower, tag))
        if found is not None:
            return found
        if tag in _RULES:
            return self.irregular.get((lower, tag[0])) or self._regular(lower, tag, apply(form, edit))
        return apply(form, edit)

    def _regular(self, lower: str, tag: str, chosen: str) -> str:
        """The model's choice if it is a known word, else a known word that the rules make, else the choice again."""
        known = self.bases.get(tag[0], frozenset())
        if chosen in known:
            return chosen
        return next((word for word in _stems(lower, tag) if word in known), chosen)


def _stems(lower: str, tag: str) -> Iterator[str]:
    """What a regularly inflected form may come from."""
    for ending, replacement in _RULES[tag]:
        if lower.endswith(ending) and len(lower) > len(ending) + 1:
            stem = lower[: len(lower) - len(ending)]
            yield stem + replacement
            if not replacement and len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
                yield stem[:-1]
