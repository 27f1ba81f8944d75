"""Source: the noun phrase of the one to whom a verb or predicate gives its content."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from twosource.extract.cues import Cue, CueKind
from twosource.extract.owner import owner_of
from twosource.extract.phrases import NOMINAL, SourcePhrase, noun_phrase, top_noun
from twosource.extract.syntax import Tree, base, children
from twosource.extract.verbal import RELATIVE, is_passive
from twosource.extract.wordlists import BODIES, LIGHT_VERBS, RELAYING, REPORTING_VERBS, TELLING_VERBS
from twosource.model.text import NameType

_CLOSING = frozenset({",", '"', "”", "''", "’"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBORDINATE = frozenset({"xcomp", "ccomp", "advcl", "conj", "parataxis", "csubj"})
_MOST_STEPS = 6  # governors between a participle and the subject that it shares


def find_sources(tree: Tree, cue: Cue, elsewhere: Collection[int] = ()) -> Iterator[SourcePhrase]:
    """Who the cue can give its content to, the likeliest first; none where nobody is named.

    Tokens `elsewhere`, in a quotation in which the cue is not, are never the source.
    """
    if cue.kind is CueKind.NOUN:
        if owner := owner_of(tree, cue.head, subject):
            yield owner
    elif cue.kind is CueKind.VERB and is_passive(tree, cue.head) and cue.usages[0].source != "patient":
        if by := agent(tree, cue.head):
            yield by
    elif cue.kind in (CueKind.VERB, CueKind.ADJECTIVE):
        if tree[cue.head].lemma.lower() in RELAYING and base(tree[cue.head].rel) == "advcl":
            yield from (noun_phrase(tree, c) for c in children(tree, cue.head, "obj"))
        yield from _subjects(tree, cue.head, frozenset(elsewhere), _MOST_STEPS)
        if before := _right_before(tree, cue, elsewhere):
            yield before


def agent(tree: Tree, verb: int) -> SourcePhrase | None:
    """The "by" phrase of a passive verb."""
    hung = [
        *children(tree, verb, "obl"),
        *(n for c in children(tree, verb, "obl", "obj", "xcomp") for n in children(tree, c, "nmod")),
    ]
    for c in hung:
        if tree[c].rel == "obl:agent" or any(tree[m].text.lower() == "by" for m in children(tree, c, "case")):
            return noun_phrase(tree, c)
    return None


def maker_of(tree: Tree, text: int) -> int | None:
    """The head of who made a text, by the verb: "the army issued a statement", "in a statement the army said"."""
    verb, rel = tree[text].head, base(tree[text].rel)
    if verb < 0 or tree[verb].upos != "VERB" or is_passive(tree, verb):
        return None
    within = rel == "obl" and any(tree[m].text.lower() == "in" for m in children(tree, text, "case"))
    if not within and not (rel == "obj" and tree[verb].lemma.lower() in LIGHT_VERBS):
        return None
    found = subject(tree, verb)
    return found.head if found and found.head != text else None


def subject(tree: Tree, verb: int) -> SourcePhrase | None:
    """The subject of a verb or predicate, by way of what governs it where it has none of its own."""
    return next(_subjects(tree, verb, frozenset(), _MOST_STEPS), None)


def _subjects(tree: Tree, verb: int, elsewhere: frozenset[int], steps: int) -> Iterator[SourcePhrase]:
    own = _own_subject(tree, verb, elsewhere) or _beside(tree, verb, elsewhere)
    if own is not None:
        yield own
    elif steps:
        yield from _governed(tree, verb, elsewhere, steps - 1)


def _own_subject(tree: Tree, verb: int, elsewhere: frozenset[int]) -> SourcePhrase | None:
    """The nearest subject; one after a coordinated verb or "told" is an object, and a day is no speaker."""
    days = {i for n in tree.sentence.names if n.type is NameType.DATE for i in range(n.first, n.last)}
    for c in sorted(children(tree, verb, "nsubj"), key=lambda c: abs(c - verb)):
        wrongly_named = base(tree[verb].rel) == "conj" or tree[verb].lemma.lower() in TELLING_VERBS
        if (c > verb and wrongly_named) or c in elsewhere or c in days:
            continue
        if tree[c].xpos in RELATIVE or (tree[c].text.lower() == "that" and base(tree[verb].rel) == "acl"):
            return _antecedent(tree, verb, c)
        return noun_phrase(tree, c)
    return _inverted(tree, verb, elsewhere)


def _inverted(tree: Tree, verb: int, elsewhere: frozenset[int]) -> SourcePhrase | None:
    """Of ""It is over," said a statement" the statement, which the tree has for an object."""
    told = tree[verb].lemma.lower() in TELLING_VERBS or tree[verb].xpos not in _FINITE
    if told or verb == 0 or tree[verb - 1].text not in _CLOSING or tree[verb].lemma.lower() not in REPORTING_VERBS:
        return None
    behind = (c for c in children(tree, verb, "obj") if c > verb and c not in elsewhere)
    return next((noun_phrase(tree, c) for c in behind), None)


def _beside(tree: Tree, verb: int, elsewhere: frozenset[int]) -> SourcePhrase | None:
    """The noun right before or after the verb, where what the tree gives as its subject stands in a quotation."""
    if not any(c in elsewhere for c in children(tree, verb, "nsubj", "obj", "ccomp")):
        return None
    things = children(tree, verb, "obj", "iobj")
    if tree[verb].lemma.lower() in TELLING_VERBS:
        things += tuple(c for c in children(tree, verb, "nsubj") if c > verb)
    for i in (verb - 1, verb + 1):
        if 0 <= i < len(tree) and tree[i].upos in NOMINAL and i not in elsewhere:
            noun = top_noun(tree, i, verb)
            if noun not in elsewhere and noun not in things:
                return noun_phrase(tree, noun)
    return None


def _antecedent(tree: Tree, verb: int, pronoun: int) -> SourcePhrase | None:
    """The noun that a relative clause hangs on, without the clause."""
    at = verb
    while base(tree[at].rel) in {"conj", "xcomp", "ccomp"} and tree[at].head >= 0:
        at = tree[at].head
    if (person := _person_before(tree, tree[at].head, pronoun)) is not None:
        return noun_phrase(tree, person, without=at)
    if base(tree[at].rel) == "acl" and 0 <= tree[at].head < pronoun:
        return noun_phrase(tree, tree[at].head, without=at)
    before = next((i for i in range(pronoun - 1, -1, -1) if tree[i].upos in NOMINAL), None)
    return noun_phrase(tree, pronoun if before is None else before, without=verb)


def _person_before(tree: Tree, noun: int, pronoun: int) -> int | None:
    """Of "the government of Ann Ray, who said" the person, where the tree has the government for who said it."""
    if noun < 0 or tree[pronoun].text.lower() != "who" or tree[noun].lemma.lower() not in BODIES:
        return None
    before = next((i for i in range(pronoun - 1, noun, -1) if tree[i].upos in NOMINAL), None)
    named = (n for n in tree.sentence.names if n.type is NameType.PERSON and before in range(n.first, n.last))
    return next((top_noun(tree, n.first, noun) for n in named), None)


def _governed(tree: Tree, verb: int, elsewhere: frozenset[int], steps: int) -> Iterator[SourcePhrase]:
    """By way of the governor: the noun a participle hangs on, the one told to do it, the governor's own subjects."""
    governor, rel = tree[verb].head, base(tree[verb].rel)
    if governor < 0:
        return
    if rel == "acl":
        yield from _of_participle(tree, governor, verb)
        return
    told = [c for c in children(tree, governor, "obj", "iobj", "nsubj:pass") if c < verb and c not in elsewhere]
    quoted_as = any(tree[m].text.lower() == "as" for m in children(tree, verb, "mark", "case"))
    if told and (rel in {"xcomp", "ccomp"} or quoted_as or tree[governor].lemma.lower() in RELAYING):
        yield noun_phrase(tree, told[-1])
    elif rel in _SUBORDINATE:
        yield from _subjects(tree, governor, elsewhere, steps)
        if rel == "advcl" and steps:
            yield from _governed(tree, governor, elsewhere, steps - 1)


def _of_participle(tree: Tree, noun: int, verb: int) -> Iterator[SourcePhrase]:
    """Of "a man claiming": the man; "issued a note saying": who issued it; "a clip of the king saying": the king."""
    governor = tree[noun].head
    lent = base(tree[noun].rel) == "obj" and tree[governor].lemma.lower() in LIGHT_VERBS
    if lent and not is_passive(tree, governor) and (issuer := subject(tree, governor)):
        yield issuer
    beside = verb - 1
    if beside > noun and tree[beside].upos == "PROPN" and tree[verb].xpos == "VBG":
        person = top_noun(tree, beside, noun)
        if person != noun:
            yield noun_phrase(tree, person, without=verb)
    yield noun_phrase(tree, noun, without=verb)


def _right_before(tree: Tree, cue: Cue, elsewhere: Collection[int]) -> SourcePhrase | None:
    """The noun right before a finite verb that the tree gives no subject."""
    if tree[cue.head].xpos not in _FINITE:
        return None
    at = cue.tokens[0] - 1
    while at >= 0 and tree[at].upos in {"AUX", "ADV"}:
        at -= 1
    if at < 0 or tree[at].upos not in NOMINAL or at in elsewhere:
        return None
    noun = top_noun(tree, at, cue.head)
    return noun_phrase(tree, noun if noun < cue.head else at, without=cue.head)
