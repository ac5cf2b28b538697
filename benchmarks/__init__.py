"""The engine beside its peers: speed ratios, and each one's error, in one run.

``python -m benchmarks`` (or ``make bench``) writes ``benchmarks/RESULTS.md``. One file
is one subject; `peers` and `outside` hold what people use today, `oracle` what all are
judged by, `versus` the way of comparing. Nothing here is part of the package or asserts
anything.
"""
