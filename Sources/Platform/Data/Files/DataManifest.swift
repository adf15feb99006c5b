import JSON
import Storage

/// What data there are, and from what they were made: the file that is written last, so that data are complete with it
/// and absent without.
public struct DataManifest: Sendable, Hashable {
  /// A file of the data.
  public struct File: Sendable, Hashable {
    /// Its path below the platform's folder.
    public var path: String
    /// How many bytes it has.
    public var bytes: Int
    /// Its SHA-256 in hexadecimal digits.
    public var sha256: String
  }

  /// The seed of the generator.
  public var seed: UInt64
  /// How many customers there are.
  public var customers: Int
  /// The moment that the data stand for, ISO 8601.
  public var asOf: String
  /// A hash of the first customers that seed and generator make: another one means that the generator has changed.
  public var fingerprint: String
  /// The files.
  public var files: [File]

  /// The hash of all data, in hexadecimal digits: what a model was trained on.
  public var dataHash: String {
    SHA256.hexadecimal(Array(files.map { "\($0.sha256)  \($0.path)\n" }.joined().utf8))
  }

  /// Whether data from the same source would be the same.
  func describesSameData(as other: DataManifest) -> Bool {
    (seed, customers, asOf, fingerprint) == (other.seed, other.customers, other.asOf, other.fingerprint)
  }
}
