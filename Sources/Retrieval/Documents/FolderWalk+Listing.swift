extension FolderWalk {
  /// The documents among the files found, with their metadata files.
  func listing() -> DocumentListing {
    var listing = result
    let ordered = files.sorted { $0.key < $1.key }
    let sidecars = Dictionary(
      ordered.filter { Self.isMetadata($0.key) }.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var orphans = Set(sidecars.keys)
    var previous: String?
    for file in ordered where !Self.isMetadata(file.key) {
      defer { previous = file.key }
      let sidecar = sidecars.isEmpty ? nil : sidecars[file.key + DataSource.metadataSuffix]
      if let sidecar { orphans.remove(sidecar.key) }
      if previous == file.key {
        // Keys that differ only in how an accented letter is composed are one key.
        listing.diagnostics.append(
          source.fault(
            .duplicateKey, file.key, "expected each key once, found two files that differ only in Unicode form",
            advice: "rename one of them"))
        continue
      }
      guard let format = DocumentFormat(fileName: file.key) else {
        listing.unsupportedCount += 1
        continue
      }
      listing.entries.append(
        ListedDocument(
          id: DocumentID(dataSource: source.id, key: file.key), path: file.path, format: format, stamp: file.stamp,
          sidecarPath: sidecar?.path, sidecarStamp: sidecar?.stamp))
    }
    for key in orphans {
      let document = String(key.dropLast(DataSource.metadataSuffix.count))
      listing.diagnostics.append(
        source.fault(
          .metadataWithoutDocument, key, "expected the file \(document) beside its metadata file, found none",
          advice: "add the document or remove the metadata file"))
    }
    listing.diagnostics.sort { ($0.document, $0.message) < ($1.document, $1.message) }
    return listing
  }

  private static func isMetadata(_ key: String) -> Bool {
    key.utf8.count > DataSource.metadataSuffix.utf8.count
      && key.utf8.suffix(DataSource.metadataSuffix.utf8.count).elementsEqual(DataSource.metadataSuffix.utf8)
  }
}
