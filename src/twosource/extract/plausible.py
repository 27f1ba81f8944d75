"""Whether what looks like an attribution is one: who can speak, and what is asserted at all."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.extract.cues import Cue, CueKind, Frame, Usage
from twosource.extract.phrases import SourcePhrase
from twosource.extract.speakers import SpeakerNouns
from twosource.extract.syntax import Tree, ancestors, base, children
from twosource.extract.verbal import is_infinitive, is_marked, is_passive, objects
from twosource.extract.wordlists import (
    ANYBODY,
    DONE_BY_SPEAKERS,
    OPEN_MARKS,
    PARTITIVES,
    PERSONS,
    REPORTING_VERBS,
    WITHHELD,
)
from twosource.model.finding import Act

_FIRST_PERSON = frozenset({"i", "we", "you", "my", "our", "your", "us", "me"})
_NOBODY = frozenset({"nothing", "anything", "something", "everything", "this", "that", "what", "there"})
# Acts that say enough to be worth a finding of their own even in the first person, inside one's own quotation.
_WEIGHTY = frozenset({Act.DENY, Act.DOUBT, Act.DECLINE, Act.ACCUSE, Act.CONDEMN, Act.WARN, Act.CONFIRM})
_BODY = frozenset({"we", "our", "us"})
_OWN_VIEW = frozenset({"believe", "think", "suspect", "plan", "estimate", "appeal"})
_ASSERTED_ACTS = frozenset({Act.STATE, Act.CONFIRM, Act.PROMISE, Act.PREDICT, Act.PRAISE})
_WISHES = frozenset({Act.PROMISE, Act.DEMAND, Act.PREDICT})
_NEED_SOURCE = frozenset({Act.CONFIRM, Act.DOUBT, Act.DECLINE, Act.PRAISE, Act.PROMISE})
_WITHHOLDING = frozenset({"deny", "refuse"})
# Verbs of denial and doubt that are done to people too: "questioned the driver", "dismissed the minister".
_DONE_TO_PEOPLE = frozenset({"deny", "question", "query", "doubt"})
_OF_PEOPLE = frozenset({"he", "she", "they", "him", "her", "them"})
_UNREAL = frozenset({"will", "would", "may", "might"})
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
            return self._noun_tells(tree, cue, usage, frame, source)
        if source is None:
            return _may_lack_source(tree, cue, usage, frame)
        if not self._can_be_cited(tree, cue, frame, source):
            return False
        if (
            quoted
            and tree[source.head].text.lower() in _FIRST_PERSON
            and not _is_weighty(tree, cue, usage, frame, source)
        ):
            return False
        if frame is Frame.THING and (_withholds(tree, cue, usage) or self._is_done_to_people(tree, cue, usage)):
            return False
        if self._is_unwilling(tree, cue, usage, source):
            return False
        return self._can_speak(tree, cue, usage, frame, source) and not _is_open(tree, cue, usage, frame)

    def _can_be_cited(self, tree: Tree, cue: Cue, frame: Frame, source: SourcePhrase) -> bool:
        """Of "citing X" the source is X, if X can speak ("citing officials"); else X is cited ("citing her health")."""
        cited = children(tree, cue.head, "obj")
        if base(tree[cue.head].rel) != "advcl" or not cited or frame not in (Frame.RELAY, Frame.THING):
            return True
        speaks = self._is_speaker(tree, source.head) or self._is_named(tree, source) or tree[source.head].upos == "PRON"
        return (source.head in cited and speaks) if frame is Frame.RELAY else source.head not in cited

    def _noun_tells(self, tree: Tree, cue: Cue, usage: Usage, frame: Frame, source: SourcePhrase | None) -> bool:
        """Whether a noun gives its content to somebody: "no claim" does not, a bare feeling is nobody's."""
        if usage.source == "speaker" and source is None:
            return False
        if source is not None and self._is_thing(tree, source):
            return False
        if frame is Frame.CLAUSE and self._is_where_said(tree, cue.head):
            return False
        return _is_noun_asserted(tree, cue, usage, frame, source)

    def _is_thing(self, tree: Tree, source: SourcePhrase) -> bool:
        """As in "the strikes raised fears": what makes people talk says nothing itself."""
        bare = tree[source.head].upos == "NOUN" and not self._is_named(tree, source)
        return bare and not self._is_speaker(tree, source.head)

    def _is_where_said(self, tree: Tree, noun: int) -> bool:
        """As in "said in a statement that": the clause is the verb's."""
        document = self.nouns.find(tree[noun].lemma, tree[noun].text)
        told_in = base(tree[noun].rel) == "obl" and is_marked(tree, noun, ("in", "on", "during"), "case")
        return told_in and document is not None and document.scope in _TEXTS

    def _is_unwilling(self, tree: Tree, cue: Cue, usage: Usage, source: SourcePhrase) -> bool:
        """Whether people only will not do a thing ("those who refuse to leave"), where a body would declare it."""
        wish = (usage.act is Act.PROMISE and cue.negated) or usage.lemma == "refuse"
        head = tree[source.head]
        noun = self.nouns.find(head.lemma, head.text)
        people = noun.scope == "one" if noun else head.lemma.lower() not in self.nouns.sectors
        people = people or head.text.lower() in _OF_PEOPLE
        unreal = wish and cue.negated and any(tree[a].lemma.lower() in _UNREAL for a in children(tree, cue.head, "aux"))
        return unreal or (
            wish and (head.text.lower() in ANYBODY or (head.upos in {"NOUN", "ADJ", "NUM", "PRON"} and people))
        )

    def _can_speak(self, tree: Tree, cue: Cue, usage: Usage, frame: Frame, source: SourcePhrase) -> bool:
        head = tree[source.head]
        noun = self.nouns.find(head.lemma, head.text)
        if usage.source == "text":
            shown = frame is not Frame.THING or not _is_bare_participle(tree, cue.head) or _shows_doing(tree, cue.head)
            return shown and (noun.scope in _TEXTS if noun else head.text.lower() in ("it", "which"))
        if usage.source != "speaker" or head.upos in {"PROPN", "NUM", "DET", "ADJ", "SYM", "X"}:
            return head.text.lower() not in _NOBODY
        verbs = (cue.head, *ancestors(tree, cue.head)) if is_infinitive(tree, cue.head) else (cue.head,)
        own = usage.lemma in DONE_BY_SPEAKERS and tree[source.head].head in verbs
        if head.upos == "PRON" or own or (frame is Frame.CLAUSE and usage.lemma in REPORTING_VERBS):
            return head.text.lower() not in _NOBODY
        return self._is_speaker(tree, source.head) or self._is_named(tree, source)

    def _is_speaker(self, tree: Tree, head: int) -> bool:
        """Whether the noun, one coordinated with it or what it is a number of, is one who can speak."""
        heads = [head, *children(tree, head, "conj")]
        if tree[head].lemma.lower() in PARTITIVES:
            heads.extend(children(tree, head, "nmod"))
        return any(
            self.nouns.find(tree[h].lemma, tree[h].text) is not None
            or tree[h].lemma.lower() in self.nouns.sectors
            or tree[h].upos == "PROPN"
            for h in heads
        )

    def _is_done_to_people(self, tree: Tree, cue: Cue, usage: Usage) -> bool:
        """As in "questioned the driver": nothing is said to be doubtful."""
        if usage.lemma not in _DONE_TO_PEOPLE:
            return False
        for thing in objects(tree, cue.head)[:1]:
            noun = self.nouns.find(tree[thing].lemma, tree[thing].text)
            return tree[thing].text.lower() in PERSONS or (noun is not None and noun.scope == "one")
        return False

    def _is_named(self, tree: Tree, source: SourcePhrase) -> bool:
        named = any(n.first <= source.head < n.last for n in tree.sentence.names)
        return named or any(tree[c].upos == "PROPN" for c in children(tree, source.head, "appos", "flat"))


def _is_weighty(tree: Tree, cue: Cue, usage: Usage, frame: Frame, source: SourcePhrase) -> bool:
    """What one says of oneself in one's own quotation, not what one knows; "we demand" is the demand of a body."""
    act = usage.negated_act if cue.negated else usage.act
    by_body = act is Act.DEMAND and tree[source.head].text.lower() in _BODY
    return (
        cue.kind is CueKind.VERB
        and frame is not Frame.THAT
        and (act in _WEIGHTY or by_body or usage.lemma in _OWN_VIEW)
    )


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


def _is_noun_asserted(tree: Tree, cue: Cue, usage: Usage, frame: Frame, source: SourcePhrase | None) -> bool:
    """Whether there is what the noun names: "has no plans to" and "no comment" tell something, "no claims that" not."""
    if frame is Frame.NONE:
        return usage.negated_act is Act.DECLINE if cue.negated else source is not None
    if frame is Frame.ABOUT and usage.lemma == "denial" and _is_withheld(tree, children(tree, cue.head, "nmod")):
        return False
    if not any(tree[d].text.lower() == "no" for d in children(tree, cue.head, "det")):
        return True
    if frame is Frame.TO and source is not None:
        return True
    held = base(tree[cue.head].rel) == "obj" and tree[tree[cue.head].head].lemma.lower() == "have"
    return held and usage.negated_act in (Act.DENY, Act.DOUBT)


def _withholds(tree: Tree, cue: Cue, usage: Usage) -> bool:
    """As in "denied them entry", "denied bail": what is denied is no statement."""
    if usage.lemma not in _WITHHOLDING:
        return False
    things = children(tree, cue.head, "obj", "iobj")
    return len(things) > 1 or _is_withheld(tree, things)


def _is_withheld(tree: Tree, things: tuple[int, ...]) -> bool:
    return any(tree[t].lemma.lower() in WITHHELD for t in things)


def _is_open(tree: Tree, cue: Cue, usage: Usage, frame: Frame) -> bool:
    """Whether the clause of the cue is a purpose, a condition or a matter of manner, not something done."""
    marks = {tree[m].text.lower() for m in children(tree, cue.head, "mark")}
    if usage.act in _WISHES | {Act.DENY, Act.THREATEN} and marks & OPEN_MARKS and usage.act is not Act.DEMAND:
        return True
    if usage.act is Act.PROMISE and tree[cue.head].rel == "acl":
        return True
    if not is_infinitive(tree, cue.head) or (cue.negated and cue.tokens[0] < cue.head):
        return False
    spoken = frame in (Frame.CLAUSE, Frame.QUOTE, Frame.NONE)
    return usage.source == "text" or (usage.act in _ASSERTED_ACTS and not spoken)


def _is_bare_participle(tree: Tree, i: int) -> bool:
    return base(tree[i].rel) == "acl" and tree[i].rel != "acl:relcl"


def _shows_doing(tree: Tree, verb: int) -> bool:
    """As in "footage showing men loading crates": what is shown is told, against "a video showing the square"."""
    things = children(tree, verb, "obj", "iobj", "ccomp")
    return any(tree[c].xpos in {"VBG", "VBN"} for t in things for c in (t, *children(tree, t, "acl")))
