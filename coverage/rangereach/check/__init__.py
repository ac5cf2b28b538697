"""A published statement against the geometry: what its words come to when they are measured.

Only distances and areas are judged: whether what was named could reach where it was said to,
and how much of it; never whether it would, or should.
"""

from .measuring import run
from .values import Basis, Check, Extent, Named, NamedKind, Need, Standing, Verdict

__all__ = [
    "Basis",
    "Check",
    "Extent",
    "Named",
    "NamedKind",
    "Need",
    "Standing",
    "Verdict",
    "run",
]
