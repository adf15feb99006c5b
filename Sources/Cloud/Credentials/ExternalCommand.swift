/// A program that is run for what it prints (`credential_process`).
public struct ExternalCommand: Sendable, Hashable {
  /// What a program left behind.
  public struct Outcome: Sendable, Hashable {
    /// Its exit code; not 0 when a signal ended it.
    public let status: Int
    /// What it wrote to stdout.
    public let output: [UInt8]
    /// What it wrote to stderr, cut where it is long.
    public let errors: [UInt8]

    /// An outcome.
    public init(status: Int, output: [UInt8], errors: [UInt8] = []) {
      self.status = status
      self.output = output
      self.errors = errors
    }
  }

  /// The program, looked for in `PATH` unless it is a path, and its arguments; no shell is involved.
  public let arguments: [String]
  /// The seconds after which it is ended, which is an error.
  public let timeout: Double
  /// The most bytes that it may write to stdout; more is an error.
  public let maximumOutputBytes: Int

  /// A command; it may take a minute and print 64 KiB unless said otherwise.
  public init(_ arguments: [String], timeout: Double = 60, maximumOutputBytes: Int = 64 << 10) {
    self.arguments = arguments
    self.timeout = timeout
    self.maximumOutputBytes = maximumOutputBytes
  }
}
