"""Stands in for what hands out credentials: STS, the portal of single sign-on, a container endpoint, EC2's metadata.

    python3 Tests/Python/standins/credentials.py

Prints its port. Requests are held against botocore: their shapes by its service models, their signatures by its signer;
what STS answers is read by botocore's parser before it is sent. Ends with the process that started it.
"""

import datetime
import http.server
import json
import os
import threading
import time
import urllib.parse

import botocore.auth
import botocore.parsers
import botocore.session
import botocore.validate
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

SECRETS = {"AKIDSOURCE": ("source-secret", None), "AKIDSESSION": ("session-secret", "session-token"),
           "AKIDCONTAINER": ("container-secret", "container-token"), "AKIDROLE": ("role-secret", "role-token"),
           "AKIDINSTANCE": ("instance-secret", "instance-token")}
EXPIRATION = "2033-05-18T03:33:20Z"
MODEL = botocore.session.get_session().get_service_model("sts")
# Integers arrive as text in a form.
INTEGERS = {"DurationSeconds"}
# The requests to a container endpoint that is not ready for the first two.
STARTS = []


def is_signed(request, body):
    """Whether botocore signs this request as it is signed."""
    given = request.headers.get("Authorization", "")
    key = given.partition("Credential=")[2].partition("/")[0]
    secret, token = SECRETS.get(key, (None, None))
    if secret is None or request.headers.get("X-Amz-Security-Token") != token:
        return False
    names = given.partition("SignedHeaders=")[2].partition(",")[0].split(";")
    headers = {name: request.headers[name] for name in names if name not in ("x-amz-date", "x-amz-security-token")}
    again = AWSRequest(request.command, "http://" + request.headers["Host"] + request.path, headers=headers, data=body)
    moment = datetime.datetime.strptime(request.headers["X-Amz-Date"], "%Y%m%dT%H%M%SZ")
    botocore.auth.get_current_datetime = lambda: moment
    scope = given.partition("Credential=")[2].partition(",")[0].split("/")
    botocore.auth.SigV4Auth(Credentials(key, secret, token), "sts", scope[2]).add_auth(again)
    return again.headers["Authorization"] == given


def answer(operation, parameters):
    """The XML of STS for a role."""
    name = f"{operation.name}Result"
    session = parameters["RoleSessionName"]
    text = f"""<{operation.name}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{name}>
      <AssumedRoleUser><AssumedRoleId>AROA:{session}</AssumedRoleId><Arn>{parameters["RoleArn"]}</Arn></AssumedRoleUser>
      <Credentials><AccessKeyId>AKIDROLE</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey>
      <SessionToken>role-token</SessionToken><Expiration>{EXPIRATION}</Expiration></Credentials>
      </{name}><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{operation.name}Response>"""
    parsed = botocore.parsers.QueryParser().parse(
        {"body": text.encode(), "headers": {}, "status_code": 200}, operation.output_shape)
    assert parsed["Credentials"]["SessionToken"] == "role-token"
    return text


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def reply(self, status, body, kind="application/json"):
        body = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def fail(self, code, message, status=403):
        self.reply(status, f"""<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
            <Code>{code}</Code><Message>{message}</Message></Error><RequestId>sts-1</RequestId></ErrorResponse>""", "text/xml")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        form = dict(urllib.parse.parse_qsl(body.decode(), strict_parsing=True, keep_blank_values=True))
        operation = MODEL.operation_model(form.pop("Action"))
        if form.pop("Version") != MODEL.api_version:
            return self.fail("InvalidAction", "another version", 400)
        parameters = {name: int(value) if name in INTEGERS else value for name, value in form.items()}
        if operation.name == "GetCallerIdentity":
            return self.reply(200, """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                <GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/kb</Arn><UserId>U</UserId>
                <Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>""", "text/xml")
        report = botocore.validate.ParamValidator().validate(parameters, operation.input_shape)
        if report.has_errors():
            return self.fail("ValidationError", report.generate_report(), 400)
        if parameters["RoleArn"].endswith("/denied"):
            return self.fail("AccessDenied", "not authorized to perform: sts:AssumeRole")
        if operation.name == "AssumeRoleWithWebIdentity":
            if "Authorization" in self.headers or parameters["WebIdentityToken"] != "web+identity/token=":
                return self.fail("InvalidIdentityToken", "not this token", 400)
        elif not is_signed(self, body):
            return self.fail("SignatureDoesNotMatch", "botocore signs this otherwise")
        if parameters["RoleArn"].endswith("/external") and parameters.get("ExternalId") != "ext: 1" \
                or parameters.get("DurationSeconds", 900) != 900:
            return self.fail("AccessDenied", "another external id or duration")
        return self.reply(200, answer(operation, parameters), "text/xml")

    def do_PUT(self):
        if self.path == "/imds-1/latest/api/token":
            return self.reply(403, "")
        ttl = self.headers.get("x-aws-ec2-metadata-token-ttl-seconds")
        is_asked = self.path.endswith("/latest/api/token") and ttl == "21600"
        return self.reply(200 if is_asked else 400, "metadata-token==")

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        if url.path == "/federation/credentials":
            return self.portal(dict(urllib.parse.parse_qsl(url.query)))
        if url.path.startswith("/container"):
            return self.container(url.path)
        return self.metadata(url.path)

    def portal(self, query):
        token = self.headers.get("x-amz-sso_bearer_token")
        if token == "refused-token" or "Authorization" in self.headers:
            return self.reply(401, '{"message": "Session token not found or invalid"}')
        if query != {"role_name": "Reader", "account_id": "123456789012"} or token != "portal-token":
            return self.reply(400, '{"message": "another role or token"}')
        credentials = {"accessKeyId": "AKIDPORTAL", "secretAccessKey": "portal-secret", "sessionToken": "portal-session",
                       "expiration": 2_000_000_000_000}
        return self.reply(200, json.dumps({"roleCredentials": credentials}))

    def container(self, path):
        expected = None if path in ("/container/open", "/container/starting") else "container token"
        if path == "/container/starting":
            STARTS.append(path)
            if len(STARTS) < 3:
                return self.reply(503, "")
        if path == "/container/broken":
            return self.reply(200, '{"AccessKeyId": "AKIDCONTAINER"}')
        if self.headers.get("Authorization") != expected:
            return self.reply(401, "{}")
        return self.reply(200, json.dumps({
            "AccessKeyId": "AKIDCONTAINER", "SecretAccessKey": "container-secret", "Token": "container-token",
            "Expiration": EXPIRATION}))

    def metadata(self, path):
        if self.headers.get("x-aws-ec2-metadata-token") != "metadata-token==":
            return self.reply(401, "")
        instance, _, path = path[1:].partition("/latest/meta-data/")
        if path == "placement/region":
            return self.reply(200, "eu-north-1")
        if path == "iam/security-credentials/" and instance != "imds-bare":
            return self.reply(200, "a role\n")
        if path == "iam/security-credentials/a%20role":
            code = "Failed" if instance == "imds-failing" else "Success"
            return self.reply(200, json.dumps({
                "Code": code, "AccessKeyId": "AKIDINSTANCE", "SecretAccessKey": "instance-secret",
                "Token": "instance-token", "Expiration": EXPIRATION}))
        return self.reply(404, "")


def follow(parent):
    """Ends the server with the process that started it."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


http.server.ThreadingHTTPServer.request_queue_size = 128
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=follow, args=(os.getppid(),), daemon=True).start()
print(server.server_address[1], flush=True)
server.serve_forever()
