"""Words as data, and one small loader for them."""
