"""From files to pixels: pictures and drawings, made off the main thread into a cache; no pygame."""
