"""Attributions against PolNeAR, a set of US election news that nothing was made from."""
