"""Stands in for Amazon Bedrock Runtime: Converse, ConverseStream and InvokeModel of Titan Text Embeddings V2.

    python bedrock_runtime.py '{"faults": [{"fault": "throttled", "times": 2}], "settings": {"script": […]}}'

Requests are checked by botocore's model (see wire.py) and by the rules that the model does not state; settings:

    script     what the model says (see brain.py)
    width      characters of a text or argument fragment (7)
    cache      whether cached tokens are counted: written on first sight of a prefix, read after that (true)
    retired    model ids that have reached the end of their life
"""

import hashlib
import json
import math
import random
import re
import struct
import threading

import brain
import wire

RETIRED = ["anthropic.claude-3-5-sonnet-20240620-v1:0", "anthropic.claude-3-sonnet-20240229-v1:0"]
TITAN = "amazon.titan-embed-text-v2:0"
lock = threading.Lock()
cached = set()


def forget():
    """Forgets the prompt cache."""
    with lock:
        cached.clear()


def tokens(content):
    """The tokens of something, by its length as JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, default=str)
    return max(1, math.ceil(len(text.encode()) / 4))


# ------------------------------------------------------------------------------------------------- Converse


def check_model(call):
    """Refuses models that cannot be called."""
    model = call.params["modelId"]
    if model in call.settings.get("retired", RETIRED):
        raise wire.Refusal("ResourceNotFoundException", wire.END_OF_LIFE, 404)
    if re.fullmatch(r"anthropic\.claude-(sonnet|opus|haiku)-.*", model):
        raise wire.Refusal(
            "ValidationException",
            f"Invocation of model ID {model} with on-demand throughput isn't supported. Retry your request with the ID or "
            "ARN of an inference profile that contains this model.")


def conversation(params):
    """What the model sees, after the rules of Converse that the service model does not state."""
    seen = brain.Conversation()
    open_calls = {}
    messages = params.get("messages", [])
    check(messages and messages[0]["role"] == "user", "A conversation must start with a user message.")
    enabled = set()
    for number, message in enumerate(messages):
        check(message["content"], f"messages.{number}: content is empty")
        if number:
            check(message["role"] != messages[number - 1]["role"], "roles must alternate between user and assistant")
        if message["role"] == "user":
            answered = {block["toolResult"]["toolUseId"] for block in message["content"] if "toolResult" in block}
            check(answered == set(open_calls),
                  f"messages.{number}: tool results of {sorted(answered)} for the tool uses {sorted(open_calls)}")
        for block in message["content"]:
            read(block, message["role"], seen, open_calls, enabled)
        if message["role"] == "user":
            open_calls.clear()
            if any("text" in block for block in message["content"]):
                seen.question = " ".join(block["text"] for block in message["content"] if "text" in block)
                seen.turns, seen.outcomes = 0, []
        else:
            seen.turns += 1
            open_calls = {block["toolUse"]["toolUseId"]: block["toolUse"]["name"]
                          for block in message["content"] if "toolUse" in block}
    check(len(enabled) < 2, "citations must be enabled for all search results or for none")
    check(messages[-1]["role"] == "user", "the last message must be the user's")
    configured = params.get("toolConfig", {}).get("tools", [])
    seen.tools = [{"name": tool["toolSpec"]["name"], "schema": tool["toolSpec"]["inputSchema"]["json"]}
                  for tool in configured if "toolSpec" in tool]
    faults = wire.schema_violations(tool["schema"] for tool in seen.tools)
    check(not faults, "; ".join(faults))
    points = json.dumps(params, default=str).count('"cachePoint"')
    check(points <= 4, f"{points} cache points, at most 4 are allowed")
    return seen


def read(block, role, seen, open_calls, enabled):
    """Takes in one block of a message."""
    if "text" in block:
        check(block["text"].strip(), "The text field in the ContentBlock object is blank.")
    elif "searchResult" in block:
        note(block["searchResult"], seen, enabled)
    elif "toolUse" in block:
        check(role == "assistant", "toolUse is the assistant's")
        check(isinstance(block["toolUse"]["input"], dict), "The format of the value at toolUse.input is invalid: an object")
    elif "toolResult" in block:
        check(role == "user", "toolResult is the user's")
        for part in block["toolResult"]["content"]:
            if "searchResult" in part:
                note(part["searchResult"], seen, enabled)
            elif "json" in part:
                check(isinstance(part["json"], dict),
                      "The format of the value at toolResult.content.json is invalid. Provide a json object for the field")
                seen.outcomes.append((open_calls.get(block["toolResult"]["toolUseId"], "?"), json.dumps(part["json"])))
            elif "text" in part:
                check(part["text"].strip(), "The text field in the toolResult is blank.")
                seen.outcomes.append((open_calls.get(block["toolResult"]["toolUseId"], "?"), part["text"]))


def note(result, seen, enabled):
    """Takes in a search result."""
    texts = [part["text"] for part in result["content"]]
    check(texts and all(text.strip() for text in texts), "a search result has text blocks, none of them blank")
    check(result["source"] and result["title"], "a search result has a source and a title")
    enabled.add(result.get("citations", {}).get("enabled", False))
    seen.results.append(brain.SearchResult(result["source"], result["title"], texts))


def check(holds, complaint):
    """Refuses a request as Converse does; that it was made goes into the log."""
    if not holds:
        raise wire.Violation("ValidationException", complaint, 400)


def usage(params, parts, settings):
    """The token counts of a turn; what stands before a cache point is written once and read from then on."""
    prefix = json.dumps([params.get("toolConfig"), params.get("system")], default=str)
    total = tokens(params.get("messages", [])) + tokens(prefix)
    output = sum(tokens(part.text or part.arguments or part.reasoning) for part in parts)
    counts = {"inputTokens": total, "outputTokens": output, "totalTokens": total + output}
    if "cachePoint" in prefix and settings.get("cache", True):
        size = tokens(prefix)
        with lock:
            kind = "cacheReadInputTokens" if prefix in cached else "cacheWriteInputTokens"
            cached.add(prefix)
        counts |= {"inputTokens": total - size, kind: size}
    return counts


def call_id(params, position):
    """The id of a tool call: the same for the same conversation."""
    digest = hashlib.sha256(json.dumps(params.get("messages"), default=str).encode() + bytes([position])).hexdigest()
    return f"tooluse_{digest[:22]}"


def citation(cited, seen):
    """A citation of content blocks of a search result; `cited` may say a wrong number and source on purpose."""
    number, start, end, *wrong = cited
    result = seen.results[number]
    content = [{"text": "\n".join(result.blocks[start:end])}]
    place = {"searchResultIndex": wrong[0] if wrong else number, "start": start, "end": end}
    source = wrong[1] if len(wrong) > 1 else result.source
    return {"title": result.title, "source": source, "sourceContent": content, "location": {"searchResultLocation": place}}


def stop_reason(parts, stop):
    """Why a turn ends."""
    return stop or ("tool_use" if any(part.tool for part in parts) else "end_turn")


def converse(call):
    """The whole turn at once."""
    check_model(call)
    seen = conversation(call.params)
    parts, stop = brain.turn(seen, call.settings)
    content = []
    for position, part in enumerate(parts):
        if part.tool:
            arguments = json.loads(part.arguments or "{}")
            content.append({"toolUse": {"toolUseId": call_id(call.params, position), "name": part.tool, "input": arguments}})
        elif part.reasoning:
            content.append({"reasoningContent": {"reasoningText": {"text": part.reasoning, "signature": "c2ln"}}})
        elif part.cited:
            cited = [citation(cited, seen) for cited in part.cited]
            content.append({"citationsContent": {"content": [{"text": part.text}], "citations": cited}})
        else:
            content.append({"text": part.text})
    return {
        "output": {"message": {"role": "assistant", "content": content}}, "stopReason": stop_reason(parts, stop),
        "usage": usage(call.params, parts, call.settings), "metrics": {"latencyMs": 42},
    }


def converse_stream(call):
    """The turn as events; text blocks have no start, citations come after the text that they are of."""
    check_model(call)
    seen = conversation(call.params)
    parts, stop = brain.turn(seen, call.settings)
    width = call.settings.get("width", 7)
    events = wire.Events([("messageStart", {"role": "assistant"})])

    for index, part in enumerate(parts):
        deltas = []
        if part.tool:
            start = {"toolUse": {"toolUseId": call_id(call.params, index), "name": part.tool}}
            events.append(("contentBlockStart", {"start": start, "contentBlockIndex": index}))
            # Bedrock sends no fragment at all for a call without arguments.
            fragments = brain.pieces(part.arguments, width) if part.arguments not in ("", "{}") else []
            deltas = [{"toolUse": {"input": fragment}} for fragment in fragments]
        elif part.reasoning:
            deltas = [{"reasoningContent": {"text": text}} for text in brain.pieces(part.reasoning, width)]
            deltas.append({"reasoningContent": {"signature": "c2ln"}})
        else:
            deltas = [{"text": text} for text in brain.pieces(part.text, width)]
            deltas += [{"citation": citation(cited, seen)} for cited in part.cited]
        events += [("contentBlockDelta", {"delta": delta, "contentBlockIndex": index}) for delta in deltas]
        events.append(("contentBlockStop", {"contentBlockIndex": index}))
    events.append(("messageStop", {"stopReason": stop_reason(parts, stop)}))
    events.append(("metadata", {"usage": usage(call.params, parts, call.settings), "metrics": {"latencyMs": 42}}))
    return events


# ---------------------------------------------------------------------------------------------------- Titan


def invoke_model(call):
    """Embeds one text with Titan Text Embeddings V2."""
    if call.params["modelId"] != TITAN:
        raise wire.Refusal("ValidationException", f"The stand-in has no model {call.params['modelId']}", 400)
    try:
        body = json.loads(call.params.get("body") or b"{}")
    except ValueError:
        raise wire.Refusal("ValidationException", "Malformed input request, please reformat your input and try again.")
    unknown = set(body) - {"inputText", "dimensions", "normalize", "embeddingTypes"}
    titan_check(not unknown, f"extraneous key {sorted(unknown)} is not permitted")
    text, dimensions = body.get("inputText"), body.get("dimensions", 1024)
    titan_check(isinstance(text, str) and text, "expected minLength: 1, actual: 0")
    titan_check(len(text) <= 50_000, f"expected maxLength: 50000, actual: {len(text)}")
    count = titan_tokens(text)
    if count > 8192:
        raise wire.Refusal(
            "ValidationException",
            f"400 Bad Request: Too many input tokens. Max input tokens: 8192, request input token count: {count}")
    titan_check(dimensions in (256, 512, 1024), f"dimensions: {dimensions} is not one of 256, 512, 1024")
    types = body.get("embeddingTypes", ["float"])
    titan_check(types and set(types) <= {"float", "binary"}, "embeddingTypes: float or binary")
    vector = embedding(text, dimensions, body.get("normalize", True))
    by_type = {"float": vector, "binary": [1 if part > 0 else 0 for part in vector]}
    answer = {"inputTextTokenCount": count, "embeddingsByType": {kind: by_type[kind] for kind in types}}
    if "float" in types:
        answer["embedding"] = vector
    headers = {"Content-Type": "application/json", "X-Amzn-Bedrock-Input-Token-Count": str(count)}
    return wire.Reply(200, headers, json.dumps(answer).encode())


def titan_check(holds, complaint):
    """Refuses a body as Titan does."""
    if not holds:
        raise wire.Refusal("ValidationException", f"Malformed input request: #: {complaint}, please reformat your input "
                           "and try again.")


def titan_tokens(text):
    """Roughly what Titan counts: a token for four characters of a word, and for every other sign."""
    return sum(math.ceil(len(word) / 4) for word in re.findall(r"\w+|[^\w\s]", text)) + 2


def embedding(text, dimensions, normalize):
    """A vector of hashed words: texts that share words are near each other, and the same text has the same vector."""
    vector = [0.0] * dimensions
    for word in re.findall(r"\w+", text.lower()) or [text]:
        seed = struct.unpack(">Q", hashlib.sha256(word.encode()).digest()[:8])[0]
        draw = random.Random(seed)
        for _ in range(8):
            vector[draw.randrange(dimensions)] += draw.choice((-1.0, 1.0))
    length = math.sqrt(sum(part * part for part in vector)) or 1.0
    # Titan gives nine significant digits or so; a vector that cancels out is no vector.
    if not any(vector):
        vector[0] = length
    scale = 1 / length if normalize else 0.25
    return [round(part * scale, 9) for part in vector]


if __name__ == "__main__":
    handlers = {"Converse": converse, "ConverseStream": converse_stream, "InvokeModel": invoke_model}
    wire.main(wire.AWSService("bedrock-runtime", handlers, forget))
