"""The plan: its outline as a tree, and what the chosen section sets."""
