"""TwoSource reads news reports of the same happenings and keeps the record.

Who says what, and on whose word each thing rests.
"""
