"""Whether what looks like an attribution is one: who can speak, and what is asserted at all."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.extract.cues import Cue, CueKind, Frame, Usage
from twosource.extract.phrases import SourcePhrase
from twosource.extract.speakers import SpeakerNouns
from twosource.extract.syntax import Tree, base, children
from twosource.extract.verbal import is_infinitive, is_passive
from twosource.extract.wordlists import OPEN_MARKS, REPORTING_VERBS, WITHHELD
from twosource.model.finding import Act

_FIRST_PERSON = frozenset({"i", "we", "you", "my", "our", "your", "us", "me"})
_ANYBODY = frozenset({"those", "anyone", "everyone", "who", "somebody", "someone"})
_NOBODY = frozenset({"nothing", "anything", "something", "everything", "this", "that", "what", "there"})
# Acts that say enough to be worth a finding of their own even in the first person, inside one's own quotation.
_WEIGHTY = frozenset({Act.DENY, Act.DOUBT, Act.DECLINE, Act.ACCUSE, Act.CONDEMN, Act.WARN})
_OWN_VIEW = frozenset({"believe", "think", "suspect", "plan", "estimate", "appeal"})
_ASSERTED_ACTS = frozenset({Act.STATE, Act.CONFIRM, Act.PROMISE, Act.PREDICT, Act.PRAISE})
_WISHES = frozenset({Act.PROMISE, Act.DEMAND, Act.PREDICT})
_NEED_SOURCE = frozenset({Act.CONFIRM, Act.DOUBT, Act.DECLINE, Act.PRAISE, Act.PROMISE})
_WITHHOLDING = frozenset({"deny", "refuse"})
_TEXTS = frozenset({"text", "outlet"})


@dataclass(frozen=True, slots=True)
class Plausibility:
    """Judges a cue with its usage and source by its surroundings."""

    nouns: SpeakerNouns

    def __call__(
        self, tree: Tree, cue: Cue, usage: Usage, frame: Frame, source: SourcePhrase | None, *, quoted: bool
    ) -> bool:
        """Whether the source can speak and the cue tells of a thing said; `quoted`: the cue stands in a quotation."""
        if cue.kind not in (CueKind.VERB, CueKind.ADJECTIVE):
            none_of_it = any(tree[d].text.lower() == "no" for d in children(tree, cue.head, "det"))
            return not none_of_it or frame is Frame.NONE
        if source is None:
            return _may_lack_source(tree, cue, usage, frame)
        if quoted and tree[source.head].text.lower() in _FIRST_PERSON and not self._is_weighty(cue, usage):
            return False
        if usage.lemma in _WITHHOLDING and frame is Frame.THING and _withholds(tree, cue):
            return False
        if self._is_unwilling(tree, cue, usage, source):
            return False
        return self._can_speak(tree, cue, usage, frame, source) and not _is_open(tree, cue, usage, frame)

    def _is_weighty(self, cue: Cue, usage: Usage) -> bool:
        act = usage.negated_act if cue.negated else usage.act
        weighty = act in _WEIGHTY or (act is Act.CONFIRM and cue.kind is CueKind.VERB)
        return weighty or (cue.kind is CueKind.VERB and usage.lemma in _OWN_VIEW)

    def _is_unwilling(self, tree: Tree, cue: Cue, usage: Usage, source: SourcePhrase) -> bool:
        """Whether people only will not do a thing ("those who refuse to leave"), where a body would declare it."""
        wish = (usage.act is Act.PROMISE and cue.negated) or usage.lemma == "refuse"
        head = tree[source.head]
        noun = self.nouns.find(head.lemma, head.text)
        people = noun.scope == "one" if noun else head.lemma.lower() not in self.nouns.sectors
        return wish and (head.text.lower() in _ANYBODY or (head.upos in {"NOUN", "ADJ", "NUM"} and people))

    def _can_speak(self, tree: Tree, cue: Cue, usage: Usage, frame: Frame, source: SourcePhrase) -> bool:
        head = tree[source.head]
        noun = self.nouns.find(head.lemma, head.text)
        if usage.source == "text":
            finite = base(tree[cue.head].rel) != "acl" or tree[cue.head].rel == "acl:relcl"
            return finite and (noun.scope in _TEXTS if noun else head.text.lower() in ("it", "which"))
        if usage.source != "speaker" or head.upos in {"PROPN", "NUM", "DET", "ADJ", "SYM", "X"}:
            return head.text.lower() not in _NOBODY
        if head.upos == "PRON" or (frame is Frame.CLAUSE and usage.lemma in REPORTING_VERBS):
            return head.text.lower() not in _NOBODY
        return noun is not None or head.lemma.lower() in self.nouns.sectors or self._is_named(tree, source)

    def _is_named(self, tree: Tree, source: SourcePhrase) -> bool:
        named = any(n.first <= source.head < n.last for n in tree.sentence.names)
        return named or any(tree[c].upos == "PROPN" for c in children(tree, source.head, "appos", "flat"))


def _may_lack_source(tree: Tree, cue: Cue, usage: Usage, frame: Frame) -> bool:
    """A passive without agent attributes ("was reported") unless it tells how things stand ("was not confirmed")."""
    if (
        cue.kind is not CueKind.VERB
        or not is_passive(tree, cue.head)
        or (usage.act is Act.DENY and children(tree, cue.head, "obj"))
    ):
        return False
    if usage.source == "text" or (frame is Frame.NAME and base(tree[cue.head].rel) == "acl"):
        return False
    act = usage.negated_act if cue.negated else usage.act
    if frame in (Frame.AS, Frame.NAME):
        return usage.source != "speaker" or act is not Act.STATE
    return act not in _NEED_SOURCE


def _withholds(tree: Tree, cue: Cue) -> bool:
    """As in "denied them entry", "denied bail": what is denied is no statement."""
    things = children(tree, cue.head, "obj", "iobj")
    return len(things) > 1 or any(tree[t].lemma.lower() in WITHHELD for t in things)


def _is_open(tree: Tree, cue: Cue, usage: Usage, frame: Frame) -> bool:
    """Whether the clause of the cue is a purpose, a condition or a matter of manner, not something done."""
    marks = {tree[m].text.lower() for m in children(tree, cue.head, "mark")}
    if usage.act in _WISHES | {Act.DENY, Act.THREATEN} and marks & OPEN_MARKS and usage.act is not Act.DEMAND:
        return True
    if usage.act is Act.PROMISE and tree[cue.head].rel == "acl":
        return True
    if not is_infinitive(tree, cue.head):
        return False
    spoken = frame in (Frame.CLAUSE, Frame.QUOTE, Frame.NONE)
    return usage.source == "text" or (usage.act in _ASSERTED_ACTS and not spoken)
