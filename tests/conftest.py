"""Profiles for the property tests; everything else is the tests' own."""

import os

from hypothesis import HealthCheck, settings

# The same examples each time: a landing does not hang on luck. `make fuzz` looks for new ones.
settings.register_profile(
    "quick",
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
