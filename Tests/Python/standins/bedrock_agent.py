"""A stand-in for a managed Bedrock knowledge base: Retrieve, data sources, ingestion jobs.

The knowledge base is KB00000001. Settings: `documents`, its chunks as {"text", "uri", "metadata", "chunkId", "type"};
`pageSize`, the most results of a page; `dataSources`, ids and names; `polls`, how often a job is asked after before
it ends; `outcome`, how it ends (COMPLETE); `reasons`, why it failed; `statistics`, its figures at the end.

A document's score is the part of the question's words that it has. `notIn` accepts a document without the attribute
(unverified), as `notEquals` does by the documentation.
"""

import re
from datetime import datetime, timezone

import wire

KNOWLEDGE_BASE = "KB00000001"
NUMBERS = {
    "greaterThan": lambda value, bound: value > bound,
    "greaterThanOrEquals": lambda value, bound: value >= bound,
    "lessThan": lambda value, bound: value < bound,
    "lessThanOrEquals": lambda value, bound: value <= bound,
}

jobs = {}


def invalid(message):
    """The error for what the service refuses."""
    return wire.Refusal("ValidationException", message)


def check_knowledge_base(call):
    """Refuses another knowledge base."""
    if call.params["knowledgeBaseId"] != KNOWLEDGE_BASE:
        raise wire.Refusal(
            "ResourceNotFoundException", f"Knowledge Base with id {call.params['knowledgeBaseId']} does not exist")


def words(text):
    """The words of a text."""
    return set(re.findall(r"\w+", text.lower()))


def retrieve(call):
    """Retrieve."""
    check_knowledge_base(call)
    search = call.params.get("retrievalConfiguration", {}).get("vectorSearchConfiguration", {})
    count = search.get("numberOfResults", 5)
    if not 1 <= count <= 100:
        raise invalid("numberOfResults must be between 1 and 100")
    asked = words(call.params["retrievalQuery"].get("text", ""))
    found = []
    for number, document in enumerate(call.settings.get("documents", [])):
        metadata = {"x-amz-bedrock-kb-source-uri": document["uri"]} | document.get("metadata", {})
        if "filter" in search and not accepts(search["filter"], metadata):
            continue
        score = len(asked & words(document.get("text", ""))) / max(1, len(asked))
        if score > 0:
            found.append((-score, number, document, metadata))
    found.sort(key=lambda item: item[:2])
    start = int(call.params.get("nextToken", "0"))
    end = min(start + min(count, call.settings.get("pageSize", 100)), len(found))
    answer = {"retrievalResults": [result(-score, *rest) for score, _, *rest in found[start:end]]}
    if end < len(found):
        answer["nextToken"] = str(end)
    return answer


def result(score, document, metadata):
    """A document as a result."""
    derived = {"x-amz-bedrock-kb-data-source-id": "DS00000001", "x-amz-bedrock-kb-source-file-modality": "TEXT"}
    if "chunkId" in document:
        derived["x-amz-bedrock-kb-chunk-id"] = document["chunkId"]
    location = document.get("location") or {"type": "S3", "s3Location": {"uri": document["uri"]}}
    content = document.get("content") or {"type": "TEXT", "text": document["text"]}
    return {"content": content, "location": location, "score": score, "metadata": metadata | derived}


def accepts(condition, metadata):
    """Whether metadata fulfil a filter."""
    (word, operand), = condition.items()
    if word == "andAll":
        return all(accepts(part, metadata) for part in operand)
    if word == "orAll":
        return any(accepts(part, metadata) for part in operand)
    return holds(word, metadata.get(operand["key"]), operand["value"])


def same(left, right):
    """Whether two values are alike; true is not 1."""
    return left == right and isinstance(left, bool) == isinstance(right, bool)


def holds(word, found, value):
    """Whether an attribute, `None` for an absent one, fulfils one operator."""
    members = found if isinstance(found, list) else [] if found is None else [found]
    if word in ("equals", "notEquals"):
        return any(same(member, value) for member in members) == (word == "equals")
    if word in ("in", "notIn"):
        return any(same(member, part) for member in members for part in value) == (word == "in")
    if word in NUMBERS:
        return isinstance(found, (int, float)) and not isinstance(found, bool) and NUMBERS[word](found, value)
    if word == "startsWith":
        return isinstance(found, str) and found.startswith(value)
    if word == "listContains":
        return isinstance(found, list) and value in found
    return any(isinstance(member, str) and value in member for member in members)


def data_sources(call):
    """ListDataSources, one a page."""
    check_knowledge_base(call)
    listed = call.settings.get("dataSources", [{"dataSourceId": "DS00000001", "name": "documents"}])
    start = int(call.params.get("nextToken", "0"))
    now = datetime.now(timezone.utc)
    state = {"knowledgeBaseId": KNOWLEDGE_BASE, "status": "AVAILABLE", "updatedAt": now}
    answer = {"dataSourceSummaries": [state | one for one in listed[start : start + 1]]}
    if start + 1 < len(listed):
        answer["nextToken"] = str(start + 1)
    return answer


def start_job(call):
    """StartIngestionJob: the same job for the same token; one at a time for a data source."""
    check_knowledge_base(call)
    source, token = call.params["dataSourceId"], call.params.get("clientToken")
    for job in jobs.values():
        if job["token"] == token:
            return {"ingestionJob": shown(job, call)}
    if any(job["source"] == source and job["polls"] >= 0 and not is_over(job, call) for job in jobs.values()):
        raise wire.Refusal("ConflictException", f"There is an ongoing ingestion job for data source {source}")
    job = {"id": f"JOB{len(jobs) + 1:07}", "source": source, "token": token, "polls": 0}
    job["started"] = datetime.now(timezone.utc)
    jobs[job["id"]] = job
    return {"ingestionJob": shown(job, call)}


def get_job(call):
    """GetIngestionJob: each call brings the job nearer to its end."""
    job = jobs.get(call.params["ingestionJobId"])
    if job is None:
        raise wire.Refusal("ResourceNotFoundException", "The ingestion job does not exist")
    job["polls"] += 1
    return {"ingestionJob": shown(job, call)}


def is_over(job, call):
    """Whether a job has come to its end."""
    return job["polls"] >= call.settings.get("polls", 2)


def shown(job, call):
    """A job as the service shows it."""
    settings, over = call.settings, is_over(job, call)
    figures = settings.get("statistics", {"numberOfDocumentsScanned": 3, "numberOfNewDocumentsIndexed": 3})
    answer = {
        "knowledgeBaseId": KNOWLEDGE_BASE, "dataSourceId": job["source"], "ingestionJobId": job["id"],
        "status": settings.get("outcome", "COMPLETE") if over else "STARTING" if job["polls"] == 0 else "IN_PROGRESS",
        "statistics": {name: figure if over else min(job["polls"], figure) for name, figure in figures.items()},
        "startedAt": job["started"], "updatedAt": datetime.now(timezone.utc),
    }
    if over and settings.get("outcome") == "FAILED":
        answer["failureReasons"] = settings.get("reasons", ["planned"])
    return answer


AGENT = {"ListDataSources": data_sources, "StartIngestionJob": start_job, "GetIngestionJob": get_job}

if __name__ == "__main__":
    wire.main(
        wire.AWSService("bedrock-agent-runtime", {"Retrieve": retrieve}),
        wire.AWSService("bedrock-agent", AGENT, jobs.clear))
