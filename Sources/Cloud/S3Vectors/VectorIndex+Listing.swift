import JSON

extension VectorIndex {
  /// The most parts that an index can be listed in at once.
  public static let maximumSegmentCount = 16
  /// The most keys of a page.
  static let pageSize = 1000

  /// All keys, listed in several parts at once.
  ///
  /// - Parameter width: how many parts, 1 to 16.
  /// - Throws: `ServiceError`.
  /// - Complexity: a call for every 1,000 vectors, which all keys of the answer are in memory for.
  public func keys(width: Int = 4) async throws -> Set<String> {
    let count = min(max(1, width), Self.maximumSegmentCount)
    let parts = try await Array(0..<count).mapConcurrently(atMost: count) { segment in
      try await keys(segment: segment, of: count)
    }
    return parts.reduce(into: Set()) { $0.formUnion($1) }
  }

  private func keys(segment: Int, of count: Int) async throws -> [String] {
    var keys: [String] = []
    var token: String?
    var emptyPages = 0
    repeat {
      try Task.checkCancellation()
      let answer = try await send("ListVectors", page(segment: segment, of: count, after: token))
      let found = try records(of: answer, "ListVectors").map(\.key)
      keys += found
      emptyPages = found.isEmpty ? emptyPages + 1 : 0
      guard emptyPages < 1000 else { throw malformed("ListVectors", "\(emptyPages) pages without a vector") }
      let next = answer["nextToken"]?.string
      guard next == nil || next != token else { throw malformed("ListVectors", "the same page again") }
      token = next
    } while token != nil
    return keys
  }

  private func page(segment: Int, of count: Int, after token: String?) -> [JSONObject.Member] {
    var members: [JSONObject.Member] = [.init(key: "maxResults", value: .number(Self.pageSize))]
    if count > 1 {
      members.append(.init(key: "segmentCount", value: .number(count)))
      members.append(.init(key: "segmentIndex", value: .number(segment)))
    }
    if let token { members.append(.init(key: "nextToken", value: .string(token))) }
    return members
  }
}
