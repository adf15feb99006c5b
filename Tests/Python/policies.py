"""Holds policies against what AWS's own tools know.

    python3 Tests/Python/policies.py FILE

FILE is a JSON list of `{"feature", "kind", "document"}`. Identity policies are checked by moto's validator of documents,
ARNs are parsed by botocore, regions are looked up in its endpoints, actions in its service models. Prints one line a
breach.
"""

import functools
import json
import sys

import botocore.session
from botocore.utils import ArnParser
from moto.iam.exceptions import MalformedPolicyDocument
from moto.iam.policy_validation import IAMPolicyDocumentValidator

# Where an action has not the name of an operation, the operation that it permits; where the signing name is no service.
OPERATIONS = {"s3:ListBucket": "ListObjectsV2", "s3:ListBucketMultipartUploads": "ListMultipartUploads",
              "s3:ListMultipartUploadParts": "ListParts", "glue:BatchGetPartition": "BatchGetPartition",
              "lambda:InvokeFunction": "Invoke"}
SERVICES = {"bedrock": ["bedrock-runtime", "bedrock-agent", "bedrock-agent-runtime"]}
SESSION = botocore.session.get_session()
PARTITIONS = SESSION.get_available_partitions()
REGIONS = {partition: set(SESSION.get_available_regions("sts", partition)) for partition in PARTITIONS}


@functools.cache
def operations(prefix):
    names = SERVICES.get(prefix, [prefix])
    return {name for service in names for name in SESSION.get_service_model(service).operation_names}


def breaches_of(action):
    prefix, _, name = action.partition(":")
    if "*" in action or "?" in action:
        yield f"{action} is a pattern"
    elif OPERATIONS.get(action, name) not in operations(prefix):
        yield f"{action} permits no operation of {prefix}"


def breaches_in(arn, prefixes):
    parts = ArnParser().parse_arn(arn)
    if parts["service"] not in prefixes:
        yield f"{arn} is no resource of {prefixes}"
    if parts["partition"] not in PARTITIONS:
        yield f"{arn} is in no partition"
    elif parts["region"] and parts["region"] not in REGIONS[parts["partition"]]:
        yield f"{arn} is in no region"
    if parts["account"] and not (parts["account"].isdigit() and len(parts["account"]) == 12):
        yield f"{arn} is of no account"
    if parts["service"] == "s3" and (parts["region"] or parts["account"]):
        yield f"{arn}: buckets have neither region nor account"
    # Without a configured database the tables of all are within reach.
    fixed = arn.removesuffix(":table/*/*").removesuffix("/*").removesuffix(":*")
    if "?" in arn or "*" in fixed or parts["resource"] in ("", "*"):
        yield f"{arn} is a pattern elsewhere than at its end"


def breaches(policy):
    if policy["kind"] == "identity":
        try:
            IAMPolicyDocumentValidator(json.dumps(policy["document"])).validate()
        except MalformedPolicyDocument as error:
            yield f"moto: {error}"
    ids = [statement["Sid"] for statement in policy["document"]["Statement"]]
    if len(ids) != len(set(ids)) or not all(name.isalnum() for name in ids):
        yield f"the ids {ids} are not right"
    for statement in policy["document"]["Statement"]:
        prefixes = {action.partition(":")[0] for action in statement["Action"]}
        for action in statement["Action"]:
            yield from breaches_of(action)
        for arn in statement.get("Resource", []):
            yield from breaches_in(arn, prefixes)


for policy in json.load(open(sys.argv[1])):
    for breach in breaches(policy):
        print(f"{policy['feature']}: {breach}")
