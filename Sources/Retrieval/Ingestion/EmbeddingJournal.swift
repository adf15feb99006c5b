#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps the vectors of an ingestion until its commit, so that an interrupted one pays for none twice.
///
/// One append-only file an ingestion, in a folder a model. A record is a 16-byte key, the elements and a CRC-32C of
/// both; a record that was cut off or damaged ends the file. Files that no running process holds (an advisory lock
/// tells) were left by interrupted ingestions: they are read, and removed when this ingestion has committed.
final class EmbeddingJournal {
  private struct Location {
    let file: Int
    let offset: Int
  }

  private let dimensions: Int
  private let folder: String
  private var files: [(descriptor: Int32, path: String)] = []
  private var locations: [[UInt8]: Location] = [:]
  private var end = 0

  private var recordSize: Int { 16 + 4 * dimensions + 4 }

  /// Opens a new file in a folder, and the files that were left there.
  ///
  /// - Parameter name: a file name that no other ingestion has.
  /// - Throws: `FileError` when the folder or the file cannot be made.
  init(folder: String, name: String, dimensions: Int, fileSystem: FileSystem = FileSystem()) throws {
    self.dimensions = dimensions
    self.folder = folder
    let directory = try fileSystem.makeDirectory(folder)
    let path = "\(folder)/\(name).kbj"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(.open, path: path, code: errno) }
    files = [(descriptor, path)]
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    for left in try directory.names().sorted() where left.hasSuffix(".kbj") && left != "\(name).kbj" {
      adopt("\(folder)/\(left)")
    }
  }

  deinit {
    for file in files { close(file.descriptor) }
  }

  /// How many vectors earlier ingestions have left.
  private(set) var adoptedCount = 0

  /// The vector of a key; `nil` for none, and for one that cannot be read back.
  func vector(forKey key: [UInt8]) -> StoredVector? {
    guard let location = locations[key] else { return nil }
    return record(at: location).flatMap { try? StoredVector(normalizing: $0.vector) }
  }

  /// Keeps a vector.
  ///
  /// - Throws: `FileError` when it cannot be written.
  func append(_ vector: [Float], forKey key: [UInt8]) throws {
    guard let file = files.first, key.count == 16, vector.count == dimensions else { return }
    var bytes = key
    bytes.reserveCapacity(recordSize)
    vector.withUnsafeBytes { bytes.append(contentsOf: $0) }
    let checksum = bytes.withUnsafeBytes { CRC32C.checksum($0) }
    withUnsafeBytes(of: checksum.littleEndian) { bytes.append(contentsOf: $0) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(file.descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written, off_t(end + written))
      }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw FileError(.write, path: file.path, code: errno)
      }
      written += count
    }
    locations[key] = Location(file: 0, offset: end)
    end += bytes.count
  }

  /// Removes the files: all vectors are in the index now.
  func discard() {
    for file in files { unlink(file.path) }
  }

  /// Takes over a file that no running process holds.
  private func adopt(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return
    }
    files.append((descriptor, path))
    var offset = 0
    while let record = record(at: Location(file: files.count - 1, offset: offset)) {
      locations[record.key] = Location(file: files.count - 1, offset: offset)
      adoptedCount += 1
      offset += recordSize
    }
  }

  private func record(at location: Location) -> (key: [UInt8], vector: [Float])? {
    var bytes = [UInt8](repeating: 0, count: recordSize)
    let count = pread(files[location.file].descriptor, &bytes, recordSize, off_t(location.offset))
    guard count == recordSize else { return nil }
    let body = bytes.prefix(recordSize - 4)
    let stored = bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard Array(body).withUnsafeBytes({ CRC32C.checksum($0) }) == stored else { return nil }
    let vector = (0..<dimensions).map { element in
      let start = 16 + 4 * element
      return Float(
        bitPattern: UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) << 16
          | UInt32(bytes[start + 3]) << 24)
    }
    return (Array(bytes.prefix(16)), vector)
  }
}
