"""What keeps a kiosk running for months: a light parent that hears its pulse, and what stands in for it."""
