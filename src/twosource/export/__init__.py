"""A record for others: a case file, a page that opens anywhere, lines for a terminal."""
