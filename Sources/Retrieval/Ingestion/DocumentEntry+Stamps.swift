import Storage

extension DocumentEntry {
  /// The entry of a document that was just read, without the place of its rows.
  init(_ prepared: PreparedDocument) {
    self.init(
      id: prepared.document.id, uri: prepared.document.uri, format: prepared.document.format,
      contentHash: prepared.contentHash, metadataHash: prepared.metadataHash, stamp: nil, metadataStamp: nil,
      location: nil)
  }

  /// The entry with the stamps of the files that were read, listed after a time in seconds since 1970.
  ///
  /// A file that changed just before it was listed may change again within the same tick of the file system's clock;
  /// it gets no stamp, so that the next ingestion reads it again. So does a document that is no file.
  func stamped(by listed: ListedDocument?, asOf seconds: Double) -> DocumentEntry {
    var entry = self
    entry.stamp = nil
    entry.metadataStamp = nil
    guard let listed, listed.stamp.isSettled(asOf: seconds), listed.sidecarStamp?.isSettled(asOf: seconds) ?? true
    else { return entry }
    entry.stamp = listed.stamp
    entry.metadataStamp = listed.sidecarStamp
    return entry
  }
}

extension FileIdentity {
  /// Whether the file's last change is so far back that a further one would show: a twentieth of a second on file
  /// systems that keep fractions of seconds, otherwise two seconds.
  fileprivate func isSettled(asOf seconds: Double) -> Bool {
    let last = Double(max(modified, changed)) / 1e9
    return last + (changed % 1_000_000_000 == 0 ? 2 : 0.05) < seconds
  }
}
