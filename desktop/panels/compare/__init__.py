"""Two to four places or regions side by side."""
