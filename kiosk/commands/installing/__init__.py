"""Makes this machine a kiosk: units for systemd, and what they stand on."""
