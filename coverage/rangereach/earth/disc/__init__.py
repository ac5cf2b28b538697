"""The area of exact discs in a polygon: Green's theorem along the border and the circles."""

from .areas import DiscAreas

__all__ = ["DiscAreas"]
