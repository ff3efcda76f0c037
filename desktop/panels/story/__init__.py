"""The story: scenes with captions, in the order in which they are presented."""
