"""What helps curators to write: drafts of new files, schemas for their editors, the reference of blocks."""
