extension SegmentWriter {
  /// Writes what is left and closes both files.
  ///
  /// - Throws: `FileError`; `StorageError` when the file under way was cut short by another program.
  /// - Complexity: O(bytes), for the codes of the vectors and the SHA-256 of both files; memory 12 bytes a row.
  public func finish() throws -> SealedSegment {
    recordOffsets.append(UInt64(text.size))
    let header = try writeSections()
    // The commit that follows needs the memory.
    (columns, documents) = ([:], [])
    let vectorsHash = try vectors.finish(
      header: header.block(magic: SegmentHeader.magic), footer: header.block(magic: SegmentHeader.endMagic))

    _ = try text.sealSection()
    let textHeader = TextHeader(
      rowCount: rowCount, fileSize: text.size + SegmentHeader.blockSize, identifier: identifier)
    let textHash = try text.finish(
      header: textHeader.block(magic: TextHeader.magic), footer: textHeader.block(magic: TextHeader.endMagic))
    return SealedSegment(
      identifier: identifier,
      vectors: ObjectReference(
        key: "segment/\(identifier)-\(vectorsHash.prefix(16)).kbv", bytes: header.fileSize, sha256: vectorsHash),
      text: ObjectReference(
        key: "text/\(identifier)-\(textHash.prefix(16)).kbt", bytes: textHeader.fileSize, sha256: textHash),
      vectorsPath: vectors.path, textPath: text.path, dimensions: dimensions, rowCount: rowCount,
      totalLength: totalLength, locations: locations)
  }

  private func writeSections() throws -> SegmentHeader {
    var header = SegmentHeader(
      element: element, dimensions: dimensions, rowCount: rowCount, identifier: identifier, totalLength: totalLength,
      sections: [])
    let vectorsChecksum = try vectors.sealSection()
    header.sections.append(
      .init(
        kind: .vectors, checksum: vectorsChecksum, offset: SegmentHeader.blockSize, size: rowCount * header.rowWidth))
    let columns = encodedColumns()
    let lexicon = postings.finish()
    for kind in SectionKind.allCases.dropFirst() where !kind.isDerived {
      let offset = vectors.size
      let bytes =
        switch kind {
        case .vectors, .codesHigh, .codesLow, .codeBounds: [UInt8]()
        case .chunkIDs: chunkIDs
        case .norms: Self.bytes(norms)
        case .embeddingKeys: embeddingKeys
        case .embeddingOrder: Self.bytes(embeddingOrder())
        case .lengths: Self.bytes(lengths)
        case .rowDocuments: Self.bytes(rowDocuments)
        case .documents:
          BlobTable.encode(
            documents.flatMap { [Array($0.id.dataSource.utf8), Array($0.id.key.utf8), Array($0.uri.utf8)] })
        case .columns: columns.directory
        case .columnValues: columns.values
        case .columnCodes: columns.codes
        case .terms: lexicon.terms
        case .termPostings: lexicon.directory
        case .postings: lexicon.postings
        case .recordOffsets: Self.bytes(recordOffsets)
        }
      try vectors.append(bytes)
      header.sections.append(.init(kind: kind, checksum: try vectors.sealSection(), offset: offset, size: bytes.count))
    }
    try appendCodes(to: &header)
    return header
  }

  private static func bytes<Element: BitwiseCopyable>(_ elements: [Element]) -> [UInt8] {
    elements.withUnsafeBytes { Array($0) }
  }

  private func embeddingOrder() -> [UInt32] {
    func key(_ row: UInt32) -> ArraySlice<UInt8> { embeddingKeys[Int(row) * 16..<Int(row) * 16 + 16] }
    return (0..<UInt32(rowCount)).sorted { left, right in
      let (first, second) = (key(left), key(right))
      return first == second ? left < right : first.lexicographicallyPrecedes(second)
    }
  }

  private func encodedColumns() -> (directory: [UInt8], values: [UInt8], codes: [UInt8]) {
    var directory = ByteWriter()
    var entries: [[UInt8]] = []
    var codes: [UInt8] = []
    for (name, column) in columns.sorted(by: { $0.key < $1.key }) {
      directory.append(entries.count)
      directory.append(column.values.count)
      entries.append(Array(name.utf8))
      entries += column.values.map(MetadataCoding.encode)
      codes += Self.bytes(column.codes(rowCount: rowCount))
    }
    return (directory.bytes, BlobTable.encode(entries), codes)
  }
}
