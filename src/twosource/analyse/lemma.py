"""Lemmas: a table of (form, tag) first, rules of English inflection second, the model's edit script last.

An edit script is ``<case><n>+<suffix>``: lower the form, drop its last n characters, add the suffix, then restore
case (``k`` keep lower, ``t`` Title, ``u`` UPPER, ``o`` other). ``=lemma`` replaces the whole form (``was`` -> ``be``) and
``x`` leaves it as it stands (Chrupala et al. 2008, "Learning morphology with Morfette", without the tree search).
"""

from __future__ import annotations

_LONGEST_REPLACEMENT = 7


def script(form: str, lemma: str) -> str:
    """The edit script that turns the form into the lemma (``x`` where no short one does)."""
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
    if edit == "x" or edit == "o0+":
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
