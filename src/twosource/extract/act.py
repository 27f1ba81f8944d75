"""Act: what the source does by it, from the cue and the words that turn it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from types import MappingProxyType

from twosource.extract.cues import Cue, CueFinder, CueKind, Frame, Usage
from twosource.extract.draft import Draft
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.wordlists import DECLINERS
from twosource.lexicon import tables
from twosource.model.finding import Act, SourceKind

_CALLING = frozenset({Frame.NAME, Frame.AS})
_BY_OBJECT = frozenset({Act.PROMISE, Act.THREATEN, Act.DEMAND})
# Acts that a participle carries on: "denied the report, saying it was invented".
_CARRIED = frozenset({Act.DENY, Act.DOUBT, Act.THREATEN})


@dataclass(frozen=True, slots=True)
class ActReader:
    """Tells the act of a cue from the table of cues and the words of judgement in the content."""

    judgements: Mapping[str, Act]
    cues: CueFinder

    @classmethod
    def load(cls, cues: CueFinder) -> ActReader:
        """Read `lexicon/evaluations.tsv`."""
        return cls(MappingProxyType({r["word"]: Act(r["act"]) for r in tables.rows("evaluations.tsv")}), cues)

    def __call__(self, tree: Tree, cue: Cue, usage: Usage, frame: Frame, *, sourced: bool = True) -> Act:
        """The act of this use of the cue in this sentence; `sourced`: the text tells whose it is."""
        if cue.negated:
            if usage.negated_act is Act.DENY and not sourced:
                return Act.STATE  # "is not believed to have left": nobody denies it
            return Act.DECLINE if usage.act is Act.CONFIRM and _declines(tree, cue) else usage.negated_act
        if frame in _CALLING and usage.act in (Act.STATE, Act.CONDEMN):
            return self._judged(tree, cue) or usage.act
        if frame is Frame.THING and usage.act is Act.STATE:
            return self._by_object(tree, cue) or usage.act
        return Act.CONFIRM if usage.lemma == "claim" and frame is Frame.TO and _is_done(tree, cue) else usage.act

    def _judged(self, tree: Tree, cue: Cue) -> Act | None:
        """To call it a lie is to deny, to call him a hero is to praise."""
        inside = [tree[i] for i in subtree(tree, cue.head) if i > cue.head]
        words = (w for t in inside for w in (t.lemma.lower(), t.text.lower()))
        return next((self.judgements[w] for w in words if w in self.judgements), None)

    def _by_object(self, tree: Tree, cue: Cue) -> Act | None:
        """To announce plans is to promise."""
        for c in children(tree, cue.head, "obj"):
            acts = [u.act for u in self.cues.usages.get((CueKind.NOUN, tree[c].lemma.lower()), ())]
            if acts and acts[0] in _BY_OBJECT and children(tree, c, "acl", "nmod"):
                return acts[0]
        return None


def _declines(tree: Tree, cue: Cue) -> bool:
    """Whether the source would not, where others cannot: "refused to confirm", "would neither confirm nor deny"."""
    return any(tree[i].lemma.lower() in DECLINERS for i in cue.tokens if i < cue.head)


def _is_done(tree: Tree, cue: Cue) -> bool:
    """As in "claimed to have killed": the infinitive is of the past."""
    return any(
        tree[a].lemma == "have" for c in children(tree, cue.head, "xcomp", "ccomp") for a in children(tree, c, "aux")
    )


def carries_on(tree: Tree, cue: Cue) -> bool:
    """Whether the cue is a participle that goes on with what its source did: "denied the claims, saying ..."."""
    token = tree[cue.head]
    return token.xpos == "VBG" and base(token.rel) in {"advcl", "xcomp"} and token.lemma.lower() in _NEUTRAL


def is_set_apart(tree: Tree, cue: Cue) -> bool:
    """Whether the cue is a participle behind a comma: it goes on with the sentence, not with what was said."""
    return tree[cue.head].xpos == "VBG" and cue.tokens[0] > 0 and tree[cue.tokens[0] - 1].text in _COMMAS


_COMMAS = frozenset({",", "”", '"', "''", "’"})
_NEUTRAL = frozenset({"say", "add", "tell", "state", "stress", "insist"})


def carried(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with a participle that carries on given the act of the cue before it in its sentence."""
    found: list[Draft] = []
    for draft in drafts:
        act = _act_before(found, draft) if draft.carries_on else None
        found.append(replace(draft, act=act) if act else draft)
    return found


def _act_before(found: Sequence[Draft], draft: Draft) -> Act | None:
    """The act that the same source did last in the sentence, if it is one that is carried on."""
    sentence = takewhile(lambda d: d.sentence == draft.sentence, reversed(found))
    before = next((d for d in sentence if d.act in _CARRIED), None)
    return before.act if before and before.source and before.source == draft.source else None


def by_source(act: Act, lemma: str, kind: SourceKind) -> Act:
    """An armed group's warning is a threat; a claim to have done a thing is an admission only from one who may have."""
    if act is Act.WARN and kind is SourceKind.ARMED_GROUP and lemma in {"warn", "warning"}:
        return Act.THREATEN
    if act is Act.CONFIRM and lemma == "claim" and kind is not SourceKind.ARMED_GROUP:
        return Act.STATE
    return act
