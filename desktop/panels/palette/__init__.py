"""The command palette: every command and everything in the atlas by one field."""
