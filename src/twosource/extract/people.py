"""Full names: the fullest form in the report of each name that it writes more than once."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

# Parts of a name that are written now with, now without: "al-Baghdadi", "Baghdadi"; "van Cleef".
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "van", "von", "de", "abu"})
_INITIAL = 1  # letters in an initial


def full_names(names: Iterable[str]) -> Mapping[str, str]:
    """Each name (as written, in order of the text) -> the fullest name of the same person in the report."""
    written = Counter(names)
    order = {name: k for k, name in enumerate(written)}
    ranked = sorted(written, key=lambda n: (-written[n], order[n]))
    words = {name: name_words(name) for name in ranked}
    return {name: _fullest(name, {m: words[m] for m in ranked if words[m]}) for name in written}


def _fullest(name: str, others: Mapping[str, tuple[str, ...]]) -> str:
    own = others.get(name, ())
    longer = [m for m, words in others.items() if len(words) > len(own) and same_person(own, words)] if own else []
    if longer:
        best = others[longer[0]]
        fuller = [m for m in longer if len(others[m]) > len(best) and same_person(best, others[m])]
        return plain(fuller[0] if fuller else longer[0])
    alike = [m for m, words in others.items() if words == own and not m.isupper()]
    return plain(alike[0] if alike else name)


def same_person(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a shorter name can be the longer one's: its surname, its first name and surname, its initials."""
    if len(short) == 1:
        return short[0] in (long[-1], long[0])
    return short[-1] == long[-1] and all(any(_fits(s, part) for part in long) for s in short[:-1])


def _fits(short: str, part: str) -> bool:
    return short == part or (len(short) == _INITIAL and part.startswith(short))


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: lower case, without accents, full stops, possessive and particles."""
    flat = unicodedata.normalize("NFKD", re.sub(r"['’]s$", "", name.strip())).lower()
    words = re.findall(
        r"[^\W_]+", "".join(c for c in flat if not unicodedata.combining(c)).replace("'", "").replace("’", "")
    )
    return tuple(w for w in words if w not in _PARTICLES) or tuple(words)


def plain(name: str) -> str:
    """The name with single blanks, without a possessive, in title case if the text writes it in capitals."""
    words = re.sub(r"['’]s$", "", " ".join(name.split()))
    return words.title() if words.isupper() and " " in words else words
