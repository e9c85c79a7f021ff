"""Films and sounds as they run, and the loudspeaker."""
