"""What goes with a story: caption, text alternative, sources."""
