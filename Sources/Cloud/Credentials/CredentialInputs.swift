/// Everything outside of the process that credentials, the region and endpoints may come from.
public struct CredentialInputs: Sendable {
  /// The environment variables.
  public var environment: [String: String]
  /// The home folder, `nil` when there is none: then there are no files at their usual places.
  public var homeDirectory: String?
  /// Credentials that were given on the command line.
  public var credentials: Credentials?
  /// The profile that was asked for; it makes the keys in the environment count for nothing, as with the AWS CLI.
  public var profile: String?
  /// The region that was asked for.
  public var region: String?
  /// Reads a file; `nil` when it does not exist.
  public var readFile: @Sendable (_ path: String) throws -> [UInt8]?
  /// Runs a program to its end; throws when it does not start, takes too long or prints too much.
  public var run: @Sendable (_ command: ExternalCommand) async throws -> ExternalCommand.Outcome
  /// What calls of STS and of the SSO portal go through. Metadata services have a client of their own, for no proxy
  /// stands before them.
  public var http: HTTPClient
  /// The seconds since 1970.
  public var clock: @Sendable () -> Double
  /// A number of [0, 1).
  public var random: @Sendable () -> Double
  /// Where containers find the credentials of their task (`AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`).
  var containerAddress = "http://169.254.170.2"

  /// Inputs.
  public init(
    environment: [String: String], homeDirectory: String?, credentials: Credentials? = nil, profile: String? = nil,
    region: String? = nil, http: HTTPClient, readFile: @escaping @Sendable (_ path: String) throws -> [UInt8]?,
    run: @escaping @Sendable (_ command: ExternalCommand) async throws -> ExternalCommand.Outcome,
    clock: @escaping @Sendable () -> Double, random: @escaping @Sendable () -> Double
  ) {
    self.environment = environment
    self.homeDirectory = homeDirectory
    self.credentials = credentials
    self.profile = profile
    self.region = region
    self.http = http
    self.readFile = readFile
    self.run = run
    self.clock = clock
    self.random = random
  }

  /// The value of an environment variable, `nil` when it is empty too.
  func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// How long metadata services may take: a second unless `AWS_METADATA_SERVICE_TIMEOUT` says otherwise, for what is not
  /// there must not hold up the start.
  var metadataSeconds: Double {
    let seconds = variable("AWS_METADATA_SERVICE_TIMEOUT").flatMap { Double($0) } ?? 1
    return seconds > 0 && seconds <= 60 ? seconds : 1
  }

  /// The text of a file without the white space around it; `nil` when it does not exist.
  func text(ofFile path: String) throws -> String? {
    try readFile(path).map { bytes in
      let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
      let rest = bytes.drop(while: isSpace)
      let end = rest.lastIndex { !isSpace($0) } ?? rest.startIndex - 1
      return String(decoding: rest[..<(end + 1)], as: UTF8.self)
    }
  }
}
