"""TwoSource reads news reports of the same happenings and keeps the record: who says what, and on whose word it rests."""
