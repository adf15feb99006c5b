"""Writes fixtures/sql/hostile.jsonl: statements that try to change, reach or exhaust what they must not.

    python3 Tests/Python/hostile_sql.py > fixtures/sql/hostile.jsonl

Each line has `sql` and `expect`: the code of the error that must come, `refused` for any error, or `bounded` where rows
within the limits are as good as an error. The tables are those of fixtures/sql/shop.sql, in the schema `shop`.
"""

import json

cases = []


def add(expect, *statements):
    cases.extend((statement, expect) for statement in statements)


TABLES = ["customers", "shop.orders", "main.x", "temp.x", "sqlite_master"]

# Writes, plainly, and every other kind of statement.
for table in TABLES:
    add(
        "forbidden",
        f"DELETE FROM {table}",
        f"DELETE FROM {table} RETURNING *",
        f"UPDATE {table} SET rowid = 1",
        f"INSERT INTO {table} DEFAULT VALUES",
        f"INSERT OR REPLACE INTO {table} VALUES (1)",
        f"REPLACE INTO {table} VALUES (1)",
        f"DROP TABLE {table}",
        f"DROP TABLE IF EXISTS {table}",
        f"ALTER TABLE {table} RENAME TO gone",
        f"ALTER TABLE {table} ADD COLUMN more",
        f"CREATE INDEX {table.split('.')[-1]}_i ON {table}(rowid)",
        f"TRUNCATE TABLE {table}",
        f"ANALYZE {table}",
        f"REINDEX {table}",
    )
add(
    "forbidden",
    "CREATE TABLE made (x)", "CREATE TABLE shop.made (x)", "CREATE TEMP TABLE made (x)", "CREATE TABLE temp.made (x)",
    "CREATE TABLE made AS SELECT * FROM customers", "CREATE TEMP TABLE made AS SELECT * FROM customers",
    "CREATE VIEW made AS SELECT 1", "CREATE TEMP VIEW made AS SELECT 1", "DROP VIEW big_orders",
    "CREATE TRIGGER made AFTER INSERT ON customers BEGIN DELETE FROM orders; END",
    "CREATE TEMP TRIGGER made AFTER INSERT ON customers BEGIN SELECT 1; END", "DROP TRIGGER made", "DROP INDEX made",
    "CREATE VIRTUAL TABLE made USING fts5(x)", "CREATE VIRTUAL TABLE made USING fts4(x)",
    "CREATE VIRTUAL TABLE made USING rtree(a, b, c)", "CREATE VIRTUAL TABLE temp.made USING dbstat",
    "CREATE VIRTUAL TABLE made USING geopoly", "CREATE VIRTUAL TABLE made USING csv(filename='/etc/passwd')",
    "VACUUM", "VACUUM shop", "VACUUM INTO '/tmp/kb-stolen.db'", "VACUUM shop INTO '/tmp/kb-stolen.db'", "ANALYZE",
    "REINDEX", "BEGIN", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "COMMIT", "END", "ROLLBACK", "SAVEPOINT s", "RELEASE s",
    "ROLLBACK TO s", "EXPLAIN SELECT 1", "EXPLAIN DELETE FROM customers", "EXPLAIN QUERY PLAN DELETE FROM customers",
    "EXPLAIN QUERY PLAN SELECT * FROM customers", "explain update customers set name = 1",
    "ATTACH '/tmp/kb-made.db' AS made", "ATTACH DATABASE ':memory:' AS made", "ATTACH 'file:x?mode=rwc' AS made",
    "ATTACH '' AS made", "DETACH shop", "DETACH DATABASE main", "MERGE INTO customers USING orders ON 1",
    "GRANT ALL ON customers TO me", "SET x = 1", "CALL system('id')", "COPY customers TO '/tmp/x'",
    "LOAD DATA INFILE '/etc/passwd' INTO TABLE customers", "EXECUTE x", "PREPARE x FROM 'DELETE FROM customers'",
    "UNLOAD (SELECT * FROM customers) TO 's3://x'", "MSCK REPAIR TABLE customers",
)

# PRAGMA, as a statement and as a table.
for pragma in [
    "writable_schema = 1", "journal_mode = WAL", "journal_mode = DELETE", "query_only = 0", "temp_store_directory = '/tmp'",
    "trusted_schema = 1", "table_info(customers)", "database_list", "wal_checkpoint(TRUNCATE)", "integrity_check",
    "optimize", "user_version = 7", "shop.user_version = 7", "schema_version = 7", "auto_vacuum = 1",
    "incremental_vacuum", "secure_delete = 1", "mmap_size = 1000000000", "hard_heap_limit = 1", "foreign_keys = 1",
    "key = 'x'", "locking_mode = EXCLUSIVE", "page_size = 512", "data_version", "compile_options", "function_list",
]:
    add("forbidden", f"PRAGMA {pragma}", f"pragma/**/{pragma}")
for function in [
    "table_info('customers')", "table_xinfo('customers')", "database_list", "database_list()", "index_list('customers')",
    "foreign_key_list('orders')", "table_list", "function_list", "module_list", "pragma_list", "collation_list",
    "compile_options", "integrity_check", "user_version", "journal_mode", "schema_version", "freelist_count", "page_count",
    "encoding", "application_id", "quick_check",
]:
    add("refused", f"SELECT * FROM pragma_{function}")
add("refused", "SELECT (SELECT name FROM pragma_database_list LIMIT 1)", "SELECT * FROM customers, pragma_table_list")

# Writes behind WITH.
for write in [
    "DELETE FROM customers", "DELETE FROM customers RETURNING id", "UPDATE customers SET name = 'x'",
    "UPDATE customers SET name = 'x' RETURNING name", "INSERT INTO customers SELECT * FROM c",
    "INSERT INTO orders(id) SELECT id FROM c RETURNING *", "REPLACE INTO customers SELECT * FROM c",
    "UPDATE OR IGNORE customers SET id = id + 1", "INSERT INTO sqlite_master DEFAULT VALUES",
]:
    add(
        "refused",
        f"WITH c AS (SELECT * FROM customers) {write}",
        f"with recursive c as (select * from customers) {write.lower()}",
        f"WITH c AS MATERIALIZED (SELECT * FROM customers)\n--\n{write}",
        f"WITH c AS ({write}) SELECT * FROM c",
        f"SELECT * FROM ({write})",
    )

# More than one statement.
for second in ["DELETE FROM customers", "DROP TABLE orders", "SELECT 2", "ATTACH 'x' AS y", "PRAGMA writable_schema=1", "COMMIT"]:
    add(
        "several_statements",
        f"SELECT 1; {second}", f"SELECT 1;;{second}", f"SELECT ';' ; {second};", f"SELECT 1 /* ; */ ; {second}",
        f"SELECT 1 -- x\n; {second}", f"SELECT \"id\" FROM customers;\ufeff{second}", f"VALUES (1);\t{second} --",
    )
add("refused", "; DELETE FROM customers", ";", ";;", "-- SELECT 1", "/* SELECT 1", "", "   ", "\n", "/**/", "\ufeff")

# Words that are not what they look like.
add(
    "refused",
    "/* SELECT */ DELETE FROM customers", "--SELECT\nDELETE FROM customers", "DELETE/**/FROM/**/customers",
    "\"SELECT\" 1", "[SELECT] 1", "`DELETE` FROM customers", "\"DELETE\" FROM customers", "'SELECT' 1",
    "ＳＥＬＥＣＴ 1", "ＤＥＬＥＴＥ FROM customers", "SЕLECT 1", "DELETЕ FROM customers", "ЅELECT 1",
    "SEL\u200bECT 1", "SEL\u00adECT 1", "\u202eSELECT 1", "\u2066DELETE FROM customers\u2069", "SELECT\u00a01 FROM\u00a0customers",
    "SELECT 1\u0000; DELETE FROM customers", "\u0000DELETE FROM customers", "SELECT '\u0000'; DELETE FROM customers",
    "DELETE\u2003FROM customers", "DELETE FROM customers；SELECT 1", "SELECT 1；DELETE FROM customers",
    "SELECT * FROM “customers”", "SELECT ‘x’", "(DELETE FROM customers)", "((SELECT 1))", "SELECT 1 UNION DELETE FROM customers",
    "SELECT 1 UNION ALL INSERT INTO customers VALUES (1)", "SELECT * INTO made FROM customers",
    "SELECT 1 INTO OUTFILE '/tmp/x'", "SELECT * FROM customers FOR UPDATE", "SELECT 1 WHERE (DELETE FROM customers)",
    "SELECT 1 RETURNING 1", "SELECT 'x", "SELECT \"x", "SELECT [x", "SELECT `x", "SELECT x'0", "SELECT x'zz'",
    "SELECT ?", "SELECT ?1", "SELECT :a", "SELECT @a", "SELECT $a", "SELECT #1", "SELECT 1 \\; DELETE FROM customers",
    "WITH", "WITH c", "SELECT", "SELECT FROM", "SELECT * FROM", "VALUES", "SELECT CAST(1 AS", "SELECT TRY_CAST(", "FETCH FIRST",
    "SELECT INTERVAL", "SELECT EXTRACT(", "SELECT DATE", "SELECT 1 - INTERVAL '1' DAY -",
    "SELECT * FROM customers WHERE id = 1 OR DROP TABLE customers", "SELECT 1 ON CONFLICT DO NOTHING",
)
add(
    "bounded",
    "\ufeffSELECT 1", "SELECT 1;", "SELECT 1;;  ; -- end", "SELECT 'DELETE FROM customers'", "SELECT \"name\" FROM customers",
    "SELECT '; DROP TABLE customers; --'", "SELECT 1 /* ; DELETE FROM customers */", "SELECT 1 -- ; DELETE FROM customers",
    "SELECT id \"DELETE\" FROM customers", "SELECT [id] AS [DROP] FROM [customers]", "SELECT 1 AS \"PRAGMA writable_schema=1\"",
)

# Functions that reach further.
for call in [
    "load_extension('x')", "load_extension('x', 'y')", "LOAD_EXTENSION('/tmp/x.so')", "readfile('/etc/passwd')",
    "writefile('/tmp/x', 'y')", "edit('x')", "fts3_tokenizer('simple')", "fts3_tokenizer('simple', x'00')",
    "sqlite_compileoption_get(0)", "sqlite_compileoption_used('X')", "sqlite_source_id()", "sqlite_log(1, 'x')",
    "sqlite_offset(id)", "sqlite_attach('x', 'y')", "sqlite_rename_table(1)", "sqlite_version()", "last_insert_rowid()",
    "changes()", "total_changes()", "system('id')", "shell('id')", "exec('id')", "eval('DELETE FROM customers')", "lsdir('/')",
    "fsdir('/')", "sha3(1)", "rtreecheck('x')", "match('a', 'b')", "bm25(customers)", "highlight(customers, 0, '', '')",
    "fts5(x'00')", "geopoly_blob(1)", "sqlite_filename()", "zipfile('x')", "\"load_extension\"('x')", "[load_extension]('x')",
]:
    add("refused", f"SELECT {call} FROM customers")
add("refused", "SELECT * FROM generate_series(1, 1e12)", "SELECT * FROM dbstat", "SELECT * FROM sqlite_dbpage",
    "SELECT * FROM sqlite_dbpage('shop')", "SELECT * FROM bytecode('SELECT 1')", "SELECT * FROM tables_used('SELECT 1')",
    "SELECT * FROM sqlite_stmt", "SELECT * FROM fsdir('/')", "SELECT * FROM zipfile('x')", "SELECT * FROM completion('S')",
    "SELECT * FROM carray(1, 1)", "SELECT * FROM fts5vocab", "SELECT * FROM sqlite_stat1", "SELECT * FROM sqlite_sequence")
for name in ["sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema", "main.sqlite_master",
             "shop.sqlite_master", "temp.sqlite_master", "\"sqlite_master\"", "[shop].[sqlite_schema]", "SQLITE_MASTER"]:
    add("refused", f"SELECT sql FROM {name}", f"SELECT (SELECT count(*) FROM {name})")
add("refused", "SELECT * FROM information_schema.tables", "SHOW TABLES", "DESCRIBE customers", "USE shop",
    "SELECT * FROM customers WHERE name MATCH 'x'", "SELECT * FROM '/etc/passwd'", "SELECT * FROM \"/tmp/x.db\".t")

# Without end, or nearly.
N = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
add(
    "budget",
    N + "SELECT count(*) FROM n", N + "SELECT sum(i) FROM n", N + "SELECT max(i) FROM n", N + "SELECT i FROM n WHERE i < 0",
    N + "SELECT i FROM n ORDER BY i DESC", N + "SELECT DISTINCT i % 7 FROM n", N + "SELECT group_concat(i) FROM n WHERE i < 0",
    N + "SELECT 1 WHERE 0 IN (SELECT i FROM n)", N + "SELECT approx_percentile(i, 0.5) FROM n",
    N + "SELECT approx_distinct(i) FROM n", N + "SELECT stddev(i) FROM n", N + "SELECT a.i FROM n a, n b WHERE a.i < 0",
    N + "SELECT count(*) FROM n WHERE regexp_like(i, 'x')", N + "SELECT row_number() OVER (ORDER BY i) FROM n",
    N + "SELECT (SELECT count(*) FROM n)", N + "SELECT * FROM n UNION SELECT 1", N + "SELECT 1 FROM n GROUP BY i HAVING i < 0",
    "WITH RECURSIVE a(i) AS (SELECT 1 UNION ALL SELECT b.i FROM a b) SELECT count(*) FROM a",
    "WITH RECURSIVE s(x) AS (SELECT 'a' UNION ALL SELECT substr(x || x, 1, 1000) FROM s) SELECT sum(length(x)) FROM s",
    "WITH RECURSIVE s(x) AS (SELECT hex(zeroblob(100000)) UNION ALL SELECT x FROM s) SELECT x FROM s ORDER BY x",
    "WITH RECURSIVE s(x) AS (SELECT hex(zeroblob(100000)) UNION ALL SELECT x FROM s) SELECT count(*) FROM s WHERE x LIKE '%1%1%1'",
    "WITH RECURSIVE s(x, i) AS (SELECT 'a', 1 UNION SELECT x, i + 1 FROM s) SELECT count(*) FROM s",
)
add(
    "bounded",
    N + "SELECT i FROM n", N + "SELECT i FROM n LIMIT 1000000000", N + "SELECT i, 'x' FROM n LIMIT -1",
    N + "SELECT i FROM n LIMIT 5 OFFSET 100000000", N + "SELECT printf('%1000d', i) FROM n",
    N + "SELECT hex(zeroblob(100000)) FROM n",
)
J = "customers a, customers b, customers c, customers d, customers e, customers f, customers g, customers h"
add("budget", f"SELECT count(*) FROM {J}", f"SELECT sum(a.id * h.id) FROM {J}", f"SELECT max(a.name || h.name) FROM {J}",
    f"SELECT a.id FROM {J} ORDER BY h.name, a.name", f"SELECT DISTINCT a.name, b.name, c.name, d.name, e.name FROM {J}",
    f"SELECT count(*) FROM {J} WHERE a.name LIKE '%' || h.name || '%'", f"SELECT count(*) FROM {J} WHERE a.id < 0 OR h.id < 0",
    f"SELECT a.name, count(DISTINCT h.id + g.id * 100) FROM {J} GROUP BY a.name",
    f"SELECT corr(a.id, h.id) FROM {J}", f"SELECT max_by(a.name, h.id) FROM {J}", f"SELECT median(a.id) FROM {J}")
add("bounded", f"SELECT * FROM {J}", f"SELECT a.name FROM {J} LIMIT 100000", f"SELECT 1 FROM {J} WHERE a.id = 1")

# Texts without measure.
for call in [
    "zeroblob(2000000000)",
    "hex(zeroblob(1000000000))", "randomblob(2000000000)", "hex(randomblob(100000000))",
    "replace(hex(zeroblob(100000)), '0', hex(zeroblob(100000)))", "lpad('x', 2000000000, 'y')", "rpad('x', 999999999, 'y')",
    "quote(zeroblob(200000000))", "json_array(zeroblob(1))", "char(1) || hex(zeroblob(200000000))",
    "regexp_replace(hex(zeroblob(100000)), '0', 'aaaaaaaaaaaaaaaaaaaa')",
    "substr(hex(zeroblob(500000000)), 1, 1)", "length(zeroblob(9223372036854775807))",
]:
    add("refused", f"SELECT {call}")
add("refused", "SELECT printf('%.*c', 2000000000, 'x')", "SELECT printf('%2000000000d', 1)", "SELECT printf('%-*d', -2000000000, 1)",
    "SELECT format('%.*c', 1000000000, 'x')", "SELECT printf('%1000000000.1000000000f', 1.0)", "SELECT json(printf('%.*c', 1000000, '['))")
add("bounded", "SELECT 1 FETCH",
    "SELECT group_concat(name, printf('%.*c', 100000, 'x')) FROM customers",
    f"SELECT group_concat(a.name) FROM {J.split(', customers e')[0]}",
    "SELECT json_group_array(name) FROM customers", "SELECT hex(randomblob(100))",
    "SELECT " + ", ".join(["hex(zeroblob(100000))"] * 100), "SELECT " + " || ".join(["hex(zeroblob(100000))"] * 20))

# Patterns that make others think for ever.
A = "printf('%.*c', 200000, 'a')"
add(
    "bounded",
    f"SELECT {A} LIKE '%a%a%a%a%a%a%a%a%b'", f"SELECT {A} GLOB '*a*a*a*a*a*a*a*a*b'", f"SELECT {A} LIKE printf('%.*c', 400, '%') || 'b'",
    f"SELECT {A} LIKE replace(printf('%.*c', 300, 'x'), 'x', '%a_') || 'b'", f"SELECT {A} GLOB replace(printf('%.*c', 90, 'x'), 'x', '*[a-b]?')",
    f"SELECT instr({A}, substr({A}, 1, 100000) || 'b')", f"SELECT replace({A}, substr({A}, 1, 100000) || 'b', 'c')",
    f"SELECT trim({A}, {A})", f"SELECT strpos({A}, substr({A}, 1, 99999) || 'b')", f"SELECT split_part({A}, 'a', 100000)",
    f"SELECT regexp_like({A}, '(a+)+b')", f"SELECT regexp_like({A}, '(a|a)*b')", f"SELECT regexp_like({A}, '(a*)*b')",
    f"SELECT regexp_like({A}, '(a|aa)+$b')", f"SELECT regexp_like({A}, '(.*)(.*)(.*)(.*)(.*)b')",
    f"SELECT regexp_extract({A}, '(a?){{200}}a{{200}}')", f"SELECT regexp_count({A}, 'a*')", f"SELECT regexp_replace({A}, '(a)(a)', '$2$1')",
    f"SELECT {A} REGEXP '^(([a-z])+.)+[A-Z]([a-z])+$'", f"SELECT translate({A}, 'a', 'b')", f"SELECT reverse({A})",
    "SELECT " + " OR ".join([f"x LIKE '%a%a%a%a%b'"] * 90) + f" FROM (SELECT {A} AS x)",
    f"SELECT json_valid({A})", "SELECT count(*) FROM json_each('[' || substr(replace(hex(zeroblob(60000)), '0', '1,'), 1, 199999) || ']')",
    "SELECT count(*) FROM json_each('[1,2,3,4,5,6,7,8,9]') a, json_each('[1,2,3,4,5,6,7,8,9]') b, json_each(a.value)",
    "SELECT count(*) FROM json_tree(replace(printf('%.*c', 900, 'x'), 'x', '[') || replace(printf('%.*c', 900, 'x'), 'x', ']'))",
)
add("refused", "SELECT regexp_like('a', '(a{500}){500}')", "SELECT regexp_like('a', '((((a{99}){99}){99}){99})')",
    "SELECT regexp_like('a', '(?:(?:(?:(?:){500}){500}){500}){500}')", "SELECT regexp_like('a', 'a{1,999999999}')",
    "SELECT regexp_like('a', '(?=a)')", "SELECT regexp_like('a', '(?<!a)b')", "SELECT regexp_like('a', '(a)\\1')",
    "SELECT regexp_like('a', '[')", "SELECT regexp_like('a', '(')", "SELECT regexp_like('a', '*')", "SELECT regexp_like('a', 'a**')",
    "SELECT regexp_like('a', '\\')", "SELECT regexp_like('a', '" + "(" * 400 + "')", "SELECT regexp_like('a', '" + "(" * 400 + "a" + ")" * 400 + "')",
    "SELECT 'a' LIKE printf('%.*c', 60000, '%')", "SELECT regexp_replace('a', '(a)', '$7')")

# Deep, wide and long.
add(
    "refused",
    "SELECT " + "(" * 3000 + "1" + ")" * 3000, "SELECT " + "-" * 1 + "+" * 5000 + "1", "SELECT " + "NOT " * 3000 + "1",
    "SELECT " + " + ".join(["1"] * 3000), "SELECT 1" + " UNION SELECT 1" * 200, "SELECT 1" + " UNION ALL SELECT 2" * 900,
    "SELECT " + ", ".join(["1"] * 5000), "SELECT max(" + ", ".join(["1"] * 500) + ")", "SELECT '" + "x" * 30000 + "'",
    "SELECT * FROM customers WHERE id IN (" + ", ".join(["1"] * 9000) + ")", "SELECT 1 WHERE " + " AND ".join(["1"] * 2500),
    "SELECT " + "(SELECT " * 300 + "1" + ")" * 300, "SELECT CASE " + "WHEN 1 THEN CASE " * 500 + "END",
    "WITH " + ", ".join(f"c{i} AS (SELECT * FROM c{i - 1}, c{i - 1} x)" for i in range(1, 30)) + " SELECT 1 FROM c29",
    "SELECT * FROM " + ", ".join(["customers"] * 70), "SELECT 1" + " " * 25000,
    "SELECT TRY_CAST(" * 500 + "1" + " AS bigint)" * 500, "SELECT " + "abs(" * 1500 + "1" + ")" * 1500,
)
add("bounded", "SELECT " + "-" * 0 + "- " * 50 + "1", "SELECT 9223372036854775807 + 1", "SELECT -9223372036854775808 / -1",
    "SELECT mod(-9223372036854775808, -1)", "SELECT -(-9223372036854775808)", "SELECT 9e999, -9e999, 9e999 - 9e999",
    "SELECT date_diff('day', '0000-01-01', '9999-12-31')", "SELECT x'', x'ff', CAST(x'ff' AS text)", "SELECT 1 AS a, 2 AS a, 3 AS A",
    "SELECT width_bucket(9e999, 0, 1, 10)", "SELECT truncate(1e308, 300), truncate(1, -400)", "SELECT round(1e308, 15)",
    "SELECT char(0), char(1114111), char(55296)", "SELECT length(char(0) || 'x')", "SELECT substr('abc', -9223372036854775808, 9223372036854775807)")
add("refused", "SELECT abs(-9223372036854775808)", "SELECT date_add('day', 9223372036854775807, '2025-01-01')",
    "SELECT date_add('year', -9999999999, '2025-01-01')", "SELECT date_add('week', 999999999999, '2025-01-01')",
    "SELECT from_unixtime(9e999)", "SELECT from_unixtime(1e300)", "SELECT date_trunc('aeon', '2025-01-01')", "SELECT year('x')",
    "SELECT year(20250101)", "SELECT chr(-1)", "SELECT chr(55296)", "SELECT split_part('a', 'b', 0)", "SELECT split_part('a', 'b', -9223372036854775808)",
    "SELECT approx_percentile(id, 2) FROM customers", "SELECT approx_percentile(id, id / 10.0) FROM customers", "SELECT stddev(name) FROM customers",
    "SELECT date_format('2025-01-01', '%Q')", "SELECT width_bucket(1, 0, 0, 10)", "SELECT width_bucket(1, 0, 1, -1)",
    "SELECT stddev(id) OVER () FROM customers", "SELECT greatest()", "SELECT if()", "SELECT sum(sum(id)) FROM customers")

# Queries of WITH clauses that name one another: SQLite puts them in before it compiles, where nothing can stop it.
add(
    "too_large",
    "WITH a0 AS (SELECT 1), " + ", ".join(f"a{i} AS (SELECT * FROM a{i - 1} UNION ALL SELECT * FROM a{i - 1})" for i in range(1, 40))
    + " SELECT count(*) FROM a39",
    "WITH a0 AS (SELECT 1 x), " + ", ".join(f"a{i} AS (SELECT x FROM a{i - 1} WHERE x IN a{i - 1})" for i in range(1, 40))
    + " SELECT count(*) FROM a39",
    "WITH a0(x) AS (SELECT 1), " + ", ".join(f"\"A{i}\"(x) AS MATERIALIZED (SELECT p.x FROM 'a{i - 1}' p JOIN [a{i - 1}] q)" for i in range(1, 40))
    + " SELECT count(*) FROM a39",
    "WITH a AS (" * 60 + "SELECT 1" + ") SELECT 1 FROM a, a b" * 60,
)
add(
    "bounded",
    "WITH a0 AS (SELECT 1), " + ", ".join(f"a{i} AS (SELECT * FROM a{i - 1} UNION ALL SELECT * FROM a{i - 1})" for i in range(1, 9))
    + " SELECT count(*) FROM a8",
    "WITH a0(x) AS (SELECT 1), " + ", ".join(f"a{i} AS (SELECT a{i - 1}.x, a{i - 1}.x + 1, a{i - 1}.x * 2 FROM a{i - 1})" for i in range(1, 40))
    + " SELECT * FROM a39",
)

# Modules, functions behind quotation marks, and tables in places other than FROM.
add(
    "refused",
    "SELECT * FROM bytecode('SELECT 1')", "SELECT * FROM tables_used('SELECT 1')", "SELECT data FROM sqlite_dbpage('shop')",
    "SELECT * FROM sqlite_stmt", "SELECT * FROM completion('sel')", "SELECT * FROM fts3tokenize('simple', 'x')",
    "SELECT rtreenode(2, x'00')", "SELECT rtreedepth(x'ffffffff')", "SELECT rtreecheck('x')", "SELECT fts5(1)",
    "SELECT * FROM customers WHERE customers MATCH 'x'", "SELECT snippet(customers) FROM customers", "SELECT offsets(customers) FROM customers",
    "SELECT sqlite_rename_table(1, 2, 3, 4, 5, 6, 7)", "SELECT sqlite_drop_column(1, 2, 3)", "SELECT sqlite_log(1, 'x')",
    "SELECT sqlite_offset(id) FROM customers", "SELECT [load_extension]('x')", "SELECT `writefile`('x', 1)",
    "SELECT * FROM main.\"pragma_database_list\"()", "SELECT 1 IN sqlite_master", "SELECT 1 IN shop.sqlite_master",
    "SELECT 1 IN pragma_table_info('customers')", "SELECT 1 IN dbstat", "SELECT EXISTS (SELECT 1 FROM pragma_module_list)",
    "WITH x AS (SELECT count(*) FROM pragma_function_list) SELECT * FROM x", "SELECT * FROM json_each(readfile('/etc/passwd'))",
    "SELECT raise(ABORT, 'x')", "SELECT * INTO made FROM customers", "SELECT * FROM customers INDEXED BY evil",
    "SELECT 'a' LIKE 'a' ESCAPE ''", "SELECT 'a' LIKE 'a' ESCAPE 'ab'", "SELECT printf('%.*q', 999999999, 'x')",
    "SELECT printf('%l*d', 999999999, 1)", "SELECT regexp_like('a', '((a{1,99}){1,99}){1,9}')", "SELECT lpad('x', 1000000000, 'y')",
    "SELECT rpad('x', 9223372036854775807, 'y')", "SELECT width_bucket(1, 0, 1, 9223372036854775807.5)",
)
add(
    "bounded",
    "WITH sqlite_master AS (SELECT 1 AS a) SELECT * FROM sqlite_master", "SELECT ntile(9223372036854775807) OVER (ORDER BY id) FROM customers",
    "SELECT lag(id, -9223372036854775808) OVER (ORDER BY id) FROM customers",
    "SELECT min(id) OVER (ORDER BY id RANGE BETWEEN 1e308 PRECEDING AND 1e308 FOLLOWING) FROM customers",
    "SELECT json_extract('[1]', '$[9223372036854775807]')", "SELECT json_extract('{}', '$" + "[0]" * 4000 + "')",
    "SELECT datetime(1e300, 'auto')", "SELECT date('now', '+9223372036854775807 days')",
    "SELECT printf('%.*c', 260000, 'a') LIKE '" + "%a_" * 300 + "b'", "SELECT printf('%.*c', 260000, 'a') GLOB '*" + "[^b]" * 200 + "*[b]'",
    "SELECT try_cast('1', 'decimal(999999999999999999999,99999999999999999999)')", "SELECT variance(1e308 * id) FROM customers",
)

for statement, expect in dict.fromkeys(cases):
    print(json.dumps({"expect": expect, "sql": statement}, ensure_ascii=True))
