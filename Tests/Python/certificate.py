"""Writes a self-signed certificate for 127.0.0.1 and its key as FOLDER/certificate.pem and FOLDER/key.pem."""

import subprocess
import sys

folder = sys.argv[1]
subprocess.run(
    ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
     "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
     "-keyout", f"{folder}/key.pem", "-out", f"{folder}/certificate.pem"],
    check=True, capture_output=True,
)
