"""Looks into media files, in processes beside: whatever a file does to a decoder, the kiosk goes on."""
