/// The region of calls: what was given, `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile's, the instance's.
public struct RegionChain: Sendable {
  private let inputs: CredentialInputs

  /// A chain; nothing is asked yet.
  public init(_ inputs: CredentialInputs) { self.inputs = inputs }

  /// The region and where it is said.
  ///
  /// - Throws: `CredentialError` when no source has one, or what the first has is none; `SharedConfigurationError`,
  ///   `CancellationError`.
  public func resolution() async throws -> RegionResolution {
    let found = try await found()
    // It becomes part of the hosts that credentials are sent to.
    guard Self.isName(found.region) else {
      throw CredentialError(
        item: "region",
        attempts: [
          SourceAttempt(found.source, "\(found.detail): expected lower-case letters, digits and hyphens")
        ], isFailure: true, remedies: ["name a region such as eu-central-1"])
    }
    return found
  }

  /// Whether a text can be the name of a region.
  static func isName(_ text: String) -> Bool {
    (1...63).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  private func found() async throws -> RegionResolution {
    if let region = inputs.region, !region.isEmpty {
      return RegionResolution(
        region: region, source: .explicit, detail: "given on the command line or in the configuration", others: [])
    }
    var attempts = [SourceAttempt(.explicit, "none given")]
    for name in ["AWS_REGION", "AWS_DEFAULT_REGION"] {
      if let region = inputs.variable(name) {
        return RegionResolution(region: region, source: .environment, detail: name, others: attempts)
      }
    }
    attempts.append(SourceAttempt(.environment, "neither AWS_REGION nor AWS_DEFAULT_REGION is set"))
    let files = try SharedConfiguration(inputs)
    if let region = files.profile(files.profileName)?["region"] {
      return RegionResolution(
        region: region, source: .profile, detail: "profile \(files.profileName)", others: attempts)
    }
    attempts.append(SourceAttempt(.profile, "no region in the profile \(files.profileName)"))
    return try await instance(files, attempts)
  }

  private func instance(_ files: SharedConfiguration, _ attempts: [SourceAttempt]) async throws -> RegionResolution {
    let path = "/latest/meta-data/placement/region"
    let reason: String
    do {
      switch try await InstanceMetadata(inputs, files).answer([{ _ in path }]) {
      case .found(let body):
        return RegionResolution(
          region: String(decoding: body, as: UTF8.self), source: .instance, detail: "region of the EC2 instance",
          others: attempts)
      case .absent(let absence): reason = absence
      }
    } catch let error as CredentialSourceError {
      reason = "\(error)"
    }
    throw CredentialError(
      item: "region", attempts: attempts + [SourceAttempt(.instance, reason)], isFailure: false,
      remedies: ["set AWS_REGION, or name a region in kb.json, or run `aws configure set region REGION`"])
  }
}
