"""What is measured, each task in a folder of its own; `python bench/run.py TASK`."""
