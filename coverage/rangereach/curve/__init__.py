"""Reach as a function of range: what a study measures, at many distances at once."""

from .measuring import run, trace
from .sweeps import Sweep, is_sweep, parse_sweep
from .values import SHARES, Curve, CurveStudy, Entry, Stop

__all__ = [
    "SHARES",
    "Curve",
    "CurveStudy",
    "Entry",
    "Stop",
    "Sweep",
    "is_sweep",
    "parse_sweep",
    "run",
    "trace",
]
