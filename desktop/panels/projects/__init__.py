"""The list of the 19 special projects."""
