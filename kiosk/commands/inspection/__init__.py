"""What `check` looks for: each module finds one sort of fault, and none of them prints."""
