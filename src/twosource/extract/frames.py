"""Where the content stands, by the frame of the cue (`lexicon/cues.tsv` explains each)."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from twosource.extract.clauses import clause, predicate
from twosource.extract.content import EMPTY, Content, around, below, governing
from twosource.extract.cues import Cue, CueKind, Frame, FrameUse
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.verbal import has_to, is_infinitive, is_marked, is_passive, objects, raised_subject

_AS = frozenset({"as"})
_CONDITIONAL = frozenset({"if", "unless", "until"})
_HUNG_BY_PREPOSITION = ("obl", "nmod", "advcl", "acl", "xcomp", "ccomp")


def find_content(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    """The content that the cue has by this frame; None if the sentence has none there."""
    if (use.if_negated and not cue.negated) or (use.if_passive and not is_passive(tree, cue.head)):
        return None
    if use.frame in _WITH_PREPOSITIONS:
        return _WITH_PREPOSITIONS[use.frame](tree, cue, use.prepositions)
    if use.frame is Frame.NONE:
        return EMPTY
    return _PLAIN[use.frame](tree, cue) if use.frame in _PLAIN else None


def _thing(tree: Tree, cue: Cue) -> Content | None:
    if things := objects(tree, cue.head):
        return below(tree, cue, things[0], *_conditions(tree, cue.head))
    if is_passive(tree, cue.head) and (subject := raised_subject(tree, cue.head)):
        return around(tree, cue, subject)
    return None


def _to(tree: Tree, cue: Cue) -> Content | None:
    if cue.kind is CueKind.VERB and any(o > cue.head for o in objects(tree, cue.head)):
        return None
    rels = ("acl", "xcomp", "ccomp") if cue.kind is CueKind.NOUN else ("xcomp", "ccomp", "advcl")
    for c in children(tree, cue.head, *rels):
        if c > cue.head and is_infinitive(tree, c):
            return _intended(tree, cue, c)
    return predicate(tree, cue, infinitive=True) if cue.kind is CueKind.NOUN else None


def _intended(tree: Tree, cue: Cue, c: int) -> Content:
    """The infinitive with its conditions; what a picture claims to show is what it shows."""
    shown = children(tree, c, "obj") if tree[c].lemma.lower() == "show" else ()
    return below(tree, cue, shown[0]) if shown else below(tree, cue, c, *_conditions(tree, cue.head))


def _conditions(tree: Tree, verb: int) -> tuple[int, ...]:
    """Clauses with "if", "unless" or "until" after the verb."""
    return tuple(c for c in children(tree, verb, "advcl") if c > verb and is_marked(tree, c, _CONDITIONAL))


def _order(tree: Tree, cue: Cue) -> Content | None:
    if not children(tree, cue.head, "obj", "iobj", "obl", "nsubj:pass"):
        return None
    ordered = (c for c in children(tree, cue.head, "xcomp", "ccomp", "advcl") if c > cue.head and has_to(tree, c))
    return next((below(tree, cue, c) for c in ordered), None)


def _charge(tree: Tree, cue: Cue, prepositions: frozenset[str]) -> Content | None:
    charged, phrases = _object_and_phrases(tree, cue, prepositions)
    if not phrases:
        return None
    if charged and charged[0] < phrases[0]:
        return below(tree, cue, charged[0], phrases[0])
    subject = raised_subject(tree, cue.head) if is_passive(tree, cue.head) else None
    inside = _without_preposition(tree, phrases[0], prepositions)
    return around(tree, cue, subject, inside) if subject else around(tree, cue, inside)


def _object_and_phrases(tree: Tree, cue: Cue, prepositions: frozenset[str]) -> tuple[tuple[int, ...], list[int]]:
    """The objects, and what hangs by one of the prepositions on the cue, or else on an object."""
    named = objects(tree, cue.head)
    own = _hung_by(tree, cue.head, prepositions)
    return named, own or [p for o in named for p in _hung_by(tree, o, prepositions)]


def _hung_by(tree: Tree, i: int, prepositions: frozenset[str]) -> list[int]:
    return [c for c in children(tree, i, *_HUNG_BY_PREPOSITION) if is_marked(tree, c, prepositions)]


def _without_preposition(tree: Tree, phrase: int, prepositions: frozenset[str]) -> tuple[int, ...]:
    markers = {m for m in children(tree, phrase, "case", "mark") if tree[m].text.lower() in prepositions}
    return tuple(i for i in subtree(tree, phrase) if i not in markers)


def _name(tree: Tree, cue: Cue) -> Content | None:
    called = objects(tree, cue.head)
    later = (c for c in children(tree, cue.head, "xcomp", "ccomp") if c > cue.head)
    predicates = [c for c in later if not is_infinitive(tree, c)]
    if called and predicates and called[0] < predicates[0]:
        return below(tree, cue, called[0], predicates[0])
    if len(called) > 1:
        return below(tree, cue, *called[:2])
    if predicates and any(not children(tree, c, "case") for c in children(tree, predicates[0], "nmod:poss")):
        return below(tree, cue, predicates[0])  # "called [the strikes a mistake]", parsed as the strikes' mistake
    if is_passive(tree, cue.head) and (predicates or called):
        return _with_subject(tree, cue, subtree(tree, [*predicates, *called][0]))
    return None


def _as(tree: Tree, cue: Cue) -> Content | None:
    called, phrases = _object_and_phrases(tree, cue, _AS)
    if not phrases:
        return None
    if called and called[0] < phrases[0]:
        nested = phrases[0] in subtree(tree, called[0])
        return below(tree, cue, called[0]) if nested else below(tree, cue, called[0], phrases[0])
    if not is_passive(tree, cue.head):
        return None
    return _with_subject(tree, cue, _without_preposition(tree, phrases[0], _AS))


def _with_subject(tree: Tree, cue: Cue, inside: tuple[int, ...]) -> Content:
    subject = raised_subject(tree, cue.head)
    return around(tree, cue, subject, inside) if subject else around(tree, cue, inside)


def _about(tree: Tree, cue: Cue, prepositions: frozenset[str]) -> Content | None:
    told = [p for o in objects(tree, cue.head) for p in _hung_by(tree, o, prepositions)]
    phrases = [c for c in (*_hung_by(tree, cue.head, prepositions), *told) if c > cue.head]
    return around(tree, cue, _without_preposition(tree, phrases[0], prepositions)) if phrases else None


def _relay(tree: Tree, cue: Cue) -> Content | None:
    """As in "quoted him as saying that": what he said; "citing officials": the clause that the cue hangs on."""
    said = [k for c in _sayings(tree, cue.head) for k in children(tree, c, "ccomp")]
    if clauses := said or list(children(tree, cue.head, "ccomp")):
        return below(tree, cue, clauses[0])
    citing = base(tree[cue.head].rel) == "advcl" and children(tree, cue.head, "obj")
    return governing(tree, cue) if citing else None


def _sayings(tree: Tree, i: int) -> list[int]:
    """Participles and relative clauses that tell what the one quoted says."""
    of_objects = (a for o in children(tree, i, "obj") for a in children(tree, o, "acl", "advcl"))
    hung = (*children(tree, i, "advcl", "xcomp", "ccomp", "obl"), *of_objects)
    return [c for c in hung if tree[c].xpos == "VBG" or tree[c].rel == "acl:relcl"]


_PLAIN: MappingProxyType[Frame, Callable[[Tree, Cue], Content | None]] = MappingProxyType(
    {
        Frame.CLAUSE: clause,
        Frame.THING: _thing,
        Frame.TO: _to,
        Frame.ORDER: _order,
        Frame.NAME: _name,
        Frame.AS: _as,
        Frame.RELAY: _relay,
    }
)
_WITH_PREPOSITIONS: MappingProxyType[Frame, Callable[[Tree, Cue, frozenset[str]], Content | None]] = MappingProxyType(
    {Frame.CHARGE: _charge, Frame.ABOUT: _about}
)
