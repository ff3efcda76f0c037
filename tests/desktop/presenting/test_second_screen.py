"""With a second screen the audience's map goes there and the presenter's view stays here."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SCREENS = [
    {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
    {"name": "projector", "x": 1366, "y": 0, "width": 1280, "height": 720},
]
USUAL = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def test_the_story_is_on_the_projector_and_the_presenter_s_view_on_the_laptop(tmp_path):
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [{**screen, **USUAL} for screen in SCREENS]}))
    run = subprocess.run(
        [sys.executable, "-m", "tests.desktop.presenting.two_screens"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert json.loads(run.stdout.splitlines()[-1]) == {
        "screens": ["laptop", "projector"],
        "window": "laptop",
        "stage": "projector",
        "stage_box": [1366, 0, 1280, 720],
        "prompter": "laptop",
        "prompter_shown": True,
        "left": True,
    }
