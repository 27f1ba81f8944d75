"""Copies made by cutting, re-heading and lightly editing real reports: how many are found, and what else is joined."""
