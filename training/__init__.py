"""How the language model is made: data, training, evaluation, export. Run as `python -m training`."""
