"""Distances from lines, points and boundaries: short pieces, and a tree to search them."""

from .nearest import NearestLine, distance_between, distance_to_polygon, lie_within

__all__ = ["NearestLine", "distance_between", "distance_to_polygon", "lie_within"]
