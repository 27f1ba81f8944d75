"""The record on disk: one SQLite file (schema.sql), written so that a kill at any moment leaves whole reports only."""

from twosource.model.hit import Hit
from twosource.store.input import Input
from twosource.store.reader import StoryLine, list_stories, read_record
from twosource.store.search import search_record
from twosource.store.writer import OpenRecord, open_record

__all__ = [
    "Hit",
    "Input",
    "OpenRecord",
    "StoryLine",
    "list_stories",
    "open_record",
    "read_record",
    "search_record",
]
