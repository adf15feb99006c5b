import Storage

/// Keeps the vectors of an ingestion until its commit, so that an interrupted one pays for none twice.
///
/// An append-only file an ingestion, made with the first vector, in a folder for each model. A record is a 16-byte key,
/// the elements and a CRC-32C of both; one that was cut off or damaged counts as missing. Files that no running process
/// writes (an advisory lock tells) were left by interrupted ingestions: they are read, too.
final class EmbeddingJournal {
  /// A file that was left.
  private struct Leftover {
    let path: String
    let bytes: StoredBytes
    var keys: [[UInt8]] = []
    /// Keeps the lock that tells other ingestions that the file is in use.
    let file: OpenFile
  }

  private enum Place {
    case leftover(Int, offset: Int)
    case own(offset: Int)
  }

  private static let suffix = ".kbj"

  private let folder: String
  private let dimensions: Int
  private let files: FileSystem
  private let freshName: () -> String
  private var leftovers: [Leftover] = []
  private var places: [[UInt8]: Place] = [:]
  private var own: OpenFile?
  private var end = 0

  private var recordSize: Int { 16 + 4 * dimensions + 4 }

  /// Reads the files that were left in a folder; neither it nor they need be there. O(bytes).
  ///
  /// - Parameter freshName: gives file names that no other ingestion has.
  init(folder: String, dimensions: Int, files: FileSystem, freshName: @escaping () -> String) {
    self.folder = folder
    self.dimensions = dimensions
    self.files = files
    self.freshName = freshName
    // What cannot be read is embedded again.
    let names = (try? files.directory(folder).names()) ?? []
    for name in names.sorted() where name.hasSuffix(Self.suffix) { try? adopt("\(folder)/\(name)") }
  }

  /// Whether there is a vector for a key.
  func contains(_ key: [UInt8]) -> Bool { places[key] != nil }

  /// The vector of a key; `nil` for none, and for one that cannot be read back.
  func vector(forKey key: [UInt8]) -> [Float]? {
    switch places[key] {
    case .leftover(let index, let offset): record(in: leftovers[index].bytes, at: offset)?.vector
    case .own(let offset): (try? own?.read(recordSize, at: offset)).flatMap(record)?.vector
    case nil: nil
    }
  }

  /// Keeps a vector under a key of 16 bytes.
  ///
  /// - Throws: `FileError` when it cannot be written.
  func append(_ vector: [Float], forKey key: [UInt8]) throws {
    guard key.count == 16, vector.count == dimensions else { return }
    var bytes = key
    bytes.reserveCapacity(recordSize)
    for element in vector { withUnsafeBytes(of: element.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
    withUnsafeBytes(of: CRC32C.checksum(bytes).littleEndian) { bytes.append(contentsOf: $0) }
    let file = try own ?? create()
    own = file
    try bytes.withUnsafeBytes { try file.write($0, at: end) }
    places[key] = .own(offset: end)
    end += bytes.count
  }

  /// Removes the own file, whose vectors are in the index now, and of the others those of which the same is true or
  /// that were last written before a time in seconds since 1970.
  ///
  /// Others may hold vectors for documents that this ingestion was not asked for.
  func discard(whereStored isStored: ([UInt8]) throws -> Bool, orBefore deadline: Double) rethrows {
    if let own { try? files.remove(own.path) }
    for leftover in leftovers {
      let modified = Double(leftover.bytes.identity?.modified ?? .max) / 1e9
      if try modified < deadline || leftover.keys.allSatisfy(isStored) { try? files.remove(leftover.path) }
    }
  }

  private func create() throws -> OpenFile {
    let directory = try files.makeDirectory(folder)
    for _ in 0..<10 {
      let file = try directory.createFile(freshName() + Self.suffix)
      // Before it had its lock, another ingestion may have taken the file for a leftover.
      if file.lock(.exclusive), file.hasName { return file }
      try files.remove(file.path)
    }
    // On a file system without locks leftovers stay, and are of no use.
    return try directory.createFile(freshName() + Self.suffix)
  }

  private func adopt(_ path: String) throws {
    let file = try files.openFile(path)
    guard file.lock(.shared) else { return }
    let bytes = try file.map()
    var leftover = Leftover(path: path, bytes: bytes, file: file)
    for offset in stride(from: 0, to: bytes.count, by: recordSize) {
      guard let key = record(in: bytes, at: offset)?.key else { continue }
      leftover.keys.append(key)
      places[key] = .leftover(leftovers.count, offset: offset)
    }
    leftovers.append(leftover)
  }

  private func record(in bytes: StoredBytes, at offset: Int) -> (key: [UInt8], vector: [Float])? {
    record(bytes.withUnsafeBytes { Array($0[offset..<min(offset + recordSize, $0.count)]) })
  }

  private func record(_ bytes: [UInt8]) -> (key: [UInt8], vector: [Float])? {
    var reader = ByteReader(bytes.suffix(4), key: "")
    guard bytes.count == recordSize, (try? reader.uint32()) == CRC32C.checksum(Array(bytes.dropLast(4))) else {
      return nil
    }
    let vector = bytes.withUnsafeBytes { buffer in
      (0..<dimensions).map { element in
        Float(bitPattern: UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: 16 + 4 * element, as: UInt32.self)))
      }
    }
    return (Array(bytes.prefix(16)), vector)
  }
}
