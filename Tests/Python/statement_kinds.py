"""What kinds of statements texts are, by DuckDB's parser, which is neither ours nor Trino's.

    statement_kinds.py FILE

FILE has a JSON string a line; for each, a line with the kinds, separated by spaces, or `unparsable`.
"""

import json
import sys

import duckdb

for line in open(sys.argv[1], encoding="utf-8"):
    try:
        statements = duckdb.extract_statements(json.loads(line))
        print(" ".join(statement.type.name for statement in statements) or "none")
    except Exception:
        print("unparsable")
