"""Commands that change records: a form is filled, becomes drafts, and the drafts are checked and written."""
