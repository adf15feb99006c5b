import JSON

extension VectorIndex {
  /// The most keys that one call of `GetVectors` takes.
  public static let maximumGetCount = 100
  /// The most keys that one call of `DeleteVectors` takes.
  public static let maximumDeleteCount = 500

  /// Puts vectors, replacing those of the same keys, in as many calls as their number and size ask for.
  ///
  /// - Throws: `VectorIndexError` before any call for a vector that the service would refuse; `ServiceError`,
  ///   `BudgetError`. What calls before the failing one put is there.
  public func put(_ vectors: [VectorRecord]) async throws {
    for vector in vectors { try vector.check() }
    var batch = VectorBatch()
    for vector in vectors where !batch.append(vector) {
      try await put(batch)
      batch = VectorBatch()
      _ = batch.append(vector)
    }
    try await put(batch)
  }

  func put(_ batch: VectorBatch) async throws {
    guard batch.count > 0 else { return }
    var body = Array(JSONValue.object(JSONObject(names)).utf8().dropLast())
    body.reserveCapacity(body.count + batch.vectors.count + 16)
    body += Array(",\"vectors\":[".utf8)
    body += batch.vectors
    body += Array("]}".utf8)
    _ = try await send("PutVectors", body: body, cost: Consumption("s3vectors.put", bytes: batch.logicalBytes))
  }

  /// The vectors of some keys, in no order; keys without a vector are left out.
  ///
  /// - Parameter keys: at most 100.
  /// - Throws: `VectorIndexError` for more keys; `ServiceError`.
  public func get(_ keys: [String], returnsElements: Bool = false) async throws -> [VectorRecord] {
    guard keys.count <= Self.maximumGetCount else {
      throw VectorIndexError(.limit, "expected at most \(Self.maximumGetCount) keys, found \(keys.count)")
    }
    guard !keys.isEmpty else { return [] }
    let answer = try await send(
      "GetVectors",
      [
        .init(key: "keys", value: .array(keys.map(JSONValue.string))),
        .init(key: "returnData", value: .bool(returnsElements)), .init(key: "returnMetadata", value: true),
      ])
    return try records(of: answer, "GetVectors")
  }

  /// Deletes vectors, in calls of 500; a key without a vector is no error.
  ///
  /// - Throws: `ServiceError`.
  public func delete(_ keys: [String]) async throws {
    for start in stride(from: 0, to: keys.count, by: Self.maximumDeleteCount) {
      let part = keys[start..<min(keys.count, start + Self.maximumDeleteCount)]
      _ = try await send("DeleteVectors", [.init(key: "keys", value: .array(part.map(JSONValue.string)))])
    }
  }

  func records(of answer: JSONValue, _ operation: String) throws -> [VectorRecord] {
    guard let vectors = answer["vectors"]?.array else { throw malformed(operation, "no list of vectors") }
    let records = vectors.compactMap { VectorRecord($0) }
    guard records.count == vectors.count else { throw malformed(operation, "a vector without a key") }
    return records
  }
}
