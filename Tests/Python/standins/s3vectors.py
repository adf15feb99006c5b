"""A stand-in for Amazon S3 Vectors: keeps vectors, answers queries exactly, and enforces the documented limits.

The vector bucket `kb-vectors` is there from the start. Setting `pageSize` makes pages of `ListVectors` shorter.

Where the documentation says nothing the harsher reading is taken: `$ne` and `$nin` fail for an absent attribute.
"""

import base64
import json
import math
import threading
import zlib
from datetime import datetime, timezone

import numpy
import wire

ACCOUNT = "arn:aws:s3vectors:us-east-1:123456789012:bucket"
BUCKET = "kb-vectors"
TOTAL, FILTERABLE, KEYS, PAYLOAD, TOP = 40 * 1024, 2048, 50, 20 * 1024 * 1024, 100
COMPARISONS = {
    "$gt": lambda value, bound: value > bound,
    "$gte": lambda value, bound: value >= bound,
    "$lt": lambda value, bound: value < bound,
    "$lte": lambda value, bound: value <= bound,
}

buckets = {}
lock = threading.Lock()


def reset():
    """One bucket without an index."""
    buckets.clear()
    buckets[BUCKET] = {}


def invalid(message):
    """The error for what the service refuses."""
    return wire.Refusal("ValidationException", message)


def missing(what):
    """The error for what is not there."""
    return wire.Refusal("NotFoundException", f"The specified {what} could not be found")


def bucket_of(call):
    """The indices of the bucket that a call names."""
    name = call.params.get("vectorBucketName") or call.params.get("vectorBucketArn", "").rpartition("/")[2]
    if name not in buckets:
        raise missing("vector bucket")
    return buckets[name]


def index_of(call):
    """The index that a call names."""
    if "indexArn" in call.params:
        _, bucket, _, name = call.params["indexArn"].rsplit("/", 3)
        indices = buckets.get(bucket, {})
    else:
        indices, name = bucket_of(call), call.params.get("indexName")
    if name not in indices:
        raise missing("index")
    return indices[name]


def create_bucket(call):
    """CreateVectorBucket."""
    name = call.params["vectorBucketName"]
    if name in buckets:
        raise wire.Refusal("ConflictException", "A vector bucket with the specified name already exists")
    buckets[name] = {}
    return {"vectorBucketArn": f"{ACCOUNT}/{name}"}


def create_index(call):
    """CreateIndex."""
    indices, name = bucket_of(call), call.params["indexName"]
    if name in indices:
        raise wire.Refusal("ConflictException", "An index with the specified name already exists")
    indices[name] = {"settings": dict(call.params), "created": datetime.now(timezone.utc), "vectors": {}}
    return {"indexArn": f"{ACCOUNT}/{call.params['vectorBucketName']}/index/{name}"}


def get_index(call):
    """GetIndex."""
    index = index_of(call)
    settings = index["settings"]
    answer = {
        "vectorBucketName": settings["vectorBucketName"], "indexName": settings["indexName"],
        "indexArn": f"{ACCOUNT}/{settings['vectorBucketName']}/index/{settings['indexName']}",
        "creationTime": index["created"], "dataType": settings["dataType"], "dimension": settings["dimension"],
        "distanceMetric": settings["distanceMetric"],
    }
    if "metadataConfiguration" in settings:
        answer["metadataConfiguration"] = settings["metadataConfiguration"]
    return {"index": answer}


def delete_index(call):
    """DeleteIndex."""
    index_of(call)
    del bucket_of(call)[call.params["indexName"]]
    return {}


def unfilterable(index):
    """The keys that the index declares non-filterable."""
    return index["settings"].get("metadataConfiguration", {}).get("nonFilterableMetadataKeys", [])


def elements(index, key, data):
    """The elements of a vector as 32-bit floats, checked."""
    values = numpy.array(data["float32"], dtype=numpy.float32)
    if len(values) != index["settings"]["dimension"]:
        raise invalid(f"Invalid record for key '{key}': vector must have length {index['settings']['dimension']}")
    if not numpy.isfinite(values).all():
        raise invalid(f"Invalid record for key '{key}': vector must have finite values")
    if index["settings"]["distanceMetric"] == "cosine" and not values.any():
        raise invalid(f"Invalid record for key '{key}': zero vectors are not allowed with the cosine metric")
    return values


def size(metadata):
    """The bytes of metadata as compact JSON."""
    return len(json.dumps(metadata, separators=(",", ":"), ensure_ascii=False).encode())


def check_metadata(index, key, metadata):
    """Refuses metadata that breaks a limit."""
    def refuse(what):
        raise invalid(f"Invalid record for key '{key}': {what}")

    if not isinstance(metadata, dict):
        refuse("Metadata must be an object")
    for value in metadata.values():
        parts = value if isinstance(value, list) else [value]
        if not all(isinstance(part, (str, int, float, bool)) for part in parts):
            refuse("Metadata values must be strings, numbers, booleans or lists")
    if len(metadata) > KEYS:
        refuse(f"Metadata must have at most {KEYS} keys")
    if size(metadata) > TOTAL:
        refuse(f"Metadata must have at most {TOTAL} bytes")
    names = unfilterable(index)
    if size({name: value for name, value in metadata.items() if name not in names}) > FILTERABLE:
        refuse(f"Filterable metadata must have at most {FILTERABLE} bytes")


def put(call):
    """PutVectors: all or none."""
    index = index_of(call)
    if len(call.request.body) > PAYLOAD:
        raise invalid(f"The request must have at most {PAYLOAD} bytes")
    checked = {}
    for vector in call.params["vectors"]:
        values = elements(index, vector["key"], vector["data"])
        metadata = vector.get("metadata") or {}
        check_metadata(index, vector["key"], metadata)
        checked[vector["key"]] = (values, metadata)
    index["vectors"] |= checked
    return {}


def delete(call):
    """DeleteVectors."""
    for key in call.params["keys"]:
        index_of(call)["vectors"].pop(key, None)
    return {}


def output(key, vector, params):
    """A vector as far as it is asked for."""
    found = {"key": key}
    if params.get("returnData"):
        found["data"] = {"float32": [float(value) for value in vector[0]]}
    if params.get("returnMetadata"):
        found["metadata"] = vector[1]
    return found


def get(call):
    """GetVectors."""
    vectors = index_of(call)["vectors"]
    found = [output(key, vectors[key], call.params) for key in call.params["keys"] if key in vectors]
    return {"vectors": found}


def list_vectors(call):
    """ListVectors, a part of the keys by their hash."""
    params, vectors = call.params, index_of(call)["vectors"]
    count, part = params.get("segmentCount", 1), params.get("segmentIndex", 0)
    if part >= count:
        raise invalid("segmentIndex must be less than segmentCount")
    after = base64.b64decode(params["nextToken"]).decode() if "nextToken" in params else ""
    keys = sorted(key for key in vectors if zlib.crc32(key.encode()) % count == part and key > after)
    most = min(params.get("maxResults", 500), call.settings.get("pageSize", 1000))
    answer = {"vectors": [output(key, vectors[key], params) for key in keys[:most]]}
    if len(keys) > most:
        answer["nextToken"] = base64.b64encode(keys[most - 1].encode()).decode()
    return answer


def query(call):
    """QueryVectors, exact; ties by key."""
    index, params = index_of(call), call.params
    if not 1 <= params["topK"] <= TOP:
        raise invalid(f"topK must be between 1 and {TOP}")
    wanted = elements(index, "query", params["queryVector"]).astype(numpy.float64)
    metric, found = index["settings"]["distanceMetric"], []
    condition = params.get("filter")
    if condition is not None:
        check_filter(condition, unfilterable(index))
    for key, (values, metadata) in index["vectors"].items():
        if condition is None or accepts(condition, metadata):
            found.append((distance(metric, wanted, values.astype(numpy.float64)), key, metadata))
    found.sort(key=lambda item: item[:2])
    answer = []
    for far, key, metadata in found[: params["topK"]]:
        match = {"key": key}
        if params.get("returnDistance"):
            match["distance"] = far
        if params.get("returnMetadata"):
            match["metadata"] = metadata
        answer.append(match)
    return {"vectors": answer, "distanceMetric": metric}


def distance(metric, left, right):
    """How far two vectors are."""
    if metric == "euclidean":
        return float(numpy.linalg.norm(left - right))
    return float(1 - left @ right / (numpy.linalg.norm(left) * numpy.linalg.norm(right)))


def check_filter(condition, forbidden):
    """Refuses what is no filter."""
    if not isinstance(condition, dict) or not condition:
        raise invalid("Invalid query filter: expected an object")
    for name, operand in condition.items():
        if name in ("$and", "$or"):
            if not isinstance(operand, list) or not operand:
                raise invalid(f"Invalid query filter: {name} takes a non-empty array")
            for part in operand:
                check_filter(part, forbidden)
        elif name.startswith("$"):
            raise invalid(f"Invalid query filter: unknown operator {name}")
        elif name in forbidden:
            raise invalid(f"Invalid query filter: key '{name}' is not filterable")
        else:
            for operator, value in (operand if isinstance(operand, dict) else {"$eq": operand}).items():
                check_operand(operator, value)


def check_operand(operator, value):
    """Refuses an operator that does not exist or whose operand is of another type."""
    def is_number(part):
        return isinstance(part, (int, float)) and not isinstance(part, bool) and math.isfinite(part)

    if operator in ("$eq", "$ne"):
        right = isinstance(value, (str, bool)) or is_number(value)
    elif operator in COMPARISONS:
        right = is_number(value)
    elif operator in ("$in", "$nin"):
        right = isinstance(value, list) and value and all(
            isinstance(part, (str, bool)) or is_number(part) for part in value)
    else:
        right = operator == "$exists" and isinstance(value, bool)
    if not right:
        raise invalid(f"Invalid query filter: {operator} with {value!r}")


def accepts(condition, metadata):
    """Whether metadata fulfil a filter."""
    for name, operand in condition.items():
        if name == "$and":
            fits = all(accepts(part, metadata) for part in operand)
        elif name == "$or":
            fits = any(accepts(part, metadata) for part in operand)
        else:
            operators = operand if isinstance(operand, dict) else {"$eq": operand}
            fits = all(holds(operator, metadata.get(name), value) for operator, value in operators.items())
        if not fits:
            return False
    return True


def same(left, right):
    """Whether two values are alike; true is not 1."""
    return left == right and isinstance(left, bool) == isinstance(right, bool)


def holds(operator, found, value):
    """Whether an attribute, `None` for an absent one, fulfils one operator."""
    if operator == "$exists":
        return (found is not None) == value
    if found is None:
        return False
    members = found if isinstance(found, list) else [found]
    if operator == "$eq":
        return any(same(member, value) for member in members)
    if operator == "$ne":
        return not any(same(member, value) for member in members)
    if operator == "$in":
        return any(same(member, part) for member in members for part in value)
    if operator == "$nin":
        return not any(same(member, part) for member in members for part in value)
    is_number = isinstance(found, (int, float)) and not isinstance(found, bool)
    return is_number and COMPARISONS[operator](found, value)


def alone(handler):
    """A handler that no other runs beside."""
    def run(call):
        with lock:
            return handler(call)
    return run


HANDLERS = {
    "CreateVectorBucket": create_bucket, "CreateIndex": create_index, "GetIndex": get_index,
    "DeleteIndex": delete_index, "PutVectors": put, "DeleteVectors": delete, "GetVectors": get,
    "ListVectors": list_vectors, "QueryVectors": query,
}

if __name__ == "__main__":
    reset()
    wire.main(wire.AWSService("s3vectors", {name: alone(handler) for name, handler in HANDLERS.items()}, reset))
