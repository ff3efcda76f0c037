"""Files handed over, one module a format family."""
