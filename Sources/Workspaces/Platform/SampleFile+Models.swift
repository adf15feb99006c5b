import CSamples

extension SampleFile {
  /// A file of a small model that the program carries, so that it predicts before anything was trained; `nil` when
  /// there is none.
  static func model(_ name: String, _ file: String) -> [UInt8]? {
    let path = "fixtures/models/\(name)/\(file)"
    var index = 0
    while let candidate = kb_platform_file_at(index)?.pointee {
      if String(cString: candidate.path) == path {
        return Array(UnsafeBufferPointer(start: candidate.bytes, count: candidate.count))
      }
      index += 1
    }
    return nil
  }
}
