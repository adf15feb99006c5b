extension PermissionPolicy {
  /// The calls of Converse need the permissions of InvokeModel
  /// (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html).
  static let invocation = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]

  static func embedding(_ model: String, _ scope: PolicyScope) -> PermissionPolicy {
    let resource = model.hasPrefix("arn:") ? model : modelARN(model, in: scope.region, scope)
    return PermissionPolicy(
      .embedding, [PolicyStatement("EmbedTexts", ["bedrock:InvokeModel"], on: [resource])])
  }

  static func answering(_ model: String, _ scope: PolicyScope) -> PermissionPolicy {
    if model.hasPrefix("arn:") {
      let isProfile = model.contains("application-inference-profile/")
      let note =
        "an inference profile of the account also needs these actions on the models behind it "
        + "(aws bedrock get-inference-profile lists them)"
      return PermissionPolicy(
        .answering, [PolicyStatement("Answer", invocation, on: [model])], notes: isProfile ? [note] : [])
    }
    guard let (geography, name) = InferenceGeography.split(model) else {
      return PermissionPolicy(
        .answering, [PolicyStatement("Answer", invocation, on: [modelARN(model, in: scope.region, scope)])])
    }
    let profile = scope.arn("bedrock", "inference-profile/\(model)")
    if geography == InferenceGeography.worldwide { return worldwide(name, profile, scope) }
    let regions = InferenceGeography.destinations(of: geography, from: scope.region)
    return PermissionPolicy(
      .answering,
      [
        PolicyStatement("AnswerByProfile", invocation, on: [profile]),
        PolicyStatement(
          "AnswerInDestinationRegions", invocation, on: regions.map { modelARN(name, in: $0, scope) },
          conditions: ["StringEquals": ["bedrock:InferenceProfileArn": [profile]]]),
      ], notes: ["a service control policy must allow Bedrock in each of these regions, too"])
  }

  /// Three statements, each of them needed
  /// (https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html).
  private static func worldwide(_ model: String, _ profile: String, _ scope: PolicyScope) -> PermissionPolicy {
    func condition(_ region: String, throughProfile: Bool = true) -> [String: [String: [String]]] {
      var keys = ["aws:RequestedRegion": [region]]
      if throughProfile { keys["bedrock:InferenceProfileArn"] = [profile] }
      return ["StringEquals": keys]
    }
    return PermissionPolicy(
      .answering,
      [
        PolicyStatement(
          "AnswerByProfile", invocation, on: [profile], conditions: condition(scope.region, throughProfile: false)),
        PolicyStatement(
          "AnswerInSourceRegion", invocation, on: [modelARN(model, in: scope.region, scope)],
          conditions: condition(scope.region)),
        PolicyStatement(
          "AnswerAnywhere", invocation, on: [modelARN(model, in: "", scope)], conditions: condition("unspecified")),
      ],
      notes: [
        "a global profile may send a request to any region: its model's ARN has none, and the requested region is "
          + "\"unspecified\""
      ])
  }

  private static func modelARN(_ model: String, in region: String, _ scope: PolicyScope) -> String {
    "arn:\(scope.partition):bedrock:\(region)::foundation-model/\(model)"
  }
}
