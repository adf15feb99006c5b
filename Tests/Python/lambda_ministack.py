"""Makes a function of a zip in ministack and invokes it with events, all by boto3; prints the payloads as a JSON list.

    lambda_ministack.py ENDPOINT ZIP HANDLER EVENT…
"""

import json
import pathlib
import sys

import boto3
from botocore.config import Config

endpoint, archive, handler, events = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
client = boto3.client(
    "lambda",
    endpoint_url=endpoint,
    region_name="us-east-1",
    aws_access_key_id="test",
    aws_secret_access_key="test",
    config=Config(retries={"max_attempts": 0}, read_timeout=60),
)
client.create_function(
    FunctionName=f"kb-{handler.replace('_', '-')}",
    Runtime="provided.al2023",
    Handler=handler,
    Role="arn:aws:iam::123456789012:role/kb",
    Code={"ZipFile": pathlib.Path(archive).read_bytes()},
    Timeout=30,
)
payloads = []
for event in events:
    payload = pathlib.Path(event).read_bytes() if event.endswith(".json") else event.encode()
    answer = client.invoke(FunctionName=f"kb-{handler.replace('_', '-')}", Payload=payload)
    payloads.append({"error": answer.get("FunctionError"), "payload": json.loads(answer["Payload"].read())})
print(json.dumps(payloads))
