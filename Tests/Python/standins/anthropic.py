"""Stands in for Anthropic's Messages API: POST /v1/messages, whole or as server-sent events.

    python anthropic.py '{"faults": [{"fault": "overloaded"}], "settings": {"script": […]}}'

Requests are checked by the JSON Schema below, written after the documented request of version 2023-06-01
(https://platform.claude.com/docs/en/api/messages), and by the rules that a schema cannot state. Settings are those of
bedrock_runtime.py; a fault of the kind `exception` has an error type as its name: `overloaded_error`.
"""

import hashlib
import json
import math
import threading

from jsonschema import Draft202012Validator

import brain
import wire

STATUSES = {
    "invalid_request_error": 400, "authentication_error": 401, "permission_error": 403, "not_found_error": 404,
    "request_too_large": 413, "rate_limit_error": 429, "api_error": 500, "overloaded_error": 529,
}
# What wire.REFUSALS says in AWS's words, in Anthropic's.
ERRORS = {
    "ThrottlingException": "rate_limit_error", "ExpiredTokenException": "authentication_error",
    "AccessDeniedException": "permission_error", "ResourceNotFoundException": "not_found_error",
    "ServiceUnavailableException": "overloaded_error", "InternalServerException": "api_error",
    "UnknownOperationException": "not_found_error",
}
RETIRED = ["claude-3-5-sonnet-20240620", "claude-3-sonnet-20240229"]
MODELS = ["claude-sonnet-4-6", "claude-haiku-4-5-20251001"]


def strict(required, **members):
    """An object with these members and no others."""
    return {"type": "object", "properties": members, "required": required.split(), "additionalProperties": False}


CACHE = strict("type", type={"const": "ephemeral"}, ttl={"enum": ["5m", "1h"]})
WORDS = {"type": "string", "pattern": r"\S"}
TEXT = strict("type text", type={"const": "text"}, text=WORDS, cache_control=CACHE)
SEARCH_RESULT = strict(
    "type source title content", type={"const": "search_result"}, source=WORDS, title=WORDS, cache_control=CACHE,
    content={"type": "array", "minItems": 1, "items": TEXT},
    citations=strict("enabled", enabled={"type": "boolean"}))
TOOL_USE = strict(
    "type id name input", type={"const": "tool_use"}, id={"type": "string", "pattern": "^[a-zA-Z0-9_-]+$"},
    name={"type": "string", "pattern": "^[a-zA-Z0-9_-]{1,200}$"}, input={"type": "object"}, cache_control=CACHE)
TOOL_RESULT = strict(
    "type tool_use_id", type={"const": "tool_result"}, tool_use_id={"type": "string", "pattern": "^[a-zA-Z0-9_-]+$"},
    content={"anyOf": [{"type": "string"}, {"type": "array", "items": {"anyOf": [TEXT, SEARCH_RESULT]}}]},
    is_error={"type": "boolean"}, cache_control=CACHE)
BLOCK = {"anyOf": [TEXT, SEARCH_RESULT, TOOL_USE, TOOL_RESULT]}
REQUEST = strict(
    "model max_tokens messages", model={"type": "string", "minLength": 1}, max_tokens={"type": "integer", "minimum": 1},
    messages={"type": "array", "minItems": 1, "items": strict(
        "role content", role={"enum": ["user", "assistant"]},
        content={"anyOf": [WORDS, {"type": "array", "minItems": 1, "items": BLOCK}]})},
    system={"anyOf": [WORDS, {"type": "array", "items": TEXT}]},
    tools={"type": "array", "items": strict(
        "name input_schema", name={"type": "string", "pattern": "^[a-zA-Z0-9_-]{1,128}$"},
        description={"type": "string"}, cache_control=CACHE,
        input_schema={"type": "object", "properties": {"type": {"const": "object"}}, "required": ["type"]})},
    temperature={"type": "number", "minimum": 0, "maximum": 1}, stream={"type": "boolean"},
    stop_sequences={"type": "array", "items": WORDS})
lock = threading.Lock()
cached = set()


class MessagesService:
    """The API as a service of wire.py."""

    def reset(self):
        """Forgets the prompt cache."""
        with lock:
            cached.clear()

    def operation(self, request):
        """The one operation."""
        return "Messages" if (request.method, request.path) == ("POST", "/v1/messages") else None

    def check(self, request):
        """The body of a request and what is wrong with it."""
        try:
            body = json.loads(request.body)
        except ValueError as error:
            return {}, [f"the body is no JSON: {error}"]
        found = [f"{error.json_path}: {error.message}"[:300] for error in Draft202012Validator(REQUEST).iter_errors(body)]
        found += wire.schema_violations(tool["input_schema"] for tool in body.get("tools", []) if not found)
        headers = request.headers
        if headers.get("anthropic-version") != "2023-06-01":
            found.append("anthropic-version: header is required")
        if (headers.get("Content-Type") or "").split(";")[0] != "application/json":
            found.append("content-type: application/json is required")
        return body, found if found else conversation(body)[1]

    def answer(self, call):
        """The reply to a checked request."""
        if not call.request.headers.get("x-api-key"):
            raise wire.Refusal("authentication_error", "x-api-key header is required")
        model = call.params["model"]
        if model in call.settings.get("retired", RETIRED) or model not in MODELS:
            raise wire.Refusal("not_found_error", f"model: {model}")
        seen, _ = conversation(call.params)
        parts, stop = brain.turn(seen, call.settings)
        blocks = [block(part, seen, call.params, position) for position, part in enumerate(parts)]
        reason = stop or ("tool_use" if any(part.tool for part in parts) else "end_turn")
        counts = usage(call.params, parts, call.settings)
        if call.params.get("stream"):
            pieces = list(events(model, parts, blocks, reason, counts, call.settings.get("width", 7)))
            return wire.Reply(200, {"Content-Type": "text/event-stream; charset=utf-8"} | self.request_id(), pieces=pieces)
        body = json.dumps(message(model, blocks, reason, counts)).encode()
        return wire.Reply(200, {"Content-Type": "application/json"} | self.request_id(), body)

    def request_id(self):
        """The header that names a request."""
        return {"request-id": "req_standin"}

    def refusal(self, error):
        """The reply for an error."""
        kind = ERRORS.get(error.code, error.code)
        status = error.status if error.code == kind and error.status else STATUSES.get(kind, 400)
        body = {"type": "error", "error": {"type": kind, "message": error.message}, "request_id": "req_standin"}
        headers = {"Content-Type": "application/json"} | self.request_id() | error.headers
        return wire.Reply(status, headers, json.dumps(body).encode())

    def invalid(self, violations):
        """The error for a request that breaks the rules."""
        return wire.Refusal("invalid_request_error", "; ".join(violations), 400)

    def exception(self, operation, name, message):
        """The event that says that a stream failed."""
        return sse({"type": "error", "error": {"type": name, "message": message}})


def blocks_of(content):
    """The blocks of a message or a result: a string is one of text."""
    return [{"type": "text", "text": content}] if isinstance(content, str) else content


def conversation(body):
    """What the model sees, and what breaks the rules that a schema cannot state."""
    seen, found, calls, enabled = brain.Conversation(), [], {}, set()
    messages = body["messages"]
    if messages[0]["role"] != "user":
        found.append("messages: first message must use the user role")
    for number, given in enumerate(messages):
        blocks = blocks_of(given["content"])
        answered = [part["tool_use_id"] for part in blocks if part["type"] == "tool_result"]
        if given["role"] == "user" and (set(answered) != set(calls) or len(set(answered)) < len(answered)):
            found.append(f"messages.{number}: tool_result blocks {answered} for the tool_use ids {list(calls)}")
        first_others = next((at for at, part in enumerate(blocks) if part["type"] != "tool_result"), len(blocks))
        if any(part["type"] == "tool_result" for part in blocks[first_others:]):
            found.append(f"messages.{number}: tool_result blocks must come first")
        for part in blocks:
            if (part["type"] == "tool_use") != (given["role"] == "assistant") and part["type"] != "text":
                found.append(f"messages.{number}: {part['type']} is not allowed for the role {given['role']}")
            take(part, seen, calls, enabled)
        calls = {part["id"]: part["name"] for part in blocks if part["type"] == "tool_use"}
        texts = [part["text"] for part in blocks if part["type"] == "text"]
        if given["role"] == "assistant":
            seen.turns += 1
        elif texts:
            seen.question, seen.turns, seen.outcomes = " ".join(texts), 0, []
    if messages[-1]["role"] != "user" and str(blocks_of(messages[-1]["content"])[-1].get("text", "")).endswith(" "):
        found.append("messages: final assistant content cannot end with trailing whitespace")
    if len(enabled) > 1:
        found.append("citations must be enabled for all search results or for none")
    points = json.dumps(body).count('"cache_control"')
    if points > 4:
        found.append(f"a maximum of 4 blocks with cache_control may be provided, found {points}")
    seen.tools = [{"name": tool["name"], "schema": tool["input_schema"]} for tool in body.get("tools", [])]
    return seen, found


def take(part, seen, calls, enabled):
    """Takes in one block."""
    if part["type"] == "search_result":
        enabled.add(part.get("citations", {}).get("enabled", False))
        texts = [text["text"] for text in part["content"]]
        seen.results.append(brain.SearchResult(part["source"], part["title"], texts))
    elif part["type"] == "tool_result":
        for inner in blocks_of(part.get("content", [])):
            if inner["type"] == "search_result":
                take(inner, seen, calls, enabled)
            else:
                seen.outcomes.append((calls.get(part["tool_use_id"], "?"), inner["text"]))


def tokens(content):
    """The tokens of something, by its length as JSON."""
    return math.ceil(len((content if isinstance(content, str) else json.dumps(content)).encode()) / 4)


def usage(body, parts, settings):
    """The token counts of a turn; what stands before a cache point is written once and read from then on."""
    prefix = json.dumps([body.get("tools"), body.get("system")])
    counts = {
        "input_tokens": tokens(body["messages"]), "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0,
        "output_tokens": sum(tokens(part.text or part.arguments or part.reasoning) for part in parts),
    }
    if "cache_control" not in prefix or not settings.get("cache", True):
        counts["input_tokens"] += tokens(prefix)
        return counts
    with lock:
        counts["cache_read_input_tokens" if prefix in cached else "cache_creation_input_tokens"] = tokens(prefix)
        cached.add(prefix)
    return counts


def block(part, seen, body, position):
    """A block of the answer."""
    if part.tool:
        digest = hashlib.sha256(json.dumps(body["messages"]).encode() + bytes([position])).hexdigest()
        return {"type": "tool_use", "id": f"toolu_{digest[:24]}", "name": part.tool,
                "input": arguments(part)}
    if part.reasoning:
        return {"type": "thinking", "thinking": part.reasoning, "signature": "c2ln"}
    return {"type": "text", "text": part.text, "citations": [citation(cited, seen) for cited in part.cited] or None}


def arguments(part):
    """The arguments of a call; an object, as the API gives nothing else in a whole answer."""
    try:
        given = json.loads(part.arguments or "{}")
    except ValueError:
        given = {}
    return given if isinstance(given, dict) else {}


def citation(cited, seen):
    """A citation of content blocks of a search result; `cited` may say a wrong number and source on purpose."""
    number, start, end, *wrong = cited
    result = seen.results[number]
    return {
        "type": "search_result_location", "search_result_index": wrong[0] if wrong else number,
        "source": wrong[1] if len(wrong) > 1 else result.source, "title": result.title,
        "cited_text": "".join(result.blocks[start:end]), "start_block_index": start, "end_block_index": end,
    }


def message(model, blocks, reason, counts):
    """The whole answer."""
    return {
        "id": "msg_standin", "type": "message", "role": "assistant", "model": model, "content": blocks,
        "stop_reason": reason, "stop_sequence": None, "usage": counts,
    }


def sse(event):
    """One server-sent event."""
    return f"event: {event['type']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n".encode()


def events(model, parts, blocks, reason, counts, width):
    """The events of an answer, as bytes."""
    yield sse({"type": "message_start", "message": message(model, [], None, counts | {"output_tokens": 1})})
    yield sse({"type": "ping"})
    for index, (part, given) in enumerate(zip(parts, blocks)):
        start = dict(given)
        if part.tool:
            start["input"] = {}
            # The first fragment is empty; a call without arguments has no other.
            fragments = [""] + (brain.pieces(part.arguments, width) if part.arguments not in ("", "{}") else [])
            deltas = [{"type": "input_json_delta", "partial_json": text} for text in fragments]
        elif part.reasoning:
            start |= {"thinking": "", "signature": ""}
            deltas = [{"type": "thinking_delta", "thinking": text} for text in brain.pieces(part.reasoning, width)]
            deltas.append({"type": "signature_delta", "signature": "c2ln"})
        else:
            start = {"type": "text", "text": ""} | ({"citations": []} if given["citations"] else {})
            deltas = [{"type": "text_delta", "text": text} for text in brain.pieces(part.text, width)]
            # Citations may come before the words that they are of.
            cited = [{"type": "citations_delta", "citation": place} for place in given["citations"] or []]
            deltas = cited + deltas if index % 2 else deltas + cited
        yield sse({"type": "content_block_start", "index": index, "content_block": start})
        for delta in deltas:
            yield sse({"type": "content_block_delta", "index": index, "delta": delta})
        yield sse({"type": "content_block_stop", "index": index})
    yield sse({"type": "message_delta", "delta": {"stop_reason": reason, "stop_sequence": None},
               "usage": {"output_tokens": counts["output_tokens"]}})
    yield sse({"type": "message_stop"})


if __name__ == "__main__":
    wire.main(MessagesService())
