"""Who else has an account on the machine reads no database of this site."""

import stat

from lessons.services.private_files import close_to_others


def test_the_database_file_and_what_stands_beside_it_are_closed_to_others(tmp_path):
    database = tmp_path / "db.sqlite3"
    database.touch(mode=0o644)
    (tmp_path / "db.sqlite3-wal").touch(mode=0o644)

    close_to_others(database)

    assert [stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()] == [0o600, 0o600]
    close_to_others(tmp_path / "none.sqlite3")
