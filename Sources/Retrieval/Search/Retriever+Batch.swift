extension Retriever {
  /// How many questions share a scan. Beyond, a row that was read serves its products no faster, while what is kept for
  /// each question grows.
  public static let questionsPerScan = 64

  /// The passages for some questions, each as if it were asked alone.
  ///
  /// - Throws: as `passages(for:in:)`.
  public func passages(for requests: [SearchRequest], in snapshot: Snapshot) async throws -> [[Passage]] {
    var found: [[Passage]] = []
    try await answer(requests, in: snapshot) { found.append($0.passages) }
    return found
  }

  /// Answers some questions, each as if it were asked alone; vectors are searched at once for all with the same filter.
  ///
  /// - Parameter receive: takes the outcome of each question, in the order of the questions; its scan is that of all
  ///   questions that shared it.
  /// - Throws: as `passages(for:in:)` for the first question that cannot be answered, and what `receive` throws, once
  ///   the questions before it are answered. No further question is embedded then.
  public func answer(
    _ requests: [SearchRequest], in snapshot: Snapshot, receive: (SearchOutcome) throws -> Void
  ) async throws {
    var rest = requests[...]
    while !rest.isEmpty {
      try await answerTogether(Array(rest.prefix(Self.questionsPerScan)), snapshot, receive)
      rest = rest.dropFirst(Self.questionsPerScan)
    }
  }

  private func answerTogether(
    _ requests: [SearchRequest], _ snapshot: Snapshot, _ receive: (SearchOutcome) throws -> Void
  ) async throws {
    var inquiries: [Inquiry?] = []
    var failure: (any Error)?
    do {
      let selections = try selections(for: requests, snapshot)
      // Vectors come over the network or are computed: as many at once as the embedder likes, or threads are allowed.
      try await requests.concurrentMap(width: embedder.callsAtOnce ?? planner.threads) { request -> Inquiry? in
        guard let selection = selections[request.filter] else { return nil }
        return try await inquiry(request, snapshot, selection)
      } receive: {
        inquiries.append($0)
      }
    } catch { failure = error }
    let matches = try matches(of: inquiries, snapshot)
    try await matches.concurrentMap(width: planner.threads) { found -> SearchOutcome in
      guard let found else { return SearchOutcome(passages: []) }
      let passages = try passages(for: found.inquiry, similar: found.similar, snapshot)
      return SearchOutcome(passages: passages, scan: found.report)
    } receive: {
      try receive($0)
    }
    if let failure { throw failure }
  }

  private func selections(for requests: [SearchRequest], _ snapshot: Snapshot) throws -> [Filter?: RowSelection] {
    var selections: [Filter?: RowSelection] = [:]
    for request in requests where selections[request.filter] == nil {
      selections[request.filter] = try snapshot.select(request.filter)
    }
    return selections
  }

  /// The nearest rows for each question that has any to look at, by one search for all questions with the same filter.
  private func matches(of inquiries: [Inquiry?], _ snapshot: Snapshot) throws -> [InquiryMatches?] {
    var matches = [InquiryMatches?](repeating: nil, count: inquiries.count)
    let present = inquiries.enumerated().compactMap { place, inquiry in inquiry.map { (place, $0) } }
    for group in Dictionary(grouping: present, by: { $0.1.request.filter }).values {
      guard let selection = group.first?.1.selection, let depth = group.map(\.1.depth).max() else { continue }
      let found = try snapshot.matches(
        for: group.map(\.1.vector), among: selection, limit: depth, planner: planner)
      for ((place, inquiry), rows) in zip(group, found.rows) {
        // The best of more rows are the best of fewer.
        matches[place] = InquiryMatches(
          inquiry: inquiry, similar: Array(rows.prefix(inquiry.depth)), report: found.report)
      }
    }
    return matches
  }
}
