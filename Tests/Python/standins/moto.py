"""Runs moto's server on a free port of 127.0.0.1 and prints the port: a peer for S3, DynamoDB and the control planes.

Signatures are not checked. Arguments that look like `s3:NAME` make a bucket first.
"""

import os
import sys
import threading
import time

# This file has the name of the package that it starts.
sys.path.pop(0)

import boto3
import moto.s3.responses
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server


class Handler(WSGIRequestHandler):
    # Answers go out in several small writes, which the peer's delayed acknowledgements would hold up by 40 ms each.
    disable_nagle_algorithm = True
    wbufsize = 1 << 16

    def log(self, kind, message, *args):
        pass


def alone(operation):
    """moto checks `If-None-Match` and then writes, so that two of 16 writers may win; S3 does both at once."""

    def answer(self, *arguments):
        with writing:
            return operation(self, *arguments)

    return answer


writing = threading.Lock()
for name in ("put_object", "_key_response_post"):
    setattr(moto.s3.responses.S3Response, name, alone(getattr(moto.s3.responses.S3Response, name)))

server = make_server(
    "127.0.0.1", 0, DomainDispatcherApplication(create_backend_app), threaded=True, request_handler=Handler
)
# moto calls itself at this port.
os.environ["MOTO_PORT"] = str(server.port)
threading.Thread(target=server.serve_forever, daemon=True).start()

client = boto3.client(
    "s3",
    endpoint_url=f"http://127.0.0.1:{server.port}",
    region_name="us-east-1",
    aws_access_key_id="test",
    aws_secret_access_key="test",
)
for argument in sys.argv[1:]:
    if argument.startswith("s3:"):
        client.create_bucket(Bucket=argument.removeprefix("s3:"))

print(server.port, flush=True)
# Ends with the process that started it, whether or not that had time to say so.
parent = os.getppid()
while os.getppid() == parent:
    time.sleep(0.5)
os._exit(0)
