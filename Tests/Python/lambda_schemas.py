"""Holds the descriptions of the tools against those who will read them: botocore's models of CreateAgentActionGroup and
CreateGatewayTarget, and a validator of OpenAPI.

    lambda_schemas.py OPENAPI FUNCTIONS MCP

Limits that botocore knows but does not check (lengths, patterns, enumerations) are checked here from its models.
"""

import json
import pathlib
import re
import sys

import botocore.session
from botocore.validate import ParamValidator
from openapi_spec_validator import OpenAPIV30SpecValidator

session = botocore.session.get_session()


def check(service, operation, parameters):
    shape = session.get_service_model(service).operation_model(operation).input_shape
    report = ParamValidator().validate(parameters, shape)
    assert not report.has_errors(), report.generate_report()
    strict(parameters, shape, operation)


def strict(value, shape, path):
    if shape.type_name == "structure":
        for name, member in value.items():
            strict(member, shape.members[name], f"{path}.{name}")
    elif shape.type_name == "list":
        for index, member in enumerate(value):
            strict(member, shape.member, f"{path}[{index}]")
    elif shape.type_name == "map":
        for name, member in value.items():
            strict(name, shape.key, f"{path}.{name} (key)")
            strict(member, shape.value, f"{path}.{name}")
    elif shape.type_name == "string":
        assert len(value) >= shape.metadata.get("min", 0), path
        assert len(value) <= shape.metadata.get("max", len(value)), (path, len(value))
        assert re.fullmatch(shape.metadata.get("pattern", r"[\s\S]*"), value), (path, value)
        assert not shape.enum or value in shape.enum, (path, value)


openapi, functions, mcp = (json.loads(pathlib.Path(name).read_text()) for name in sys.argv[1:4])
errors = list(OpenAPIV30SpecValidator(openapi).iter_errors())
assert not errors, errors
assert openapi["openapi"] == "3.0.0" and '"enum"' not in json.dumps(openapi)
for path, item in openapi["paths"].items():
    assert path == f"/{item['post']['operationId']}" and item["post"]["description"]
group = {"agentId": "AGENT12345", "agentVersion": "DRAFT", "actionGroupName": "engagement"}
check("bedrock-agent", "CreateAgentActionGroup", {**group, "functionSchema": functions})
check("bedrock-agent", "CreateAgentActionGroup", {**group, "apiSchema": {"payload": json.dumps(openapi)}})
for function in functions["functions"]:
    assert len(function["parameters"]) <= 5, function["name"]
arn = "arn:aws:lambda:us-east-1:123456789012:function:kb"
check(
    "bedrock-agentcore-control",
    "CreateGatewayTarget",
    {
        "gatewayIdentifier": "gateway-0123456789",
        "name": "tools",
        "targetConfiguration": {"mcp": {"lambda": {"lambdaArn": arn, "toolSchema": {"inlinePayload": mcp}}}},
    },
)
print(len(openapi["paths"]), len(functions["functions"]), len(mcp))
