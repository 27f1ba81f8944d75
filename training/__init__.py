"""How the shipped model and tables are made; never imported by the package."""
