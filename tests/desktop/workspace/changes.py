"""What happens to a workspace file outside the program."""

import sqlite3
from contextlib import closing

# A white dot: the smallest picture.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8"
    "ffff3f0005fe02fea735810000000049454e44ae426082"
)


def change(path, *statements):
    """Do to the file what its owner could do with any SQLite program."""
    with closing(sqlite3.connect(path)) as connection:
        for statement, *values in statements:
            connection.execute(statement, values)
        connection.commit()
