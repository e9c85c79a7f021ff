"""The parts of a report: each asks one question of the figures, and answers it in a sentence and a chart."""
