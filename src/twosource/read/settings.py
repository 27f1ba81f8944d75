"""The limits of the reading stage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Caps against hostile or mistaken input, and the lengths by which parts of a page are told apart.

    Sizes are bytes where the name says so, else characters.
    """

    # A text of 8 MB is a thousand times an article: it is a corpus in one file or a mistake.
    max_text_bytes: int = 8_000_000
    # A live blog has two thousand paragraphs; a text of more than these is many reports in one file.
    max_paragraphs: int = 10_000
    max_lines: int = 100_000
    # The extraction's time grows faster than the page (1.8 MB: 3 s, 8.8 MB: 43 s); honest pages above 3 MB are live
    # blogs.
    max_page_bytes: int = 3_000_000
    # JSON, JSONL and CSV are held in memory whole while they are read.
    max_records_bytes: int = 512_000_000
    # One tag of 200 thousand attributes holds every HTML parser for over 40 s: time grows with their square.
    max_tag: int = 65_536
    max_attributes: int = 256
    # Values as long as this are pictures written into the page; they are cut before the size of the tag is taken.
    long_value: int = 4_096
    # libxml2 drops what is nested deeper than 256 without a word.
    max_depth: int = 250
    # Below this share of a page's visible characters the article was missed (of one paragraph repeated, 4e-6 is kept).
    min_kept_share: float = 0.002
    # Other fields of a record are kept as metadata up to this length; a longer one is another text.
    longest_field: int = 500

    # A byline, credit, caption or date is shorter than these; a longer paragraph is prose whatever it begins with.
    longest_credit: int = 400
    longest_caption: int = 300
    longest_byline: int = 160
    longest_junk: int = 140
    longest_title: int = 160
    # Above this a first line in small letters is a summary that tells something.
    short_title: int = 100
    longest_heading: int = 80
    # In small letters; with most words in capitals a heading may be longer.
    heading_words: int = 8
    # A heading stands before prose: a paragraph of at least this length that ends a sentence.
    shortest_prose: int = 60
    # The head of a page, in paragraphs: a date or an author's name further down belongs to something else.
    head: int = 8
    # Typewriter and e-mail wrap their lines at about 72; a line above this is a paragraph of its own.
    widest_wrapped: int = 100


DEFAULTS = ReadSettings()
