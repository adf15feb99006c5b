"""An HTTP server that behaves as badly as its paths say, and counts what it sees.

Prints its port. GET /counters gives the counts, POST /reset zeroes them. With --tls CERTIFICATE KEY it speaks TLS.
It is written on sockets, because http.server cannot send what a broken server sends.
"""

import json
import os
import socket
import ssl
import sys
import threading
import time

lock = threading.Lock()
counters = {}
released = threading.Event()


def count(name, by=1):
    with lock:
        counters[name] = counters.get(name, 0) + by


class Connection:
    def __init__(self, peer):
        self.peer = peer
        self.buffer = b""

    def more(self):
        piece = self.peer.recv(65536)
        if not piece:
            raise EOFError
        self.buffer += piece

    def request(self):
        while b"\r\n\r\n" not in self.buffer:
            self.more()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        lines = head.decode("latin-1").split("\r\n")
        method, target, _ = lines[0].split(" ", 2)
        headers = {}
        for line in lines[1:]:
            name, value = line.split(":", 1)
            headers[name.lower()] = value.strip()
        length = int(headers.get("content-length", 0))
        while len(self.buffer) < length:
            self.more()
        body, self.buffer = self.buffer[:length], self.buffer[length:]
        return method, target, headers, body

    def send(self, data):
        self.peer.sendall(data if isinstance(data, bytes) else data.encode("latin-1"))

    def respond(self, body=b"", status="200 OK", headers=()):
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
        self.send("\r\n".join(lines) + "\r\n\r\n")
        if body:
            self.send(body)


def flood(connection, argument):
    """Sends as fast as the reader lets it, and counts the bytes that went into the socket."""
    connection.send(f"HTTP/1.1 200 OK\r\nContent-Length: {int(argument)}\r\n\r\n")
    left = int(argument)
    piece = bytes(range(256)) * 64
    while left > 0:
        sent = connection.peer.send(piece[: min(left, len(piece))])
        left -= sent
        count("flooded", sent)


def drip(connection, argument):
    """A body of single bytes, each in a segment and a chunk of its own."""
    connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for byte in argument.encode():
        connection.send(b"1\r\n")
        connection.send(bytes([byte]))
        connection.send(b"\r\n")
    connection.send("0\r\nX-Trailer: end\r\n\r\n")


def answer(connection, method, target, headers, body):
    path, _, argument = target.lstrip("/").partition("/")
    if target.startswith("http://"):
        count("proxied")
        return connection.respond(json.dumps({"target": target}).encode())
    if path == "counters":
        with lock:
            return connection.respond(json.dumps(counters).encode())
    if path == "reset":
        with lock:
            counters.clear()
        return connection.respond()
    count("requests")
    if path == "echo":
        echo = {"method": method, "target": target, "headers": headers, "body": body.decode("latin-1")}
        if method == "HEAD":
            return connection.send("HTTP/1.1 200 OK\r\nContent-Length: 123456789\r\nX-Echo:  spaced \r\n\r\n")
        return connection.respond(json.dumps(echo).encode(), headers=["X-Echo:  spaced ", "x-twice: 1", "X-Twice: 2"])
    if path == "flood":
        return flood(connection, argument)
    if path == "drip":
        return drip(connection, argument)
    if path == "silent":
        time.sleep(float(argument))
        return connection.respond(b"late")
    if path == "pause":
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst")
        time.sleep(float(argument))
        return connection.send("later")
    if path == "ticks":
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(int(argument)):
            connection.send("4\r\ntick\r\n")
            time.sleep(0.1)
        return connection.send("0\r\n\r\n")
    if path == "held":
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst")
        released.wait(30)
        return connection.send("later")
    if path == "release":
        released.set()
        return connection.respond()
    if path == "truncated":
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")
        raise EOFError
    if path == "unfinished":
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n")
        raise EOFError
    if path == "hangup":
        raise EOFError
    if path == "garbage":
        connection.send("SSH-2.0-OpenSSH\r\n")
        raise EOFError
    if path == "interim":
        connection.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
        return connection.respond(b"final", headers=["X-Final: yes"])
    if path == "status":
        return connection.respond(b"body of " + argument.encode(), status=f"{argument} Text", headers=["Location: /echo"])
    if path == "headers":
        return connection.respond(headers=[f"X-Long-{n}: " + "x" * 60000 for n in range(int(argument))])
    if path == "close-delimited":
        connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end")
        raise EOFError
    return connection.respond(b"", status="404 Not Found")


def serve(peer, context):
    try:
        if context:
            peer = context.wrap_socket(peer, server_side=True)
        count("connections")
        connection = Connection(peer)
        while True:
            answer(connection, *connection.request())
    except (EOFError, OSError, ValueError):
        pass
    finally:
        count("closed")
        try:
            peer.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        peer.close()


def end_with_parent(parent):
    """A server that all tests of a suite share has nobody to end it but the end of their process."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


def main():
    threading.Thread(target=end_with_parent, args=(os.getppid(),), daemon=True).start()
    context = None
    if len(sys.argv) == 4 and sys.argv[1] == "--tls":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    print(listener.getsockname()[1], flush=True)
    while True:
        peer, _ = listener.accept()
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=serve, args=(peer, context), daemon=True).start()


main()
