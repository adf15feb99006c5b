import Cloud
import JSON
import Workspaces

/// The IAM policies that the settings need, one document a feature.
struct PolicyReport {
  private let policies: [PermissionPolicy]
  private let region: String

  /// - Parameter account: the account in the policies, `nil` for that of the credentials.
  /// - Throws: `Failure` when no setting names a service of AWS; `CredentialError` when nothing names a region;
  ///   `ServiceError` when the account cannot be found out.
  init(_ location: LocationOptions, account: String?, _ host: Host) async throws {
    let settings = try location.configuration(host).values
    guard settings.services.contains(where: \.isAWS) else {
      throw Failure(
        status: .notConfigured, code: "not_configured", message: "no setting names a service of AWS",
        remedies: ["See the settings: kb config reference"])
    }
    let client = try await CloudAccess(host: host, settings: settings).client()
    region = client.region
    var named = account
    if named == nil { named = try await CallerIdentity(client).account }
    let account = named ?? ""
    policies = PermissionPolicy.policies(for: settings.policyScope(region: region, account: account))
  }

  func print(_ console: Console) throws {
    let documents = policies.map { policy -> JSONValue in
      [
        "feature": .string(policy.feature.rawValue), "policy": policy.document,
        "notes": .array(policy.notes.map(JSONValue.string)),
      ]
    }
    let texts = policies.map { policy in
      (["# \(policy.feature.rawValue)"] + policy.notes.map { "# \($0)" } + [policy.document.text(.pretty)])
        .joined(separator: "\n")
    }
    try console.print(
      ["region": .string(region), "policies": .array(documents)], or: texts.joined(separator: "\n\n"))
  }
}
