#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import JSON

extension DataSource {
  /// Reads a document and its metadata file.
  ///
  /// The text is checked to be UTF-8 (a byte order mark is allowed) without NUL bytes; whether it is JSON or CSV,
  /// the chunker finds out.
  /// - Throws: `Diagnostic` for a file that is unreadable, too large or no text, or for a bad metadata file.
  public func read(_ entry: ListedDocument) throws(Diagnostic) -> Document {
    let bytes = try content(of: entry.path, key: entry.id.key, limit: Self.maximumDocumentSize)
    try checkText(bytes, key: entry.id.key)
    var document = Document(id: entry.id, uri: uri(of: entry.id), format: entry.format, bytes: bytes)
    if let path = entry.sidecarPath {
      let id = DocumentID(dataSource: self.id, key: entry.id.key + Self.metadataSuffix)
      let bytes = try content(of: path, key: id.key, limit: Self.maximumMetadataSize)
      let file = try MetadataFile(parsing: bytes, of: id)
      document.metadata = file.attributes
      document.embeddedMetadata = file.embedded
    }
    return document
  }

  private func content(of path: String, key: String, limit: Int) throws(Diagnostic) -> [UInt8] {
    // Without O_NONBLOCK a pipe put in the file's place would hold the sync up for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(key, FolderWalk.reason(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(key, FolderWalk.reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw unreadable(key, "something that is no regular file") }
    guard status.st_size <= limit else { throw tooLarge(key, Int(status.st_size), limit: limit) }
    var bytes: [UInt8] = []
    // One byte more than the size shows in a single further call that nothing was appended meanwhile.
    var room = Int(status.st_size) + 1
    while true {
      let chunk = try readSome(descriptor, room: room, key: key)
      if chunk.isEmpty { return bytes }
      bytes.isEmpty ? (bytes = chunk) : bytes.append(contentsOf: chunk)
      guard bytes.count <= limit else { throw tooLarge(key, bytes.count, limit: limit) }
      room = max(1, room - chunk.count)
    }
  }

  private func readSome(_ descriptor: Int32, room: Int, key: String) throws(Diagnostic) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var received: Int
      repeat { received = Self.systemRead(descriptor, buffer) } while received < 0 && errno == EINTR
      if received < 0 { failure = errno }
      count = max(0, received)
    }
    guard failure == 0 else { throw unreadable(key, FolderWalk.reason(failure)) }
    return bytes
  }

  private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private func checkText(_ bytes: [UInt8], key: String) throws(Diagnostic) {
    let invalid = UTF8Validation.firstInvalidOffset(in: bytes)
    guard let offset = invalid ?? bytes.firstIndex(of: 0) else { return }
    let lines = LineIndex(bytes)
    throw Diagnostic(
      .invalidText, DocumentID(dataSource: id, key: key), line: lines.line(at: offset),
      column: lines.column(at: offset), "expected UTF-8 text, found byte 0x\(String(bytes[offset], radix: 16))",
      advice: "save the file as UTF-8 text")
  }

  private func unreadable(_ key: String, _ reason: String) -> Diagnostic {
    fault(.unreadable, key, "expected a file that can be read, found \(reason)", advice: "check its permissions")
  }

  private func tooLarge(_ key: String, _ size: Int, limit: Int) -> Diagnostic {
    fault(
      .tooLarge, key, "expected at most \(limit) bytes, found \(size)", advice: "split the file or leave it out")
  }
}
