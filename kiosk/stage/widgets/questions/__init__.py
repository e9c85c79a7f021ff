"""Questions, answers and verdicts."""
