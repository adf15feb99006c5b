import Storage

extension IndexStore {
  /// Merges the segments that the policy chooses, and those that are outdated, into one without invalid rows, as a
  /// version of its own. `nil` when there is nothing to merge.
  ///
  /// Answers are the same, bit by bit, unless elements become narrower. They never become wider for nothing: a merger of
  /// float16 alone stays float16.
  /// - Throws: `StorageError` with code `.superseded` when another writer merged one of them meanwhile.
  /// - Complexity: O(bytes of the chosen segments); memory as `SegmentWriter`.
  public func compact(_ snapshot: Snapshot, policy: CompactionPolicy) async throws -> Snapshot? {
    let chosen = policy.choose(from: snapshot.manifest.segments, outdated: outdatedSegments(of: snapshot))
    guard !chosen.isEmpty else { return nil }
    let areNarrow = chosen.allSatisfy { snapshot.segments[$0].segment.element == .float16 }
    let writer = try segmentWriter(
      dimensions: snapshot.manifest.settings.dimensions, element: areNarrow ? .float16 : element)
    for index in chosen { try writer.append(contentsOf: snapshot.segments[index]) }
    let merged = try writer.finish()

    let sources = Set(chosen.map { snapshot.segments[$0].segment.identifier })
    let before = try await documents(of: snapshot).documents
    let edit = IndexEdit(segment: merged, settings: snapshot.manifest.settings) { manifest, contents in
      guard let manifest, sources.isSubset(of: manifest.segments.map(\.identifier)) else {
        throw StorageError(
          .superseded, key: merged.vectors.key, "the segments it merges are no longer there; nothing is lost")
      }
      contents.segments.removeAll { sources.contains($0.identifier) }
      // A document that moved or went meanwhile leaves its merged rows invalid.
      for (id, location) in merged.locations
      where contents.documents.documents[id]?.location == before[id]?.location {
        contents.documents.documents[id]?.location = location
      }
    }
    let landed = try await land(edit, onto: VersionedManifest(snapshot))
    return try await open(landed, reusing: snapshot)
  }

  /// The version after which no segment is outdated, or `snapshot` itself where none is; that costs O(segments).
  ///
  /// Until then such segments are searched as they are.
  /// - Throws: what the store throws; where another writer was first, it has seen to it.
  func renewed(_ snapshot: Snapshot) async throws -> Snapshot {
    guard let compaction else { return snapshot }
    var newest = snapshot
    // What the policy lets through at a time may be less than all.
    for _ in outdatedSegments(of: snapshot) where !outdatedSegments(of: newest).isEmpty {
      do {
        guard let next = try await compact(newest, policy: compaction) else { break }
        newest = next
      } catch let error as StorageError where error.code == .superseded {
        break
      }
    }
    return newest
  }

  /// The places of the segments without codes or with wider elements than wanted.
  func outdatedSegments(of snapshot: Snapshot) -> Set<Int> {
    Set(snapshot.segments.indices.filter { snapshot.segments[$0].segment.isOutdated(for: element) })
  }
}

extension SegmentWriter {
  /// Adds the valid rows of a segment as they are, elements of the same kind bit by bit.
  fileprivate func append(contentsOf source: LiveSegment) throws {
    let segment = source.segment
    var moved = [UInt32?](repeating: nil, count: segment.rowCount)
    for row in 0..<segment.rowCount where source.isLive(row) {
      moved[row] = UInt32(rowCount)
      let copy = SegmentRow(
        chunkID: try segment.chunkID(row), document: try segment.document(row), uri: try segment.uri(row),
        metadata: try segment.metadata(row), embeddingKey: try segment.embeddingKey(row), terms: [:],
        length: try segment.length(row), record: try segment.record(row))
      if segment.element == element {
        let norm = try segment.norm(row)
        try segment.elements(row).withUnsafeBytes { try appendWithoutTerms(copy, norm: norm, elements: $0) }
      } else {
        try appendWithoutTerms(copy, vector: segment.vector(row))
      }
    }
    for index in 0..<segment.termCount {
      let term = try segment.term(at: index)
      for posting in try segment.postings(at: index) {
        guard let row = moved[Int(posting.row)] else { continue }
        addPosting(term, row: row, frequency: posting.frequency)
      }
    }
  }
}
