"""The deepest points of regions: a search by cells that proves what it finds."""

from .search import Depth, find_deepest, find_deepest_each, find_plateau

__all__ = ["Depth", "find_deepest", "find_deepest_each", "find_plateau"]
