"""Every type that passes between stages; standard library only."""
