"""Charts: small pictures of figures, painted without pyqtgraph (see bullet.py for the reason)."""
