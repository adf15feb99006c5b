import JSON

/// An index of Amazon S3 Vectors (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors.html).
///
/// Nothing is cached: what a call tells is so at its time. Writes are seen by the reads that follow them.
public struct VectorIndex: Sendable {
  /// Which index.
  public let location: VectorIndexLocation
  let client: ServiceClient
  let spending: Spending?

  /// An index, which need not be there yet; no call is made.
  ///
  /// - Parameter spending: where puts are booked as `s3vectors.put`, by the bytes of elements, keys and metadata, and
  ///   queries as `s3vectors.query`; storage and the bytes that a query looks at are billed as well, and not booked.
  public init(client: ServiceClient, location: VectorIndexLocation, spending: Spending? = nil) {
    self.client = client
    self.location = location
    self.spending = spending
  }

  /// The settings of the index, `nil` when it or its bucket is not there.
  ///
  /// - Throws: `ServiceError`.
  public func settings() async throws -> VectorIndexSettings? {
    let answer: JSONValue
    do {
      answer = try await send("GetIndex")
    } catch let error as ServiceError where error.kind == .notFound {
      return nil
    }
    guard let settings = VectorIndexSettings(answer["index"]) else {
      throw malformed("GetIndex", "no index's settings")
    }
    return settings
  }

  /// Makes the index unless it is there, and gives the settings that it has.
  ///
  /// - Throws: `VectorIndexError` with code `.mismatchedIndex` when one is there that does not fit; `ServiceError`, with
  ///   the way to make the vector bucket when that is missing.
  public func createIfAbsent(_ wanted: VectorIndexSettings) async throws -> VectorIndexSettings {
    if let found = try await settings() {
      try found.confirm(wanted, at: location)
      return found
    }
    do {
      _ = try await send("CreateIndex", wanted.members)
      return wanted
    } catch let error as ServiceError where error.kind == .conflict {
      // Another caller made it, or an attempt of this one whose answer was lost.
      guard let found = try await settings() else { throw error }
      try found.confirm(wanted, at: location)
      return found
    } catch var error as ServiceError where error.kind == .notFound {
      error.remedies.append(
        "Make the vector bucket: aws s3vectors create-vector-bucket --vector-bucket-name \(location.bucket)")
      throw error
    }
  }

  /// Calls an operation on this index.
  ///
  /// - Parameters:
  ///   - members: what is said beside the names of bucket and index.
  ///   - cost: what is booked when the call succeeds.
  func send(
    _ operation: String, _ members: [JSONObject.Member] = [], cost: Consumption? = nil
  ) async throws -> JSONValue {
    try await send(operation, body: JSONValue.object(JSONObject(names + members)).utf8(), cost: cost)
  }

  /// The names of bucket and index, as every operation takes them.
  var names: [JSONObject.Member] {
    [
      .init(key: "vectorBucketName", value: .string(location.bucket)),
      .init(key: "indexName", value: .string(location.index)),
    ]
  }

  func send(_ operation: String, body: [UInt8], cost: Consumption?) async throws -> JSONValue {
    guard let spending, let cost else { return try await exchange(operation, body) }
    let reservation = try spending.reserve(cost)
    do {
      let answer = try await exchange(operation, body)
      spending.settle(reservation, cost)
      return answer
    } catch {
      spending.release(reservation)
      throw error
    }
  }

  private func exchange(_ operation: String, _ body: [UInt8]) async throws -> JSONValue {
    let response = try await client.send(ServiceRequest(.s3Vectors, operation, path: [operation], body: body))
    guard !response.body.isEmpty else { return [:] }
    do {
      return try response.json()
    } catch {
      throw malformed(operation, "\(error)")
    }
  }

  func malformed(_ operation: String, _ found: String) -> ServiceError {
    ServiceError(
      .malformedResponse, service: Service.s3Vectors.id, operation: operation,
      message: "the answer is not what the service describes: \(found)",
      remedies: ["Check what answers at \(client.endpoints.url(of: .s3Vectors, region: client.region))."])
  }
}
