import Cloud
import JSON
import Workspaces

/// The IAM policies that the settings need, one document a feature.
struct PolicyReport {
  private let policies: [PermissionPolicy]
  private let region: String

  /// - Throws: `Failure` when no setting names a service of AWS; `CredentialError` when nothing names a region.
  init(_ location: LocationOptions, account: String, _ host: Host) async throws {
    let settings = try location.configuration(host).values
    let cloud = try CloudAccess(host: host, settings: settings)
    region = try await cloud.client().region
    policies = PermissionPolicy.policies(for: settings.policyScope(region: region, account: account))
    guard !policies.isEmpty else {
      throw Failure(
        status: .notConfigured, code: "not_configured", message: "no setting names a service of AWS",
        remedies: ["See the settings: kb config reference"])
    }
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
