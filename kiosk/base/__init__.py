"""Ground floor: geometry, time, errors and files, with nothing but the standard library."""
