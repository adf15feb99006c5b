#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The content of an object: in memory, or a file mapped into it.
public final class StoredBytes: Sendable {
  private enum Storage: Sendable {
    case array([UInt8])
    /// The address is kept as an integer because pointers are not `Sendable`; the mapping is private and read-only.
    case mapping(address: UInt, count: Int)
  }

  private let storage: Storage

  /// The file that the bytes were read from, as it was then; `nil` for bytes of no local file.
  public let identity: FileIdentity?

  /// Bytes in memory.
  public init(_ bytes: [UInt8], identity: FileIdentity? = nil) {
    storage = .array(bytes)
    self.identity = identity
  }

  /// Takes over a read-only mapping, which is unmapped when the last reference goes.
  init(mapping address: UnsafeMutableRawPointer, count: Int, identity: FileIdentity) {
    storage = .mapping(address: UInt(bitPattern: address), count: count)
    self.identity = identity
  }

  deinit {
    if case .mapping(let address, let count) = storage {
      munmap(UnsafeMutableRawPointer(bitPattern: address), count)
    }
  }

  /// The number of bytes.
  public var count: Int {
    switch storage {
    case .array(let bytes): bytes.count
    case .mapping(_, let count): count
    }
  }

  /// Lends the bytes for the time of a call.
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .array(let bytes):
      let outcome: Swift.Result<Result, Failure> = bytes.withUnsafeBytes { buffer in
        do throws(Failure) { return .success(try body(buffer)) } catch { return .failure(error) }
      }
      return try outcome.get()
    case .mapping(let address, let count):
      return try body(UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count))
    }
  }

  /// Gives back the memory that a part of a mapped file takes up; whoever reads the part again gets it from the file.
  ///
  /// For passes over whole files, which would make them count as memory of this process.
  public func release(_ part: Range<Int>) {
    guard case .mapping(let address, let count) = storage else { return }
    let page = max(1, Int(sysconf(Int32(_SC_PAGESIZE))))
    let part = part.clamped(to: 0..<count)
    let start = part.lowerBound / page * page
    guard start < part.upperBound else { return }
    madvise(UnsafeMutableRawPointer(bitPattern: address + UInt(start)), part.upperBound - start, MADV_DONTNEED)
  }

  /// A copy of the bytes.
  public var array: [UInt8] { withUnsafeBytes { Array($0) } }
}
