"""Encodes random messages of the binary event stream, right and damaged ones, and decodes them with botocore.

    python3 Tests/Python/event_streams.py COUNT SEED

Prints one JSON line a message: its bytes, and what botocore's `EventStreamBuffer` reads in them: headers and payload, or
the name of its error.
"""

import binascii
import json
import random
import struct
import sys

import botocore.eventstream

TYPES = {"int8": (2, "!b"), "int16": (3, "!h"), "int32": (4, "!i"), "int64": (5, "!q"), "timestamp": (8, "!q")}
NAMES = [":message-type", ":event-type", ":content-type", ":error-code", "a", "B", "ü", "日", "x" * 255, "0", "name with spaces"]
KINDS = ["bool", "bytes", "string", "uuid", *TYPES]


def value(generator, kind):
    """A header's type and value, and their bytes."""
    if kind == "bool":
        truth = generator.random() < 0.5
        return truth, bytes([0 if truth else 1])
    if kind in TYPES:
        number, layout = TYPES[kind]
        bits = struct.calcsize(layout) * 8
        drawn = generator.choice([-1, 0, 1, -(2 ** (bits - 1)), 2 ** (bits - 1) - 1, generator.randrange(2 ** (bits - 1))])
        return drawn, bytes([number]) + struct.pack(layout, drawn)
    if kind == "string":
        text = "".join(generator.choice("abü日🙂 \0\n") for _ in range(generator.choice([0, 5, 300])))
        return text, b"\x07" + struct.pack("!H", len(text.encode())) + text.encode()
    data = generator.randbytes(16 if kind == "uuid" else generator.choices([0, 1, 300, 65535], [40, 40, 40, 1])[0])
    return data.hex(), (b"\x09" if kind == "uuid" else b"\x06" + struct.pack("!H", len(data))) + data


def encode(headers, payload, headers_length=None, total=None):
    total = len(headers) + len(payload) + 16 if total is None else total
    prelude = struct.pack("!II", total, len(headers) if headers_length is None else headers_length)
    message = prelude + struct.pack("!I", binascii.crc32(prelude)) + headers + payload
    return message + struct.pack("!I", binascii.crc32(message))


def damaged(generator, headers, payload):
    """A message that no reader may take."""
    kind = generator.choice(["bit", "duplicate", "headers", "payload"])
    if kind == "bit":
        message = bytearray(encode(headers, payload))
        message[generator.randrange(len(message))] ^= 1 << generator.randrange(8)
        return bytes(message)
    if kind == "duplicate":
        return encode(b"\x04same\x00" + headers + b"\x04same\x01", payload)
    if kind == "headers":
        return encode(headers, payload, headers_length=131073 + generator.randrange(1000), total=200000)
    return encode(headers, payload, total=len(headers) + 16 + 25165825)


def decoded(message, kinds):
    buffer = botocore.eventstream.EventStreamBuffer()
    buffer.add_data(message)
    try:
        event = next(buffer)
    except botocore.eventstream.ParserError as error:
        return {"error": type(error).__name__}
    headers = {}
    for name, found in event.headers.items():
        headers[name] = {"kind": kinds[name], "value": found.hex() if isinstance(found, bytes) else found}
    return {"error": None, "headers": headers, "payload": event.payload.hex()}


def main():
    generator = random.Random(int(sys.argv[2]))
    for _ in range(int(sys.argv[1])):
        kinds, headers = {}, b""
        for name in generator.sample(NAMES, generator.choice([0, 1, 3, 6])):
            kind = generator.choice(KINDS)
            if kind == "bytes" and len(headers) > 60000:
                kind = "bool"
            kinds[name] = kind
            headers += bytes([len(name.encode())]) + name.encode() + value(generator, kind)[1]
        payload = generator.randbytes(generator.choice([0, 1, 100, 3000]))
        is_right = generator.random() < 0.8
        message = encode(headers, payload) if is_right else damaged(generator, headers, payload)
        print(json.dumps({"message": message.hex(), **decoded(message, kinds)}))


main()
