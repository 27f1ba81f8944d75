"""Content: what is attributed, as groups of tokens, by the frame of the cue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from twosource.extract.cues import Cue, CueKind, Frame, FrameUse
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.wordlists import RAISING_VERBS, SPREADING_VERBS

CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "parataxis", "xcomp", "csubj"})
_GERUND = "VBG"
_PARTICIPLES = frozenset({"VBN", "VBD"})
_OPENERS = frozenset({"that", "as", "how", "like", "so"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})


@dataclass(frozen=True, slots=True)
class Content:
    """Groups of tokens, in order, that are the content; `outside` are tokens between them that are not."""

    parts: tuple[tuple[int, ...], ...]
    outside: frozenset[int]


Finder = Callable[[Tree, Cue, FrameUse], Content | None]
EMPTY = Content((), frozenset())


def find_content(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    """The content that the cue has by this frame; None if the sentence has none there."""
    if use.if_negated and not cue.negated:
        return None
    finder = _FINDERS.get(use.frame)
    return finder(tree, cue, use) if finder else None


def below(tree: Tree, cue: Cue, *heads: int) -> Content:
    """Content that hangs below the cue: the subtrees of the heads; the rest of the cue's own subtree is outside."""
    parts = tuple(_whole(tree, h) for h in heads)
    inside = {i for part in parts for i in part}
    return Content(parts, frozenset(subtree(tree, cue.head)) - inside | set(cue.tokens))


def _whole(tree: Tree, head: int) -> tuple[int, ...]:
    return subtree(tree, head)


def is_infinitive(tree: Tree, i: int) -> bool:
    """Whether the clause is an infinitive with "to" and without a subject of its own."""
    return _has_to(tree, i) and not any(c < i for c in children(tree, i, "nsubj"))


def _has_to(tree: Tree, i: int) -> bool:
    """Whether "to" marks the verb, itself or through its auxiliary or copula."""
    verbs = (i, *(c for c in children(tree, i, "aux", "cop") if c < i))
    return any(tree[m].lemma.lower() == "to" and tree[m].upos == "PART" for v in verbs for m in children(tree, v, "mark", "aux"))


def is_passive(tree: Tree, i: int) -> bool:
    """Whether the verb is passive: "was believed", "a man believed to", "the report, cited by"."""
    if tree[i].lemma.lower() in RAISING_VERBS and any(is_infinitive(tree, c) for c in children(tree, i, "xcomp")):
        return True
    kids = {tree[c].rel for c in tree.children[i]}
    if kids & {"nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"}:
        return True
    return tree[i].xpos == "VBN" and not kids & {"nsubj", "aux", "obj"} and base(tree[i].rel) in {"acl", "amod", "advcl", "root", "parataxis"}


def _clause(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    if cue.kind is CueKind.NOUN:
        return _noun_clause(tree, cue) or _predicate(tree, cue, infinitive=False)
    if cue.kind is CueKind.VERB and is_passive(tree, cue.head) and (raised := _raised(tree, cue)):
        return raised
    clauses = children(tree, cue.head, "ccomp", "csubj")
    if clauses and not is_infinitive(tree, clauses[0]):
        return below(tree, cue, *clauses)
    for c in children(tree, cue.head, "xcomp", "advcl"):
        if _is_saying(tree, cue, c):
            return below(tree, cue, c)
    return _parenthetical(tree, cue)


def _is_saying(tree: Tree, cue: Cue, c: int) -> bool:
    """A gerund as object ("admitted killing"), or a that-clause that the parser hung as an adverbial ("confident that")."""
    marks = {tree[m].text.lower() for m in children(tree, c, "mark")}
    if base(tree[c].rel) == "xcomp":
        return tree[c].xpos == _GERUND and c > cue.head
    return "that" in marks and c > cue.head


def _noun_clause(tree: Tree, cue: Cue) -> Content | None:
    for c in children(tree, cue.head, "acl", "ccomp", "advcl"):
        if c > cue.head and not is_infinitive(tree, c) and _is_finite(tree, c):
            return below(tree, cue, c)
    return _extraposed(tree, cue)


def _extraposed(tree: Tree, cue: Cue) -> Content | None:
    """"Rumours spread that it fell": the clause hangs on the verb of which the noun is the subject."""
    at = tree[cue.head].head
    if at < cue.head or base(tree[cue.head].rel) != "nsubj" or tree[at].lemma.lower() not in SPREADING_VERBS:
        return None
    for c in children(tree, at, "ccomp", "acl", "advcl"):
        if c > at and any(tree[m].text.lower() == "that" for m in children(tree, c, "mark")):
            return Content((_whole(tree, c),), frozenset(range(at + 1)))
    return None


def _predicate(tree: Tree, cue: Cue, *, infinitive: bool) -> Content | None:
    """"The goal is to win", "the claim is that it fled": the clause of which the noun is the subject."""
    at = tree[cue.head].head
    if at < cue.head or base(tree[cue.head].rel) not in {"nsubj", "ccomp"}:
        return None
    copulas = [c for c in children(tree, at, "cop") if c > cue.head]
    that = any(tree[m].text.lower() == "that" for m in children(tree, at, "mark"))
    if not copulas or not (is_infinitive(tree, at) if infinitive else that):
        return None
    inside = tuple(i for i in subtree(tree, at) if i > copulas[0])
    return Content((inside,), frozenset(range(copulas[0] + 1)))


def _is_finite(tree: Tree, c: int) -> bool:
    """Whether the clause after a noun is a statement, no relative clause ("claims that he made") nor a participle."""
    subjects = children(tree, c, "nsubj", "expl", "csubj")
    if any(tree[s].xpos in RELATIVE or tree[s].text.lower() == "that" for s in subjects) or not subjects:
        return False
    marks = {tree[m].text.lower() for m in children(tree, c, "mark")}
    if base(tree[c].rel) == "advcl":
        return "that" in marks
    return tree[c].rel != "acl:relcl" or "that" in marks or _has_object(tree, c)


def _has_object(tree: Tree, c: int) -> bool:
    return bool(children(tree, c, "obj", "ccomp", "cop", "aux:pass"))


def _raised(tree: Tree, cue: Cue) -> Content | None:
    """"He is believed to have fled": the subject and the infinitive are the content."""
    targets = [c for c in children(tree, cue.head, "xcomp", "ccomp", "advcl") if c > cue.head and is_infinitive(tree, c)]
    if not targets:
        return None
    subject = raised_subject(tree, cue.head)
    inside = _whole(tree, targets[0])
    parts = (inside,) if subject is None else (subject, inside)
    return Content(parts, frozenset(subtree(tree, cue.head)) - {i for p in parts for i in p} | set(cue.tokens))


def raised_subject(tree: Tree, verb: int) -> tuple[int, ...] | None:
    """The phrase that a passive verb is about: its subject, or the noun that it hangs on."""
    subjects = children(tree, verb, "nsubj")
    if subjects and tree[subjects[0]].xpos not in RELATIVE:
        return subtree(tree, subjects[0])
    if not subjects and base(tree[verb].rel) == "conj" and tree[verb].head >= 0:
        return raised_subject(tree, tree[verb].head)
    if base(tree[verb].rel) == "acl":
        noun = tree[verb].head
        return tuple(i for i in subtree(tree, noun, frozenset({"case", "cc"})) if i < verb and i not in subtree(tree, verb))
    return None


def _parenthetical(tree: Tree, cue: Cue) -> Content | None:
    """"Russia, they say, is weak"; "as they say": the content is the clause that the cue hangs on."""
    token = tree[cue.head]
    marks = {tree[m].text.lower() for m in children(tree, cue.head, "mark", "advmod", "case")}
    rel = base(token.rel)
    as_said = rel == "advcl" and bool(marks & {"as", "like"})
    if token.head < 0 or not (rel in {"parataxis", "discourse"} or as_said):
        return None
    own = frozenset(subtree(tree, cue.head))
    inside = tuple(i for i in subtree(tree, token.head) if i not in own)
    return Content((inside,), own) if inside else None


def objects(tree: Tree, verb: int) -> tuple[int, ...]:
    """The objects of a verb; a "subject" after a verb that has another, or shares one, is an object wrongly named."""
    named = children(tree, verb, "obj")
    if named:
        return named
    before = any(c < verb for c in children(tree, verb, "nsubj"))
    misnamed = [c for c in children(tree, verb, "nsubj", "iobj") if c > verb and (before or base(tree[verb].rel) == "conj" or tree[c].rel == "iobj")]
    return tuple(misnamed)


def _thing(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    if things := objects(tree, cue.head):
        return below(tree, cue, things[0])
    if is_passive(tree, cue.head) and (subject := raised_subject(tree, cue.head)):
        return Content((subject,), frozenset(subtree(tree, cue.head)) - set(subject))
    return None


def _to(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    if cue.kind is CueKind.VERB and any(o > cue.head for o in objects(tree, cue.head)):
        return None
    rels = ("acl", "xcomp", "ccomp") if cue.kind is CueKind.NOUN else ("xcomp", "ccomp", "advcl")
    found = next((below(tree, cue, c) for c in children(tree, cue.head, *rels) if c > cue.head and is_infinitive(tree, c)), None)
    return found or (_predicate(tree, cue, infinitive=True) if cue.kind is CueKind.NOUN else None)


def _order(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    told = children(tree, cue.head, "obj", "iobj", "obl", "nsubj:pass")
    for c in children(tree, cue.head, "xcomp", "ccomp", "advcl"):
        if c > cue.head and told and _has_to(tree, c):
            return below(tree, cue, c)
    return None


def _charge(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    charged = objects(tree, cue.head)
    phrases = _prepositional(tree, cue.head, use) or [p for o in charged for p in _prepositional(tree, o, use)]
    if not phrases:
        return None
    if charged and charged[0] < phrases[0]:
        return below(tree, cue, charged[0], phrases[0])
    subject = raised_subject(tree, cue.head) if is_passive(tree, cue.head) else None
    content = below(tree, cue, phrases[0])
    marker = tuple(i for i in content.parts[0] if tree[i].text.lower() in use.prepositions and tree[i].head == phrases[0])[:1]
    inside = tuple(i for i in content.parts[0] if i not in marker)
    parts = (subject, inside) if subject else (inside,)
    return Content(parts, content.outside - {i for p in parts for i in p} | set(marker))


def _prepositional(tree: Tree, i: int, use: FrameUse) -> list[int]:
    """What hangs on token i by one of the prepositions of the frame: nouns and gerunds."""
    return [
        c
        for c in children(tree, i, "obl", "nmod", "advcl", "acl", "xcomp", "ccomp")
        if any(tree[m].text.lower() in use.prepositions for m in children(tree, c, "case", "mark"))
    ]


def _name(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    called = objects(tree, cue.head)
    predicates = [c for c in children(tree, cue.head, "xcomp", "ccomp") if c > cue.head and not is_infinitive(tree, c)]
    if called and predicates and called[0] < predicates[0]:
        return below(tree, cue, called[0], predicates[0])
    if len(called) > 1:
        return below(tree, cue, *called[:2])
    if is_passive(tree, cue.head) and (predicates or called):
        return _with_subject(tree, cue, [*predicates, *called][0])
    return None


def _as(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    as_use = FrameUse(Frame.AS, frozenset({"as"}))
    called = objects(tree, cue.head)
    phrases = _prepositional(tree, cue.head, as_use) or [p for o in called for p in _prepositional(tree, o, as_use)]
    if not phrases:
        return None
    if called and called[0] < phrases[0]:
        return below(tree, cue, *((called[0], phrases[0]) if phrases[0] not in subtree(tree, called[0]) else called[:1]))
    return _with_subject(tree, cue, phrases[0]) if is_passive(tree, cue.head) else None


def _with_subject(tree: Tree, cue: Cue, predicate: int) -> Content | None:
    subject = raised_subject(tree, cue.head)
    content = below(tree, cue, predicate)
    if subject is None:
        return content
    return Content((subject, *content.parts), content.outside - set(subject))


def _about(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    told = [p for o in objects(tree, cue.head) for p in _prepositional(tree, o, use)]
    phrases = [c for c in (*_prepositional(tree, cue.head, use), *told) if c > cue.head]
    if not phrases:
        return None
    content = below(tree, cue, phrases[0])
    marker = {m for m in children(tree, phrases[0], "case", "mark") if tree[m].text.lower() in use.prepositions}
    return Content((tuple(i for i in content.parts[0] if i not in marker),), content.outside | marker)


def _relay(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    """"quoted him as saying that": the content is what he said; "citing officials": the clause that the cue hangs on."""
    clauses = [k for c in _sayings(tree, cue.head) for k in children(tree, c, "ccomp")] or list(children(tree, cue.head, "ccomp"))
    if clauses:
        return below(tree, cue, clauses[0])
    token = tree[cue.head]
    if base(token.rel) == "advcl" and token.head >= 0 and children(tree, cue.head, "obj"):
        own = frozenset(subtree(tree, cue.head))
        return Content((tuple(i for i in subtree(tree, token.head) if i not in own),), own)
    return None


def _sayings(tree: Tree, i: int) -> list[int]:
    objects = children(tree, i, "obj")
    hung = [*children(tree, i, "advcl", "xcomp", "ccomp", "obl"), *(a for o in objects for a in children(tree, o, "acl", "advcl"))]
    return [c for c in hung if tree[c].xpos == _GERUND or tree[c].rel == "acl:relcl"]


def _none(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    return EMPTY


_FINDERS: MappingProxyType[Frame, Finder] = MappingProxyType(
    {
        Frame.CLAUSE: _clause,
        Frame.THING: _thing,
        Frame.TO: _to,
        Frame.ORDER: _order,
        Frame.CHARGE: _charge,
        Frame.NAME: _name,
        Frame.AS: _as,
        Frame.ABOUT: _about,
        Frame.RELAY: _relay,
        Frame.NONE: _none,
    }
)
