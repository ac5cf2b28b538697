"""The page beside a stock folium map of the same content: bytes, requests, times, in one run.

``python -m benchmarks.web`` (or ``make bench-web``) writes ``benchmarks/WEB.md``. It needs
Chromium, and npm for the files that a stock page loads from elsewhere: they are fetched
into a temporary folder and served from this machine to both pages alike.
"""
