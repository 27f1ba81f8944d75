"""Needs spaCy (extra `spacy`): the Doc says what the analysis says, over the same characters."""

import pytest

from twosource.analyse import Analyser
from twosource.errors import ResourceError
from twosource.export.spacydoc import to_doc

TEXT = "Ada Ode left  Qarra on Monday.\n\nPolice didn't say why."


def test_without_spacy_the_remedy_is_named() -> None:
    try:
        import spacy  # noqa: F401
    except ImportError:
        with pytest.raises(ResourceError, match="twosource\\[spacy\\]"):
            to_doc(TEXT, Analyser.load().text(TEXT))


def test_the_doc_has_the_text_the_trees_and_the_names() -> None:
    pytest.importorskip("spacy")
    analysis = Analyser.load().text(TEXT)
    doc = to_doc(TEXT, analysis)
    assert doc.text == TEXT
    tokens = [token for sentence in analysis.sentences for token in sentence.tokens]
    words = [token for token in doc if token.tag_ != "_SP"]
    assert [(w.idx, w.text, w.lemma_, w.pos_) for w in words] == [
        (t.span.start, t.text, t.lemma, t.upos) for t in tokens
    ]
    assert [s.root.text for s in doc.sents] == [
        next(t.text for t in s.tokens if t.head < 0) for s in analysis.sentences
    ]
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
        (n.span.start, n.span.end, n.type.value) for s in analysis.sentences for n in s.names
    ]
