"""A listener that accepts nobody: its queue is full, so that further connections hang. Prints its port."""

import socket
import time

listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(0)
waiting = []
for _ in range(4):
    peer = socket.socket()
    peer.setblocking(False)
    peer.connect_ex(listener.getsockname())
    waiting.append(peer)
print(listener.getsockname()[1], flush=True)
time.sleep(3600)
