"""Measures the real show on this machine, for the verb `bench`."""
