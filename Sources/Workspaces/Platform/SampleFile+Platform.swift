import CSamples

extension SampleFile {
  /// The declarations of the platform that the binary carries: features and expectations.
  static var platform: [SampleFile] {
    var files: [SampleFile] = []
    while let file = kb_platform_file_at(files.count)?.pointee {
      let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      files.append(SampleFile(path: String(cString: file.path), bytes: bytes))
    }
    return files
  }
}
