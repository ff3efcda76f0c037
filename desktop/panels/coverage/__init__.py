"""What the atlas holds of the plan's picture."""
