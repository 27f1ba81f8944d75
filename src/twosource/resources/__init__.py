"""The shipped language model and its tables; see model_card.md."""
