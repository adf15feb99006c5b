import JSON

/// The operations of Athena that a query takes (https://docs.aws.amazon.com/athena/latest/APIReference/API_Operations.html).
struct AthenaCalls: Sendable {
  let client: ServiceClient
  let options: AthenaOptions

  /// Starts a query and gives its id.
  ///
  /// - Parameter token: 32 to 128 characters; a second call with the same one starts nothing, so this may be tried again.
  func start(_ sql: String, token: String, reusesResults: Bool) async throws -> String {
    var context: JSONObject = ["Catalog": .string(options.catalog)]
    context["Database"] = options.databases.first.map(JSONValue.string)
    var input: JSONObject = [
      "QueryString": .string(sql), "ClientRequestToken": .string(token), "QueryExecutionContext": .object(context),
      "WorkGroup": .string(options.workgroup),
    ]
    if let location = options.outputLocation { input["ResultConfiguration"] = ["OutputLocation": .string(location)] }
    if reusesResults, let minutes = options.resultReuseMinutes {
      input["ResultReuseConfiguration"] = [
        "ResultReuseByAgeConfiguration": ["Enabled": true, "MaxAgeInMinutes": .number(minutes)]
      ]
    }
    let timeouts = HTTPTimeouts(connect: 5, firstByte: 20, idle: 20, total: 30)
    let output = try await call("StartQueryExecution", input, timeouts: timeouts)
    guard let id = output["QueryExecutionId"]?.string, !id.isEmpty else {
      throw malformed("StartQueryExecution", "QueryExecutionId")
    }
    return id
  }

  /// How far a query is.
  func execution(_ id: String, timeouts: HTTPTimeouts = HTTPTimeouts()) async throws -> AthenaExecution {
    let output = try await call("GetQueryExecution", ["QueryExecutionId": .string(id)], timeouts: timeouts)
    guard let execution = output["QueryExecution"].flatMap(AthenaExecution.init) else {
      throw malformed("GetQueryExecution", "QueryExecution.Status.State")
    }
    return execution
  }

  /// One page of a query's result: at most 1,000 rows, from the first page's header on.
  func results(_ id: String, next token: String?) async throws -> JSONObject {
    var input: JSONObject = ["QueryExecutionId": .string(id), "MaxResults": 1000]
    input["NextToken"] = token.map(JSONValue.string)
    return try await call("GetQueryResults", input)
  }

  /// Stops a query and gives what it had scanned; `nil` when nobody answered within seconds.
  func stop(_ id: String) async -> AthenaExecution? {
    let timeouts = HTTPTimeouts(connect: 1, firstByte: 2, idle: 2, total: 2)
    _ = try? await call(
      "StopQueryExecution", ["QueryExecutionId": .string(id)], isIdempotent: false, timeouts: timeouts)
    return try? await execution(id, timeouts: timeouts)
  }

  /// The most bytes that a query of the workgroup may scan, `nil` where it has no such limit.
  func scanLimit() async throws -> Int? {
    let output = try await call("GetWorkGroup", ["WorkGroup": .string(options.workgroup)])
    // Athena takes no less than 10 MB; what is less is no limit.
    return output["WorkGroup"]?["Configuration"]?["BytesScannedCutoffPerQuery"]?.int.flatMap {
      $0 >= 10_000_000 ? $0 : nil
    }
  }

  private func call(
    _ operation: String, _ input: JSONObject, isIdempotent: Bool = true, timeouts: HTTPTimeouts = HTTPTimeouts()
  ) async throws -> JSONObject {
    try await client.call(
      .athena, "AmazonAthena", operation, input, isIdempotent: isIdempotent, timeouts: timeouts)
  }

  private func malformed(_ operation: String, _ member: String) -> ServiceError {
    ServiceError(.malformedResponse, service: "athena", operation: operation, message: "the answer has no \(member)")
  }
}
