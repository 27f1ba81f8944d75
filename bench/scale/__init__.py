"""What joining costs for each report as a record grows."""
