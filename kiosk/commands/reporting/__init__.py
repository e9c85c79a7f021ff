"""What the museum learns of the visits: a page with charts, tables for spreadsheets, and some lines."""
