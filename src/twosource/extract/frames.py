"""Where the content stands, by the frame of the cue (`lexicon/cues.tsv` explains each)."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from twosource.extract.clauses import clause, finite_clause, predicate
from twosource.extract.content import EMPTY, Content, around, below, governing
from twosource.extract.cues import Cue, CueKind, Frame, FrameUse
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.verbal import RELATIVE, has_to, is_infinitive, is_marked, is_passive, objects, raised_subject
from twosource.extract.wordlists import POSITIONS, SAID_THINGS
from twosource.model.finding import Act

_AS = frozenset({"as"})
_WOULD = frozenset({"would", "'d", "’d"})
_FOR = frozenset({"for"})
_DESPITE = frozenset({"despite", "spite", "notwithstanding"})
_DISPUTING = frozenset({Act.DENY, Act.DOUBT})
_CONDITIONAL = frozenset({"if", "unless", "until"})
_HUNG_BY_PREPOSITION = ("obl", "nmod", "advcl", "acl", "xcomp", "ccomp")


def find_content(tree: Tree, cue: Cue, use: FrameUse) -> Content | None:
    """The content that the cue has by this frame; None if the sentence has none there."""
    if not _is_allowed(tree, cue, use):
        return None
    if use.if_said and not _is_of_thing_said(tree, cue, use.prepositions):
        return None
    if use.frame in _WITH_PREPOSITIONS:
        return _WITH_PREPOSITIONS[use.frame](tree, cue, use.prepositions)
    if use.frame is Frame.NONE:
        return EMPTY
    return _PLAIN[use.frame](tree, cue) if use.frame in _PLAIN else None


def _is_allowed(tree: Tree, cue: Cue, use: FrameUse) -> bool:
    if use.if_negated and not cue.negated:
        return False
    if use.if_would and not any(tree[a].lemma.lower() in _WOULD for a in children(tree, cue.head, "aux")):
        return False
    return not (use.if_passive or use.if_active) or is_passive(tree, cue.head) is use.if_passive


def _antecedent(tree: Tree, cue: Cue, things: tuple[int, ...]) -> tuple[int, ...] | None:
    """Of "charges that he denies" and "charges he denies" the charges, without the clause."""
    noun = tree[cue.head].head
    bare = not things and cue.usages[0].act in _DISPUTING and not is_passive(tree, cue.head)
    if base(tree[cue.head].rel) != "acl" or not (bare or any(tree[t].xpos in RELATIVE for t in things[:1])):
        return None
    if noun > cue.head or not any(c < cue.head for c in children(tree, cue.head, "nsubj")):
        return None
    clause = frozenset(subtree(tree, cue.head))
    if things and tree[things[0] - 1].text == "," and tree[noun].lemma.lower() not in SAID_THINGS:
        whole = governing(tree, cue)  # "it shelled the market, which it denies": not the market is denied
        return whole.parts[0] if whole else None
    phrase = (i for i in subtree(tree, noun, frozenset({"case", "cc", "punct"})) if i not in clause and i < cue.head)
    return tuple(phrase)


def _is_of_thing_said(tree: Tree, cue: Cue, prepositions: frozenset[str]) -> bool:
    """Whether what the verb is done to is a claim, a rumour, "it", and no wall, minister or crowd."""
    things = _phrases_of_cue(tree, cue, prepositions) if prepositions else objects(tree, cue.head)
    if not things and (mistaken := _claims_behind(tree, cue)):
        things = (mistaken,)
    if not things and is_passive(tree, cue.head):
        things = children(tree, cue.head, "nsubj:pass")
    return any(tree[t].lemma.lower() in SAID_THINGS for t in things[:1])


def _thing(tree: Tree, cue: Cue) -> Content | None:
    things = objects(tree, cue.head)
    if antecedent := _antecedent(tree, cue, things):
        return around(tree, cue, antecedent)
    if things:
        return below(tree, cue, things[0], *_conditions(tree, cue.head))
    if mistaken := _claims_behind(tree, cue):
        return below(tree, cue, mistaken)
    if is_passive(tree, cue.head) and (subject := raised_subject(tree, cue.head) or _before_passive(tree, cue)):
        return around(tree, cue, subject)
    return None


def _claims_behind(tree: Tree, cue: Cue) -> int | None:
    """As in "laughing off claims that it fell": what is said right behind the cue, where the tree has it for a verb."""
    i = cue.tokens[-1] + 1
    mistaken = i < len(tree) and tree[i].xpos == "VBZ" and tree[i].lemma.lower() in SAID_THINGS
    return i if mistaken and not children(tree, i, "nsubj") else None


def _before_passive(tree: Tree, cue: Cue) -> tuple[int, ...] | None:
    """Of "Reports that it fell were refuted" the reports, where the tree hangs both verbs on them."""
    noun = tree[cue.head].head
    if noun < 0 or base(tree[cue.head].rel) != "ccomp" or tree[noun].upos != "NOUN" or children(tree, cue.head, "mark"):
        return None
    own = frozenset(subtree(tree, cue.head))
    return tuple(i for i in subtree(tree, noun, frozenset({"punct"})) if i < cue.head and i not in own) or None


def _position(tree: Tree, cue: Cue) -> Content | None:
    """What one can be for or against ("the ban"): one may also support a tower or a family."""
    stand = tree[next(iter(objects(tree, cue.head)), cue.head)].lemma.lower() in POSITIONS
    return _thing(tree, cue) if stand else None


def _against(tree: Tree, cue: Cue) -> Content | None:
    """As in "despite denials by the army, it fell": the clause is what is denied."""
    if cue.kind is not CueKind.NOUN or not is_marked(tree, cue.head, _DESPITE):
        return None
    told = [c for c in children(tree, tree[cue.head].head, "ccomp") if c > cue.head]
    return below(tree, cue, told[0]) if told else governing(tree, cue)


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
    told = children(tree, cue.head, "obj", "iobj", "obl", "nsubj:pass")
    ordered = (c for c in children(tree, cue.head, "xcomp", "ccomp", "advcl") if c > cue.head and has_to(tree, c))
    return next((below(tree, cue, c) for c in ordered if told or is_marked(tree, c, _FOR, "mark")), None)


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


def _of_what(tree: Tree, cue: Cue, named: tuple[int, ...]) -> Content | None:
    """Of "what they call a lie": what it is called, where the thing called so is but "what"."""
    pronouns = (tree[cue.head].head, *children(tree, cue.head, "obj", "nsubj", "obl"))
    if not any(0 <= p < cue.head and tree[p].text.lower() == "what" for p in pronouns):
        return None
    later = [i for i in named if i > cue.head]
    return around(tree, cue, _without_preposition(tree, later[0], _AS)) if later else None


def _name(tree: Tree, cue: Cue) -> Content | None:
    named = children(tree, cue.head, "xcomp", "ccomp") + objects(tree, cue.head)
    if what := _of_what(tree, cue, named):
        return what
    called = objects(tree, cue.head)
    later = (c for c in children(tree, cue.head, "xcomp", "ccomp") if c > cue.head)
    predicates = [c for c in later if not is_infinitive(tree, c)]
    if called and predicates and called[0] < predicates[0]:
        return below(tree, cue, called[0], predicates[0])
    if len(called) > 1:
        return below(tree, cue, *called[:2])
    if called and any(c > called[0] and not tree.children[c] for c in children(tree, called[0], "amod", "acl")):
        return below(tree, cue, called[0])  # "branded [the charge baseless]", parsed as one noun phrase
    if predicates and any(not children(tree, c, "case") for c in children(tree, predicates[0], "nmod:poss")):
        return below(tree, cue, predicates[0])  # "called [the strikes a mistake]", parsed as the strikes' mistake
    if is_passive(tree, cue.head) and (predicates or called):
        return _with_subject(tree, cue, subtree(tree, [*predicates, *called][0]))
    return None


def _as(tree: Tree, cue: Cue) -> Content | None:
    called, phrases = _object_and_phrases(tree, cue, _AS)
    if not phrases:
        return None
    if what := _of_what(tree, cue, tuple(phrases)):
        return what
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
    phrases = _phrases_of_cue(tree, cue, prepositions)
    if not phrases:
        return None
    inside = _without_preposition(tree, phrases[0], prepositions)
    doing = [
        c for c in children(tree, cue.head, "acl") if tree[c].xpos == "VBG" and min(subtree(tree, c)) == inside[-1] + 1
    ]
    return around(tree, cue, *((*inside, *subtree(tree, c)) for c in doing[:1]) if doing else (inside,))


def _phrases_of_cue(tree: Tree, cue: Cue, prepositions: frozenset[str]) -> list[int]:
    """What hangs after the cue by one of the prepositions: on its head, its object, or another word of it."""
    holders = (cue.head, *objects(tree, cue.head), *(i for i in cue.tokens if i != cue.head))
    return [c for holder in holders for c in _hung_by(tree, holder, prepositions) if c > cue.head]


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
        Frame.THAT: finite_clause,
        Frame.POSITION: _position,
        Frame.THING: _thing,
        Frame.AGAINST: _against,
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
