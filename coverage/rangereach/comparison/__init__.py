"""Two scenarios side by side: what both reach, what only one of them does, and the differences."""

from __future__ import annotations

from .measuring import compare, run
from .values import Change, Comparison, EdgeComparison, OblastChange

__all__ = ["Change", "Comparison", "EdgeComparison", "OblastChange", "compare", "run"]
