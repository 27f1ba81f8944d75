"""Stage: weigh."""
