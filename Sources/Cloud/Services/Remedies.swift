/// What to do about an error of a service.
struct Remedies {
  let fault: ServiceFault
  let request: ServiceRequest
  let region: String
  let isEndpointReplaced: Bool
  let skew: Double?

  /// The steps, the likeliest first; none where the error says all.
  var steps: [String] {
    if fault.isPage { return [endpoint] }
    switch fault.kind {
    case .modelRetired:
      return [
        "Name an active model in kb.json, for example global.anthropic.claude-sonnet-4-6.",
        "aws bedrock list-foundation-models shows which models are ACTIVE in \(region).",
      ]
    case .authentication: return authentication
    case .accessDenied: return denial
    case .throttled:
      return ["Run it again later or with fewer calls at once; Service Quotas shows and raises the limit in \(region)."]
    case .notFound: return absence
    case .invalidRequest, .malformedResponse: return mistake
    case .unreachable, .timedOut, .conflict, .serverFault: return []
    }
  }

  private var endpoint: String {
    isEndpointReplaced
      ? "Check the address given for \(request.service.id) with --endpoint-url or "
        + "AWS_ENDPOINT_URL_\(request.service.environmentName)."
      : "Check the proxy, which seems to have answered in the place of \(request.service.id)."
  }

  private var authentication: [String] {
    switch fault.code {
    case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "InvalidToken":
      return ["The temporary credentials have ended: renew them (aws sso login) or take out the old AWS_SESSION_TOKEN."]
    case "AuthorizationHeaderMalformed": return [otherRegion]
    default: break
    }
    if let skew, abs(skew) > 240 {
      let minutes = Int(min(abs(skew) / 60, 1e9).rounded())
      return ["Set this machine's clock: it is \(minutes) minutes \(skew > 0 ? "behind" : "ahead of") the service's."]
    }
    return ["Check the credentials: kb doctor names the source that they come from."]
  }

  private var denial: [String] {
    // "You don't have access to the model with the specified model ID."
    if fault.message.contains("access to the model") {
      return ["Ask for access to the model in the console of Bedrock in \(region) (Model access)."]
    }
    guard let permission = RequiredPermission(sentence: fault.message) else {
      let action = RequiredPermission.action(of: request.operation, in: request.service)
      return ["Allow \(action) to who asks; kb doctor --iam prints the policy."]
    }
    let place = permission.resource.map { " on \($0)" } ?? ""
    return [
      fault.message.contains("explicit deny")
        ? "A policy denies \(permission.action)\(place) explicitly; whoever owns it can take that out."
        : "Allow \(permission.action)\(place) to who asks; kb doctor --iam prints the policy."
    ]
  }

  private var absence: [String] {
    if fault.code.isEmpty || fault.code == "UnknownOperationException" { return isEndpointReplaced ? [endpoint] : [] }
    if fault.code == "NoSuchBucket" { return ["Check the bucket's name, or create it."] }
    if fault.message.contains("model") { return ["Check the model's id, and that \(region) offers it."] }
    return []
  }

  private var mistake: [String] {
    if fault.message.contains("on-demand throughput") {
      return [
        "Ask the model through an inference profile: put us., eu., apac. or global. before its id, "
          + "as in global.anthropic.claude-sonnet-4-6."
      ]
    }
    if fault.message.contains("model identifier is invalid") {
      return ["Check the model's id, and that \(region) offers it."]
    }
    if fault.bucketRegion != nil || fault.code == "PermanentRedirect" || (300..<400).contains(fault.status) {
      return [otherRegion]
    }
    if fault.code == "UnknownOperationException" { return [endpoint] }
    return []
  }

  private var otherRegion: String {
    let words = fault.message.split(separator: "'")
    let expected = fault.bucketRegion ?? (words.count > 3 ? String(words[3]) : nil)
    return "Ask in the right region\(expected.map { ", \($0)," } ?? "") instead of \(region)."
  }
}
