"""How much each number depends on the border source, on border against soil, on a set-back.

A second border, drawn by others, answers the same question beside the first. It is never
drawn and never the source of a published number.
"""

from __future__ import annotations

from .asking import SETBACKS_KM, run
from .values import Absence, Alternative, Answer, Sensitivity, Topic

__all__ = [
    "SETBACKS_KM",
    "Absence",
    "Alternative",
    "Answer",
    "Sensitivity",
    "Topic",
    "run",
]
