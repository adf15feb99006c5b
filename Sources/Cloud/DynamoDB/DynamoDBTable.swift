import JSON

/// A table of Amazon DynamoDB and the operations on it that are needed here
/// (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html).
struct DynamoDBTable: Sendable {
  /// The table's name.
  let name: String
  let client: ServiceClient

  /// A table by its name.
  init(client: ServiceClient, name: String) {
    self.client = client
    self.name = name
  }

  /// The item under a key, `nil` when there is none; read as it was last written.
  ///
  /// - Throws: `ServiceError`, `JSONError`.
  func item(_ key: JSONObject) async throws -> JSONValue? {
    try await send("GetItem", ["Key": .object(key), "ConsistentRead": true])["Item"]
  }

  /// Writes an item, instead of one under the same key.
  ///
  /// - Throws: `ServiceError`, `JSONError`.
  func put(_ item: JSONObject) async throws { _ = try await send("PutItem", ["Item": .object(item)]) }

  private func send(_ operation: String, _ input: JSONObject) async throws -> JSONValue {
    var body = input
    body["TableName"] = .string(name)
    let headers = [
      HTTPHeader("Content-Type", "application/x-amz-json-1.0"),
      HTTPHeader("X-Amz-Target", "DynamoDB_20120810.\(operation)"),
    ]
    // A prediction does not wait long for what is there to save time.
    let request = ServiceRequest(
      .dynamoDB, operation, headers: headers, body: JSONValue.object(body).utf8(),
      timeouts: HTTPTimeouts(connect: 2, firstByte: 3, idle: 3, total: 5), maximumResponseBytes: 1 << 20)
    return try await client.send(request).json()
  }
}
