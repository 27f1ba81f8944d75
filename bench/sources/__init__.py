"""Who a pronoun or a bare description stands for, against what the pipeline says."""
