import JSON

extension DataManifest {
  /// Reads `manifest.json`.
  ///
  /// - Throws: `PlatformError` that says what is missing.
  public init(_ json: JSONValue) throws(PlatformError) {
    guard let seed = json["seed"]?.string.flatMap({ UInt64($0) }), let customers = json["customers"]?.int,
      let asOf = json["as_of"]?.string, let fingerprint = json["fingerprint"]?.string,
      let files = json["files"]?.array
    else {
      throw PlatformError(
        "manifest.json: expected seed, customers, as_of, fingerprint and files",
        remedies: ["Make the data anew: kb platform data"])
    }
    self.init(
      seed: seed, customers: customers, asOf: asOf, fingerprint: fingerprint,
      files: files.compactMap { file in
        guard let path = file["path"]?.string, let bytes = file["bytes"]?.int, let hash = file["sha256"]?.string
        else { return nil }
        return File(path: path, bytes: bytes, sha256: hash)
      })
  }

  /// The content of `manifest.json`. The seed is a text, because JSON numbers above 2^53 are not safe everywhere.
  public var json: JSONValue {
    [
      "seed": .string("\(seed)"), "customers": .number(customers), "as_of": .string(asOf),
      "snapshot_months": .array((0..<SnapshotMonth.count).map { .string(SnapshotMonth.text($0)) }),
      "fingerprint": .string(fingerprint),
      "files": .array(
        files.map { ["path": .string($0.path), "bytes": .number($0.bytes), "sha256": .string($0.sha256)] }),
      "data_sha256": .string(dataHash),
    ]
  }
}
