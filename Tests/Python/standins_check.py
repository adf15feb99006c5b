"""Calls the stand-ins with boto3: botocore's own client and parsers must find them to be the services.

Prints one line a claim; ends with an error at the first that fails.
"""

import json
import os
import subprocess
import sys
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, EventStreamError

HERE = os.path.dirname(os.path.abspath(__file__))
MODEL = "global.anthropic.claude-sonnet-4-6"
TOOL = {"toolSpec": {"name": "search_knowledge_base", "description": "Searches.", "inputSchema": {"json": {
    "type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"], "additionalProperties": False}}}}
RESULT = {"source": "s3://bucket/metrics.json#1", "title": "metrics.json", "citations": {"enabled": True},
          "content": [{"text": "Source: metrics.json."}, {"text": "rmse: 0.0999"}]}


def claim(text, holds):
    """One line, or the end."""
    if not holds:
        sys.exit(f"not so: {text}")
    print(text)


def control(url, path, body=None):
    """Asks a stand-in for its log, or gives it a plan."""
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url + path, data)) as answer:
        return json.load(answer)


def start(script):
    """A stand-in and its address."""
    process = subprocess.Popen([sys.executable, "-B", f"{HERE}/standins/{script}"], stdout=subprocess.PIPE, text=True)
    return process, f"http://127.0.0.1:{process.stdout.readline().strip()}"


def client(url, name="bedrock-runtime"):
    """boto3's client of a stand-in."""
    return boto3.client(
        name, endpoint_url=url, region_name="us-east-1", aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        config=Config(retries={"max_attempts": 0}, read_timeout=10))


def code_of(operation, **params):
    """The code that boto3 gives an error."""
    try:
        operation(**params)
    except ClientError as error:
        return error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]
    return None


def asked(question, tools=True, results=()):
    """The parameters of a request."""
    content = [{"searchResult": result} for result in results] + [{"text": question}]
    params = {"modelId": MODEL, "messages": [{"role": "user", "content": content}],
              "system": [{"text": "Answer."}, {"cachePoint": {"type": "default"}}]}
    return params | ({"toolConfig": {"tools": [TOOL]}} if tools else {})


def converse(url, bedrock):
    """Converse and ConverseStream."""
    whole = bedrock.converse(**asked("What is the rmse?"))
    claim("Converse asks for the tool", whole["stopReason"] == "tool_use"
          and whole["output"]["message"]["content"][1]["toolUse"]["input"] == {"query": "What is the rmse?"})
    claim("the first use writes the cache", whole["usage"]["cacheWriteInputTokens"] > 0)
    events = list(bedrock.converse_stream(**asked("What is the rmse?", False, [RESULT]))["stream"])
    deltas = [event["contentBlockDelta"]["delta"] for event in events if "contentBlockDelta" in event]
    claim("ConverseStream answers from the search result",
          "".join(delta.get("text", "") for delta in deltas) == "In metrics.json: rmse: 0.0999. ")
    places = [delta["citation"]["location"]["searchResultLocation"] for delta in deltas if "citation" in delta]
    claim("and cites it", places == [{"searchResultIndex": 0, "start": 1, "end": 2}])
    claim("metadata comes last", "metadata" in events[-1] and "messageStop" in events[-2])
    control(url, "/_plan", {"faults": [{"fault": "pieces", "bytes": 1}]})
    claim("one byte at a time is the same",
          list(bedrock.converse_stream(**asked("What is the rmse?", False, [RESULT]))["stream"])[:-1] == events[:-1])


def faults(url, bedrock):
    """What goes wrong by plan."""
    names = [("throttled", "ThrottlingException", 429), ("expired", "ExpiredTokenException", 403),
             ("retired", "ResourceNotFoundException", 404), ("unavailable", "ServiceUnavailableException", 503)]
    control(url, "/_plan", [{"fault": name} for name, _, _ in names])
    for name, code, status in names:
        claim(f"{name} is {code}", code_of(bedrock.converse, **asked("a")) == (code, status))
    control(url, "/_plan", [{"fault": "exception", "name": "throttlingException", "after": 3}])
    read = []
    try:
        for event in bedrock.converse_stream(**asked("a", False))["stream"]:
            read.append(event)
        claim("an exception ends the stream", False)
    except EventStreamError as error:
        claim("an exception ends the stream", error.response["Error"]["Code"] == "throttlingException" and len(read) == 3)
    old = asked("a") | {"modelId": "anthropic.claude-3-5-sonnet-20240620-v1:0"}
    claim("a retired model is not found", code_of(bedrock.converse, **old) == ("ResourceNotFoundException", 404))
    bare = asked("a") | {"modelId": "anthropic.claude-sonnet-4-6"}
    claim("a bare model id is refused", code_of(bedrock.converse, **bare) == ("ValidationException", 400))
    bad = asked("a") | {"requestMetadata": {"k": "é" * 300}}
    claim("a maximum that boto3 does not check is checked", code_of(bedrock.converse, **bad) == ("ValidationException", 400))
    claim("and is in the log", any("requestMetadata" in text for text in control(url, "/_log")["violations"]))


def titan(url, bedrock):
    """InvokeModel."""
    def embed(**body):
        answer = bedrock.invoke_model(modelId="amazon.titan-embed-text-v2:0", body=json.dumps(body))
        return json.loads(answer["body"].read()), answer["ResponseMetadata"]["HTTPHeaders"]

    first, headers = embed(inputText="churn rate", dimensions=256)
    claim("an embedding has the dimension and length one",
          len(first["embedding"]) == 256 and abs(sum(part * part for part in first["embedding"]) - 1) < 1e-6)
    claim("tokens are in the body and in a header",
          headers["x-amzn-bedrock-input-token-count"] == str(first["inputTextTokenCount"]))
    claim("the same text has the same vector", embed(inputText="churn rate", dimensions=256)[0] == first)
    refused = code_of(bedrock.invoke_model, modelId="amazon.titan-embed-text-v2:0", body=json.dumps(
        {"inputText": "a", "dimensions": 1536}))
    claim("1536 dimensions are refused", refused == ("ValidationException", 400))


def main():
    """All of it."""
    process, url = start("bedrock_runtime.py")
    try:
        bedrock = client(url)
        converse(url, bedrock)
        claim("nothing was wrong so far, the signatures included", control(url, "/_log")["violations"] == [])
        faults(url, bedrock)
        titan(url, bedrock)
    finally:
        process.kill()


if __name__ == "__main__":
    main()
