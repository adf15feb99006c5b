"""Reads a zip with Python's own reader and compares every entry with the file of that name in a folder."""

import pathlib
import sys
import zipfile

archive, folder = sys.argv[1], pathlib.Path(sys.argv[2])
with zipfile.ZipFile(archive) as file:
    assert file.testzip() is None, "a checksum is wrong"
    names = sorted(file.namelist())
    expected = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    assert names == expected, (names, expected)
    for entry in file.infolist():
        assert file.read(entry) == (folder / entry.filename).read_bytes(), entry.filename
        mode = entry.external_attr >> 16
        assert mode == (0o100755 if entry.filename == "bootstrap" else 0o100644), oct(mode)
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
print(f"{len(names)} as expected")
