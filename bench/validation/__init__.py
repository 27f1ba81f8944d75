"""Whole stories, annotated by hand, against what the pipeline finds in them."""
