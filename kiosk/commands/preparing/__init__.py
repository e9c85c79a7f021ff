"""Makes ahead what takes long: what there is to make, the making, and a walk that sees every page once."""
