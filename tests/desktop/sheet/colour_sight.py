"""How colours look to others, for tests: eyes that lack one kind of cone, and distances."""

import numpy as np

from desktop.sheet.colour_space import hexes, linear, oklab

# H. Brettel, F. Viénot and J. Mollon (1997) simplified: Viénot, Brettel and Mollon (1999) for
# protanopes and deuteranopes; tritanopes by G. Machado, M. Oliveira and L. Fernandes (2009).
SIGHTS = {
    "usual": np.eye(3),
    "protan": np.array(
        [[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]]
    ),
    "deutan": np.array(
        [[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def seen(colours, sight):
    """The colours as those eyes see them."""
    return hexes(linear(tuple(colours)) @ SIGHTS[sight].T)


def distances(colours, sight="usual"):
    """Distances in OKLab of every two colours, 0.02 being just visible side by side."""
    lab = oklab(seen(colours, sight))
    return np.linalg.norm(lab[:, None] - lab[None, :], axis=2)
