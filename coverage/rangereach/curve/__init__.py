"""Reach as a function of range: what a study measures, at many distances at once."""

from .measuring import run, trace
from .values import SHARES, Curve, CurveStudy, Entry, Stop, Sweep

__all__ = ["SHARES", "Curve", "CurveStudy", "Entry", "Stop", "Sweep", "run", "trace"]
