"""Runs the gold queries with Python's own sqlite3, the independent runner.

    python3 Tests/Python/gold_sql.py fixtures/sql

Prints one JSON line a query: `{"sql", "columns", "rows"}`.
"""

import json
import pathlib
import sqlite3
import sys

folder = pathlib.Path(sys.argv[1])
database = sqlite3.connect(":memory:")
database.executescript((folder / "shop.sql").read_text())
for line in (folder / "gold.jsonl").read_text().splitlines():
    sql = json.loads(line)["sql"]
    cursor = database.execute(sql)
    print(json.dumps({"sql": sql, "columns": [column[0] for column in cursor.description], "rows": cursor.fetchall()}))
