"""Makes tables for Athena at an endpoint: CSV files in the bucket `bucket`, and CREATE EXTERNAL TABLE over them.

    athena_tables.py ENDPOINT DATABASE TABLES

TABLES is a JSON file: [{"name", "columns": [[name, type]], "rows": [[text]]}].
"""

import json
import sys
import time

import boto3

endpoint, database, path = sys.argv[1:]
options = {
    "endpoint_url": endpoint,
    "region_name": "us-east-1",
    "aws_access_key_id": "test",
    "aws_secret_access_key": "test",
}
s3, glue, athena = (boto3.client(name, **options) for name in ("s3", "glue", "athena"))
glue.create_database(DatabaseInput={"Name": database})
for table in json.load(open(path, encoding="utf-8")):
    lines = "".join(",".join(row) + "\n" for row in table["rows"])
    s3.put_object(Bucket="bucket", Key=f"{table['name']}/data.csv", Body=lines.encode())
    columns = ", ".join(f"{name} {kind}" for name, kind in table["columns"])
    started = athena.start_query_execution(
        QueryString=f"CREATE EXTERNAL TABLE {database}.{table['name']} ({columns}) "
        f"ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LOCATION 's3://bucket/{table['name']}/'",
        ResultConfiguration={"OutputLocation": "s3://bucket/results/"},
    )
    while True:
        execution = athena.get_query_execution(QueryExecutionId=started["QueryExecutionId"])["QueryExecution"]
        if execution["Status"]["State"] in ("SUCCEEDED", "FAILED", "CANCELLED"):
            break
        time.sleep(0.02)
    if execution["Status"]["State"] != "SUCCEEDED":
        sys.exit(f"{table['name']}: {execution['Status']}")
print("made")
