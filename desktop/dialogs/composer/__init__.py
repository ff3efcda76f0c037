"""The composer: a page laid out by hand, seen as it will be printed."""
