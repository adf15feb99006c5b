"""Requests and responses of AWS services by botocore's service models: who is asked for, what is sent, what is wrong.

Nothing here knows a service. The models are those of the installed botocore; responses are written by moto's
serializers and read back by botocore's parsers before they are sent, so that the wire is not judged by code of ours.
"""

import base64
import json
import os
import re
import struct
import sys
import zlib
from urllib.parse import parse_qsl, unquote

from botocore import eventstream, loaders, parsers, validate

# Stand-ins beside this file have the names of packages (moto.py): the packages are meant here.
paths = list(sys.path)
sys.path[:] = [path for path in paths if os.path.abspath(path) != os.path.dirname(os.path.abspath(__file__))]
from moto.core.model import ServiceModel
from moto.core.serialize import JSONSerializer, RestJSONSerializer

sys.path[:] = paths

SERIALIZERS = {"rest-json": RestJSONSerializer, "json": JSONSerializer}


def service_model(name):
    """The model of a service by botocore's name for it: `bedrock-runtime`."""
    return ServiceModel(loaders.Loader().load_service_model(name, "service-2"), name)


# ---------------------------------------------------------------------------------------------------- routes


class Routes:
    """Finds the operation of a request by the model's paths, or by `X-Amz-Target`."""

    def __init__(self, model):
        self.target_prefix = model.metadata.get("targetPrefix")
        self.rest = []
        for name in model.operation_names:
            operation = model.operation_model(name)
            path, _, query = operation.http["requestUri"].partition("?")
            self.rest.append((operation, operation.http["method"], path.split("/"), dict(parse_qsl(query, True))))
        # Literal parts come before parameters: /a/b is found before /a/{x}.
        self.rest.sort(key=lambda route: [part.startswith("{") for part in route[2]])

    def find(self, request):
        """The operation and the values of its path, decoded part by part; `None` when there is none."""
        if self.target_prefix:
            prefix, _, name = (request.headers.get("X-Amz-Target") or "").rpartition(".")
            found = [route[0] for route in self.rest if route[0].name == name and prefix == self.target_prefix]
            return (found[0], {}) if found else None
        names = {name for name, _ in parse_qsl(request.query, True)}
        for operation, method, pattern, query in self.rest:
            if method == request.method and query.keys() <= names:
                values = match(pattern, request.path.split("/"))
                if values is not None:
                    return operation, values
        return None


def match(pattern, parts):
    """The decoded values of a path's parts; `None` when the path does not fit. A trailing slash counts."""
    values = {}
    for position, part in enumerate(pattern):
        if part.startswith("{") and part.endswith("+}"):
            values[part[1:-2]] = "/".join(unquote(rest) for rest in parts[position:])
            return values
        if position >= len(parts):
            return None
        if part.startswith("{"):
            if not parts[position]:
                return None
            values[part[1:-1]] = unquote(parts[position], errors="strict")
        elif part != parts[position]:
            return None
    return values if len(parts) == len(pattern) else None


# -------------------------------------------------------------------------------------------------- requests


def parameters(operation, path_values, request):
    """The parameters of a request, as a caller of boto3 would give them. Raises `ValueError` for a body that is none."""
    shape = operation.input_shape
    if shape is None:
        return {}
    values, query = {}, parse_qsl(request.query, keep_blank_values=True)
    payload = shape.serialization.get("payload")
    for name, member in shape.members.items():
        location = member.serialization.get("location")
        wire_name = member.serialization.get("name", name)
        if location == "uri" and wire_name in path_values:
            values[name] = scalar(member, path_values[wire_name])
        elif location == "querystring":
            found = [value for key, value in query if key == wire_name]
            if found:
                values[name] = found if member.type_name == "list" else scalar(member, found[0])
        elif location == "header" and request.headers.get(wire_name) is not None:
            values[name] = scalar(member, request.headers[wire_name])
        elif location == "headers":
            prefix = wire_name.lower()
            values[name] = {
                key[len(prefix) :]: value for key, value in request.headers.items() if key.lower().startswith(prefix)
            }
    if payload and shape.members[payload].type_name in ("blob", "string"):
        if request.body:
            is_blob = shape.members[payload].type_name == "blob"
            values[payload] = request.body if is_blob else request.body.decode()
    elif request.body:
        body = json.loads(request.body)
        if payload:
            values[payload] = value(shape.members[payload], body)
        elif not isinstance(body, dict):
            raise ValueError("the body is no JSON object")
        else:
            values |= value(shape, body)
    return values


def scalar(shape, text):
    """A value of a path, query or header."""
    if shape.type_name in ("integer", "long"):
        return int(text)
    if shape.type_name in ("float", "double"):
        return float(text)
    if shape.type_name == "boolean":
        return {"true": True, "false": False}.get(text, text)
    return text


def value(shape, body):
    """A value of a JSON body: blobs decoded, members by their names in the model, unknown ones kept to be complained of."""
    if body is None or getattr(shape, "is_document_type", False):
        return body
    if shape.type_name == "structure" and isinstance(body, dict):
        names = {member.serialization.get("name", name): name for name, member in shape.members.items()}
        return {
            names.get(key, key): value(shape.members[names[key]], part) if key in names else part
            for key, part in body.items()
            if part is not None
        }
    if shape.type_name == "list" and isinstance(body, list):
        return [value(shape.member, part) for part in body]
    if shape.type_name == "map" and isinstance(body, dict):
        return {key: value(shape.value, part) for key, part in body.items()}
    if shape.type_name == "blob" and isinstance(body, str):
        return base64.b64decode(body, validate=True)
    return body


# ------------------------------------------------------------------------------------------------ violations


def violations(shape, params):
    """What is wrong with parameters: what boto3 would refuse, and the maxima, patterns and enums that it leaves out."""
    if shape is None:
        return []
    report = validate.ParamValidator().validate(params, shape)
    found = report.generate_report().split("\n") if report.has_errors() else []
    limits(shape, params, "input", found)
    return found


def limits(shape, params, place, found):
    """Adds the breaches of maxima, patterns and enums below a place."""
    kind = shape.type_name
    if kind == "structure" and isinstance(params, dict) and not getattr(shape, "is_document_type", False):
        for name, member in shape.members.items():
            if name in params:
                limits(member, params[name], f"{place}.{name}", found)
    elif kind == "list" and isinstance(params, list):
        size(shape, len(params), place, "members", found)
        for position, part in enumerate(params):
            limits(shape.member, part, f"{place}[{position}]", found)
    elif kind == "map" and isinstance(params, dict):
        size(shape, len(params), place, "members", found)
        for key, part in params.items():
            limits(shape.key, key, f"{place} (key {key})", found)
            limits(shape.value, part, f"{place}.{key}", found)
    elif kind == "string" and isinstance(params, str):
        size(shape, len(params), place, "characters", found)
        allowed = shape.metadata.get("enum")
        if allowed and params not in allowed:
            found.append(f"{place}: {params!r} is none of {', '.join(allowed)}")
        pattern = shape.metadata.get("pattern")
        if pattern and not re.fullmatch(pattern, params):
            found.append(f"{place}: {params!r} does not match {pattern}")
    elif kind == "blob" and isinstance(params, (bytes, str)):
        size(shape, len(params), place, "bytes", found)
    elif kind in ("integer", "long", "float", "double") and isinstance(params, (int, float)):
        maximum = shape.metadata.get("max")
        if maximum is not None and params > maximum:
            found.append(f"{place}: {params} is more than {maximum}")


def size(shape, count, place, unit, found):
    """Adds a breach of a maximal length."""
    maximum = shape.metadata.get("max")
    if maximum is not None and count > maximum:
        found.append(f"{place}: {count} {unit}, at most {maximum} are allowed")


# ------------------------------------------------------------------------------------------------- responses


def response(operation, result):
    """Status, headers and body of a result; raises when botocore reads anything else back than what was meant."""
    protocol = operation.service_model.protocol
    written = SERIALIZERS[protocol](operation).serialize(result)
    body = written["body"] if isinstance(written["body"], bytes) else written["body"].encode()
    headers = {key: str(text) for key, text in written["headers"].items()}
    if operation.output_shape is not None and not operation.has_streaming_output:
        read = parsers.create_parser(protocol).parse(
            {"status_code": written["status_code"], "headers": headers, "body": body}, operation.output_shape)
        read.pop("ResponseMetadata", None)
        if set(read) < {name for name, part in result.items() if part is not None}:
            raise ValueError(f"{operation.name}: botocore reads {sorted(read)} back, not {sorted(result)}")
        wrong = violations(operation.output_shape, read)
        if wrong:
            raise ValueError(f"{operation.name} would answer what its model forbids: {wrong}")
    return written["status_code"], headers, body


def error_status(model, code, default=400):
    """The status that the model gives an error, by its name or code."""
    for shape in model.error_shapes:
        if code in (shape.name, shape.metadata.get("error", {}).get("code")):
            return shape.metadata.get("error", {}).get("httpStatusCode", default)
    return default


# --------------------------------------------------------------------------------------------- event streams


def event(operation, member, content):
    """One frame of an operation's event stream for a member of its union, or for one of its exceptions.

    Raises when botocore's own decoder and parser read anything else than what was meant.
    """
    stream = operation.get_event_stream_output()
    shape = stream.members[member]
    written = {}
    SERIALIZERS[operation.service_model.protocol](operation)._serialize(written, content, shape, member)
    is_exception = shape.metadata.get("exception")
    kind = "exception" if is_exception else "event"
    headers = {f":{kind}-type": member, ":content-type": "application/json", ":message-type": kind}
    frame = message(headers, json.dumps(written.get(member, written), separators=(",", ":"), ensure_ascii=False).encode())
    buffer = eventstream.EventStreamBuffer()
    buffer.add_data(frame)
    decoded = next(buffer).to_response_dict()
    read = parsers.EventStreamJSONParser().parse(decoded, stream)
    if is_exception:
        if read["Error"]["Code"] != member:
            raise ValueError(f"botocore reads {read} for the exception {member}")
    else:
        wrong = [] if set(read) == {member} else [f"botocore reads {read}"]
        wrong += violations(shape, read.get(member, {}))
        if wrong:
            raise ValueError(f"{operation.name} would send a {member} that its model forbids: {wrong}")
    return frame


def message(headers, payload):
    """A message of the binary event stream whose headers are all strings."""
    head = b""
    for name, text in headers.items():
        encoded = text.encode()
        head += bytes([len(name)]) + name.encode() + b"\x07" + struct.pack(">H", len(encoded)) + encoded
    prelude = struct.pack(">II", 16 + len(head) + len(payload), len(head))
    frame = prelude + struct.pack(">I", zlib.crc32(prelude)) + head + payload
    return frame + struct.pack(">I", zlib.crc32(frame))
