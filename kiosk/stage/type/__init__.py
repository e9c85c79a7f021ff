"""Inside the typesetter: a text becomes pieces, segments, lines, and characters at their places."""
