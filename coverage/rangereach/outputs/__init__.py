"""A study turned into what leaves the house: siblings that never import each other."""
