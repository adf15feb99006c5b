import Storage

extension IndexStore {
  /// Merges the segments that the policy chooses into one without invalid rows, as a version of its own; answers are the
  /// same, bit by bit. `nil` when there is nothing to merge.
  ///
  /// - Throws: `StorageError` with code `.superseded` when another writer merged one of them meanwhile.
  /// - Complexity: O(bytes of the chosen segments); memory as `SegmentWriter`.
  public func compact(_ snapshot: Snapshot, policy: CompactionPolicy) async throws -> Snapshot? {
    let chosen = policy.choose(from: snapshot.manifest.segments)
    guard !chosen.isEmpty else { return nil }
    let writer = try segmentWriter(dimensions: snapshot.manifest.settings.dimensions)
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
}

extension SegmentWriter {
  /// Adds the valid rows of a segment as they are, vectors bit by bit.
  fileprivate func append(contentsOf source: LiveSegment) throws {
    let segment = source.segment
    var moved = [UInt32?](repeating: nil, count: segment.rowCount)
    for row in 0..<segment.rowCount where source.isLive(row) {
      moved[row] = UInt32(rowCount)
      let copy = SegmentRow(
        chunkID: try segment.chunkID(row), document: try segment.document(row), uri: try segment.uri(row),
        metadata: try segment.metadata(row), embeddingKey: try segment.embeddingKey(row), terms: [:],
        length: try segment.length(row), record: try segment.record(row))
      try appendWithoutTerms(copy, vector: try segment.vector(row))
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
