"""On screens of every fineness the point under the cursor stays there, in the painted picture."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.map.viewpoint import CLOSEST_M_PER_PX, FARTHEST_M_PER_PX

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("ratio", [1, 1.25, 1.5, 2, 3])
def test_what_is_under_the_cursor_stays_there_at_every_step_of_the_wheel(ratio):
    run = subprocess.run(
        [sys.executable, "-m", "tests.desktop.map.camera_probe"],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": str(ratio), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    found = json.loads(run.stdout.splitlines()[-1])
    assert found["ratio"] == ratio
    assert max(found["wheel"]) <= 0.5
    assert found["drag"] <= 0.5
    # The steps led from one end of the scale to the other.
    assert min(found["scales"]) == CLOSEST_M_PER_PX
    assert max(found["scales"]) == FARTHEST_M_PER_PX
