"""Athena and Glue as far as one query needs them, on a free port of 127.0.0.1, which is printed first.

Requests are checked against botocore's models of both services, answers likewise. What a query does goes by the words in it:
`slow` runs until it is stopped and scans a gigabyte a look, `custmer` and `ordrs` are not there, `unparsable` is refused at
once, `cutoff` is stopped by the workgroup, `broken` fails without a reason of the statement's, `throttled` is throttled twice, `numbers` gives 2,345 rows, and
`sized_N` is a table whose statistics say N bytes. GET /log gives the requests so far as JSON, POST /reset forgets them.
"""

import json
import os
import re
import sys
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import botocore.session
import wire
from botocore.validate import validate_parameters

session = botocore.session.get_session()
models = {"AmazonAthena": session.get_service_model("athena"), "AWSGlue": session.get_service_model("glue")}
lock = threading.Lock()
log, executions, tokens = [], {}, {}


class Refusal(Exception):
    def __init__(self, code, message):
        self.code, self.message = code, message


def place(sql, word):
    before = sql[: sql.index(word)]
    return f"line {before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def start(request):
    sql = request["QueryString"]
    token = request.get("ClientRequestToken", "")
    if not 32 <= len(token) <= 128:
        raise Refusal("InvalidRequestException", "ClientRequestToken")
    if "unparsable" in sql:
        raise Refusal("InvalidRequestException", f"{place(sql, 'unparsable')}: mismatched input 'unparsable'. Expecting: ','")
    if request.get("WorkGroup") == "bare" and "ResultConfiguration" not in request:
        raise Refusal("InvalidRequestException", "No output location provided.")
    known = tokens.setdefault(token, (request, str(uuid.uuid4())))
    if known[0] != request:
        raise Refusal("InvalidRequestException", "Idempotent parameters do not match")
    executions.setdefault(known[1], {"request": request, "looks": 0, "stopped": False})
    return {"QueryExecutionId": known[1]}


def outcome(sql, execution):
    """State, reason, blame and scanned bytes of a query after so many looks."""
    looks = execution["looks"]
    if execution["stopped"]:
        return "CANCELLED", "Query was cancelled by user", None, (looks - 1) << 30
    if "slow" in sql and not sql.startswith("EXPLAIN"):
        return ("QUEUED" if looks < 2 else "RUNNING"), "", None, looks << 30
    if looks < 2:
        return "QUEUED", "", None, 0
    if "custmer" in sql:
        reason = f"COLUMN_NOT_FOUND: {place(sql, 'custmer')}: Column 'custmer' cannot be resolved"
        return "FAILED", reason, 2, 0
    if "ordrs" in sql:
        reason = f"TABLE_NOT_FOUND: {place(sql, 'shop.ordrs')}: Table 'awsdatacatalog.shop.ordrs' does not exist"
        return "FAILED", reason, 2, 0
    if "broken" in sql:
        return "FAILED", "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://b/k: Access Denied", 1, 123
    if "cutoff" in sql:
        return "CANCELLED", "Bytes scanned limit was exceeded", None, 10_485_760
    return "SUCCEEDED", "", None, 0 if sql.startswith("EXPLAIN") else 25_000_000


def look(request):
    execution = executions[request["QueryExecutionId"]]
    execution["looks"] += 1
    sql = execution["request"]["QueryString"]
    if "throttled" in sql and execution["looks"] <= 2:
        raise Refusal("ThrottlingException", "Rate exceeded")
    state, reason, blame, scanned = outcome(sql, execution)
    status = {"State": state}
    if reason:
        status["StateChangeReason"] = reason
    if blame:
        status["AthenaError"] = {"ErrorCategory": blame, "ErrorType": 1, "Retryable": False, "ErrorMessage": reason}
    reuse = execution["request"].get("ResultReuseConfiguration", {}).get("ResultReuseByAgeConfiguration", {})
    statistics = {
        "DataScannedInBytes": scanned,
        "ResultReuseInformation": {"ReusedPreviousResult": "again" in sql and reuse.get("Enabled", False)},
    }
    return {
        "QueryExecution": {
            "QueryExecutionId": request["QueryExecutionId"],
            "Query": sql,
            "StatementType": "UTILITY" if sql.startswith("EXPLAIN") else "DML",
            "Status": status,
            "Statistics": statistics,
        }
    }


def table_of(sql):
    """Names, types and rows of a query's result; `None` in a row is null."""
    if sql.startswith("EXPLAIN (TYPE IO"):
        size = re.search(r"sized_(\d+)", sql)
        estimate = {"outputRowCount": "NaN", "outputSizeInBytes": float(size[1]) if size else "NaN"}
        table = {"catalog": "awsdatacatalog", "schemaTable": {"schema": "shop", "table": "orders"}}
        plan = {"inputTableColumnInfos": [{"table": table, "columnConstraints": [], "estimate": estimate}]}
        return ["Query Plan"], ["varchar"], [[line] for line in json.dumps(plan, indent=2).split("\n")]
    if sql.startswith("EXPLAIN"):
        plan = "Fragment 0 [SINGLE]\n    Output[columnNames = [id]]\n        TableScan[table = shop:orders]"
        return ["Query Plan"], ["varchar"], [[line] for line in plan.split("\n")]
    if "numbers" in sql:
        return ["n"], ["integer"], [[str(n)] for n in range(1, 2346)]
    types = ["tinyint", "bigint", "double", "float", "decimal(5,2)", "decimal(38,0)", "boolean", "boolean", "varchar"]
    types += ["timestamp", "varbinary", "array", "varchar", "double", "double", "integer"]
    row = ["-128", "9223372036854775807", "1.5", "1.0E-3", "12.30", "12345678901234567890123456789012345678", "true"]
    row += ["false", "a, 'b'\nü", "2026-11-23 10:00:00.000", "00 ff 0a", "[1, 2]", None, "NaN", "-Infinity", "oops"]
    return [f"c{n}" for n in range(len(types))], types, [row, [None] * len(types)]


def results(request):
    sql = executions[request["QueryExecutionId"]]["request"]["QueryString"]
    names, types, rows = table_of(sql)
    lines = rows if sql.startswith("EXPLAIN") else [names] + rows
    begin = int(request.get("NextToken", 0))
    end = begin + request.get("MaxResults", 1000)
    data = [{"Data": [{} if cell is None else {"VarCharValue": cell} for cell in line]} for line in lines[begin:end]]
    infos = [{"Name": name, "Label": name, "Type": kind.split("(")[0]} for name, kind in zip(names, types)]
    answer = {"UpdateCount": 0, "ResultSet": {"Rows": data, "ResultSetMetadata": {"ColumnInfo": infos}}}
    if end < len(lines):
        answer["NextToken"] = str(end)
    return answer


def stop(request):
    executions[request["QueryExecutionId"]]["stopped"] = True
    return {}


def work_group(request):
    if request["WorkGroup"] == "secret":
        raise Refusal("AccessDeniedException", "not authorized to perform: athena:GetWorkGroup")
    limit = {"BytesScannedCutoffPerQuery": 20_000_000} if request["WorkGroup"] == "capped" else {}
    return {"WorkGroup": {"Name": request["WorkGroup"], "Configuration": limit}}


def databases(request):
    if "NextToken" not in request:
        return {"DatabaseList": [{"Name": "shop"}], "NextToken": "more"}
    return {"DatabaseList": [{"Name": "other"}]}


def tables(request):
    def table(name, columns, partitions=()):
        return {"Name": name, "StorageDescriptor": {"Columns": list(columns)}, "PartitionKeys": list(partitions)}

    column = {"Name": "customer", "Type": "string", "Comment": "Who ordered."}
    if request["DatabaseName"] != "shop":
        return {"TableList": [table("log", [column])]}
    if "NextToken" not in request:
        orders = table("orders", [{"Name": "id", "Type": "int"}, column], [{"Name": "day", "Type": "date"}])
        return {"TableList": [orders], "NextToken": "more"}
    return {"TableList": [table("numbers", [{"Name": "n", "Type": "int"}])]}


operations = {
    "StartQueryExecution": start,
    "GetQueryExecution": look,
    "GetQueryResults": results,
    "StopQueryExecution": stop,
    "GetWorkGroup": work_group,
    "GetDatabases": databases,
    "GetTables": tables,
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def log_message(self, *arguments):
        pass

    def answer(self, status, body, headers={}):
        payload = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/x-amz-json-1.1", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)
        self.wfile.flush()

    def do_GET(self):
        with lock:
            self.answer(200, log)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with lock:
            if self.path == "/reset":
                log.clear()
                return self.answer(200, {})
            try:
                self.answer(200, self.operate(body))
            except Refusal as refusal:
                self.answer(400, {"__type": refusal.code, "Message": refusal.message})
            except Exception as error:
                log.append({"operation": "fault", "input": repr(error)})
                self.answer(400, {"__type": "ValidationException", "Message": repr(error)})

    def operate(self, body):
        prefix, operation = self.headers["X-Amz-Target"].split(".")
        service = {"AmazonAthena": "athena", "AWSGlue": "glue"}[prefix]
        scope = f"/us-east-1/{service}/aws4_request"
        assert self.path == "/" and self.headers["Content-Type"] == "application/x-amz-json-1.1", self.path
        assert self.headers["Authorization"].startswith("AWS4-HMAC-SHA256 ") and scope in self.headers["Authorization"]
        model = models[prefix].operation_model(operation)
        request = json.loads(body)
        log.append({"operation": operation, "input": request})
        unknown = set(request) - set(model.input_shape.members)
        assert not unknown, f"unknown members {unknown}"
        validate_parameters(request, model.input_shape)
        answer = operations[operation](request)
        validate_parameters(answer, model.output_shape)
        return answer


threading.Thread(target=wire.end_with_parent, args=(os.getppid(),), daemon=True).start()
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
