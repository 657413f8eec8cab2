"""Pages that nobody writes: they are collected from the lessons and their recordings."""
