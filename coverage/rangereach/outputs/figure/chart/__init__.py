"""Pictures of curves: two panels over one axis of distances."""

from __future__ import annotations

from .picture import render_chart

__all__ = ["render_chart"]
