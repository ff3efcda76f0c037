import os
import stat

import pytest

from desktop.whole_files import write_whole


@pytest.mark.skipif(os.name != "posix", reason="links and modes as POSIX has them")
def test_a_link_still_leads_to_the_same_place(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "there" / "real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "real").read_bytes() == b"new"


@pytest.mark.skipif(os.name != "posix", reason="links and modes as POSIX has them")
def test_a_private_file_stays_private(tmp_path):
    path = tmp_path / "mine"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_whole(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
