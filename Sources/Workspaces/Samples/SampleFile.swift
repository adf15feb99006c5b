import CSamples

/// A file that `kb init` writes: a sample document or the golden questions about them.
public struct SampleFile: Sendable, Hashable {
  /// Its path below the new workspace.
  public let path: String
  /// Its content.
  public let bytes: [UInt8]

  /// Every file that the binary carries.
  public static var all: [SampleFile] {
    var files: [SampleFile] = []
    while let sample = kb_sample_at(files.count)?.pointee {
      let bytes = Array(UnsafeBufferPointer(start: sample.bytes, count: sample.count))
      files.append(SampleFile(path: String(cString: sample.path), bytes: bytes))
    }
    return files
  }
}
