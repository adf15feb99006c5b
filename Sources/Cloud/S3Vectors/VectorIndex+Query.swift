import JSON

extension VectorIndex {
  /// The most matches of a query.
  public static let maximumMatchCount = 100

  /// The vectors nearest to a query with their metadata, nearest first; an approximate search.
  ///
  /// A filter is applied while the service searches, not before: fewer matches than asked for may come back although
  /// more vectors pass it. Needs the permissions `s3vectors:QueryVectors` and `s3vectors:GetVectors`.
  /// - Parameters:
  ///   - count: 1 to 100.
  ///   - filter: a condition in the language of
  ///     https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-metadata-filtering.html.
  /// - Throws: `VectorIndexError` for another count, a query without direction, or an index whose metric is not cosine;
  ///   `ServiceError`, `BudgetError`.
  public func query(_ vector: [Float], count: Int, filter: JSONValue? = nil) async throws -> [VectorMatch] {
    guard (1...Self.maximumMatchCount).contains(count) else {
      throw VectorIndexError(.limit, "expected 1 to \(Self.maximumMatchCount) matches of a query, found \(count)")
    }
    try VectorRecord(key: "query", elements: vector, metadata: [:]).check()
    let elements = vector.map { JSONValue.number(Double($0)) }
    var members: [JSONObject.Member] = [
      .init(key: "topK", value: .number(count)), .init(key: "queryVector", value: ["float32": .array(elements)]),
      .init(key: "returnMetadata", value: true), .init(key: "returnDistance", value: true),
    ]
    if let filter { members.append(.init(key: "filter", value: filter)) }
    let answer = try await send("QueryVectors", members, cost: Consumption("s3vectors.query"))
    return try matches(of: answer)
  }

  private func matches(of answer: JSONValue) throws -> [VectorMatch] {
    guard let vectors = answer["vectors"]?.array else { throw malformed("QueryVectors", "no list of vectors") }
    guard let metric = answer["distanceMetric"]?.string, metric == "cosine" else {
      throw VectorIndexError(
        .mismatchedIndex,
        "\(location) measures \(answer["distanceMetric"]?.string ?? "unnamed") distances, expected cosine",
        remedies: ["Publish to another index, which will be made with cosine distances."])
    }
    let matches = vectors.compactMap { VectorMatch($0) }
    guard matches.count == vectors.count else { throw malformed("QueryVectors", "a vector without key or distance") }
    return matches
  }
}
