"""The bookmarks: Views under names, with pictures."""
