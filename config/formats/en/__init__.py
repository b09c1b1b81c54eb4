"""English, as our texts write it."""
