"""Full names: the fullest form in the report of each name that it writes more than once."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from twosource.extract.wordlists import LEFT_OUT_TITLES

# Parts of a name that are written now with, now without: "al-Baghdadi", "Baghdadi"; "van Cleef".
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "van", "von", "de", "abu", "abd", "abdul", "abdel"})
_GLUED = re.compile(r"^abd[ue]l-?(?=\w{4})")  # "Abdulrahman", "Abdul Rahman", "Rahman"
_INITIAL = 1  # letters in an initial
_LONG = 8  # letters of a word from which one letter more, less or other is a slip of the pen


def full_names(names: Iterable[str], sex_of: Callable[[str], str] = lambda _: "") -> Mapping[str, str]:
    """Each name (as written, in order of the text) -> the fullest name of the same person in the report.

    `sex_of` tells what a name tells of sex: m, f or nothing; "Mrs Keller" is not Paul Keller.
    """
    written = Counter(names)
    order = {name: k for k, name in enumerate(written)}
    ranked = sorted(written, key=lambda n: (-written[n], order[n]))
    words = {name: name_words(name) for name in ranked}
    sexes = {name: sex_of(name) for name in ranked}
    return {
        name: _fullest(name, {m: words[m] for m in ranked if words[m] and {sexes[m], sexes[name]} != {"m", "f"}})
        for name in written
    }


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
        return _alike(short[0], long[-1]) or short[0] == long[0]
    return _alike(short[-1], long[-1]) and all(any(_fits(s, part) for part in long) for s in short[:-1])


def _alike(a: str, b: str) -> bool:
    """Whether two words are the same, or long and one letter apart."""
    if a == b or min(len(a), len(b)) < _LONG or abs(len(a) - len(b)) > 1:
        return a == b
    same = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[same + 1 :] == b[same + 1 :] or a[same + 1 :] == b[same:] or a[same:] == b[same + 1 :]


def _fits(short: str, part: str) -> bool:
    return short == part or (len(short) == _INITIAL and part.startswith(short))


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: lower case, without accents, full stops, possessive, titles, particles."""
    flat = unicodedata.normalize("NFKD", re.sub(r"['’]s$", "", name.strip())).lower()
    words = re.findall(
        r"[^\W_]+", "".join(c for c in flat if not unicodedata.combining(c)).replace("'", "").replace("’", "")
    )
    words = [_GLUED.sub("", w) for w in words[_titles(words) :]]
    return tuple(w for w in words if w not in _PARTICLES) or tuple(words)


def _titles(words: Sequence[str]) -> int:
    """How many words at the front are titles; the last word never is."""
    return next((k for k, w in enumerate(words[:-1]) if w.lower().strip(".") not in LEFT_OUT_TITLES), len(words) - 1)


def plain(name: str) -> str:
    """The name with single blanks, without possessive, titles and what stands behind a comma, in title case if the text
    writes it in capitals.
    """
    parts = re.sub(r"['’]s$", "", name.partition(",")[0].strip() or name.strip()).split()
    words = " ".join(parts[max(0, _titles(parts)) :])
    return words.title() if words.isupper() and " " in words else words
