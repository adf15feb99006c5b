"""Signs random requests with botocore, the independent signer.

    python3 Tests/Python/signatures.py COUNT SEED

Prints one JSON line a request: what it is, how it is to be signed, and the `Authorization` header or the signature in
the query that botocore gives it.
"""

import datetime
import json
import random
import sys
from types import SimpleNamespace
from urllib.parse import quote

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.utils import percent_encode_sequence

MODELS = ["amazon.titan-embed-text-v2:0", "global.anthropic.claude-sonnet-4-6", "anthropic.claude-3-5-sonnet-20240620-v1:0",
          "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6"]
KEYS = ["a b", "a+b", "a:b", "é/ü", "日本語", "plain.txt", "100%", "q?x#y", "a//b", "./../c", "~tilde_-.", "emoji 🙂", "'(quoted)!*'", "&=;,@$"]
HOSTS = ["example.amazonaws.com", "EXAMPLE.amazonaws.com", "example.amazonaws.com:443", "example.amazonaws.com:80",
         "example.amazonaws.com:8443", "localhost:4566", "127.0.0.1:9000", "[::1]:9000", "[::1]", "user@example.com:8080"]
NAMES = ["prefix", "list-type", "X", "x", "a b", "ü", "max-keys", "uploads", "partNumber", "A-1", "a+", "a%", "a=", "a&"]
PATHS = ["", "/", "//", "/a/./b/../c", "/a//b/", "/..", "/foo/%20/foo", "/model/x%2Fy/invoke", "/%E1%88%B4", "/a/..", "/~a_-.b", "/a,b;c=d"]


class RepeatingQueryAuth(botocore.auth.SigV4QueryAuth):
    """botocore's own query signing drops repeated names, so the parameters are appended to the query as it is."""

    def _modify_request_before_signing(self, request):
        parameters = {
            "X-Amz-Algorithm": "AWS4-HMAC-SHA256", "X-Amz-Credential": self.scope(request),
            "X-Amz-Date": request.context["timestamp"], "X-Amz-Expires": self._expires,
            "X-Amz-SignedHeaders": self.signed_headers(self.headers_to_sign(request)),
        }
        if self.credentials.token is not None:
            parameters["X-Amz-Security-Token"] = self.credentials.token
        request.url += ("&" if "?" in request.url else "?") + percent_encode_sequence(parameters)


def text(generator, alphabet, longest):
    return "".join(generator.choice(alphabet) for _ in range(generator.randint(0, longest)))


def path(generator, service):
    if service == "bedrock" and generator.random() < 0.8:
        return "/model/" + quote(generator.choice(MODELS), safe="") + "/" + generator.choice(["invoke", "converse-stream"])
    if service == "s3" and generator.random() < 0.8:
        return "/bucket/" + quote("/".join(generator.sample(KEYS, generator.randint(1, 3))), safe="/~")
    # botocore never makes an S3 request without a path, and signs none rightly: an empty path is "/" on the wire.
    return generator.choice(PATHS[1:] if service == "s3" else PATHS)


def query(generator):
    pairs = []
    for _ in range(generator.choice([0, 0, 1, 2, 5])):
        name = quote(generator.choice(NAMES), safe="-_.~")
        value = generator.choice([None, "", text(generator, "ab +/&=é:%~", 6), str(generator.randint(0, 99))])
        pairs.append(name if value is None else name + "=" + quote(value, safe="-_.~"))
    return pairs


def headers(generator):
    pairs = []
    for _ in range(generator.randint(0, 4)):
        name = generator.choice(["Content-Type", "x-amz-meta-a", "X-Amz-Meta-A", "x-amz-meta-b", "If-None-Match", "User-Agent",
                                 "Accept", "x-amzn-trace-id", "Range", "Expect"])
        pairs.append((name, text(generator, "aB1 \t,;=\"é", 12)))
    return pairs


def example(generator):
    service = generator.choice(["s3", "bedrock", "service", "sts", "s3vectors", "dynamodb"])
    pairs = query(generator)
    url = generator.choice(["http", "https"]) + "://" + generator.choice(HOSTS) + path(generator, service)
    if pairs:
        url += "?" + "&".join(pairs)
    token = generator.choice([None, None, "FwoGZX+/=token" + text(generator, "ab/+=", 20)])
    is_signed = generator.random() < 0.8
    presigns = generator.random() < 0.3
    body = bytes(generator.randrange(256) for _ in range(generator.choice([0, 0, 3, 200])))
    return {
        "method": generator.choice(["GET", "PUT", "POST", "DELETE", "HEAD", "get"]), "url": url, "headers": headers(generator),
        "body": body.hex(), "service": service, "region": generator.choice(["us-east-1", "eu-west-3"]),
        "key": "AKID" + text(generator, "ABC123", 8), "secret": "s" + text(generator, "abc/+=é", 30), "token": token,
        "time": generator.randint(0, 4_000_000_000), "signsPayload": is_signed or presigns,
        "expires": generator.randint(1, 604_800) if presigns else None,
    }


def signer(case, credentials):
    arguments = (credentials, case["service"], case["region"])
    if case["expires"] is None:
        kind = botocore.auth.S3SigV4Auth if case["service"] == "s3" else botocore.auth.SigV4Auth
        return kind(*arguments)
    names = [pair.split("=")[0] for pair in case["url"].partition("?")[2].split("&")]
    if len(names) != len(set(names)):
        kind = type("Repeating", (RepeatingQueryAuth,), {})
        if case["service"] == "s3":
            kind._normalize_url_path = botocore.auth.S3SigV4QueryAuth._normalize_url_path
            kind.payload = botocore.auth.S3SigV4QueryAuth.payload
    else:
        kind = botocore.auth.S3SigV4QueryAuth if case["service"] == "s3" else botocore.auth.SigV4QueryAuth
    return kind(*arguments, expires=case["expires"])


def sign(case):
    request = AWSRequest(case["method"], case["url"], data=bytes.fromhex(case["body"]))
    for name, value in case["headers"]:
        request.headers[name] = value
    request.context["payload_signing_enabled"] = case["signsPayload"]
    request.context["client_config"] = SimpleNamespace(s3={"payload_signing_enabled": case["signsPayload"]})
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=case["time"])
    botocore.auth.get_current_datetime = lambda: moment
    signer(case, Credentials(case["key"], case["secret"], case["token"])).add_auth(request)
    if case["expires"] is None:
        return request.headers["Authorization"]
    return request.url.rpartition("X-Amz-Signature=")[2]


def main():
    generator = random.Random(int(sys.argv[2]))
    for _ in range(int(sys.argv[1])):
        case = example(generator)
        # botocore reads the body of a request that it presigns as further parameters.
        if case["expires"] is not None:
            case["body"] = ""
        print(json.dumps({**case, "expected": sign(case)}))


main()
