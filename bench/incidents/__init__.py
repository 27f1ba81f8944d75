"""Counts of people and things: short phrases of our own, and the casualties of the MUC-4 reports."""
