"""Report text -> Analysis: words, sentences, tags, lemmas, trees and names."""
