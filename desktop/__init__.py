"""The screen: what a person sees or does."""
