extension PermissionPolicy {
  /// What the function's role needs to write its log
  /// (https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html); what its tools need is in the
  /// policies of the other features.
  static func function(_ place: FunctionScope, _ scope: PolicyScope) -> PermissionPolicy {
    let group = scope.arn("logs", "log-group:/aws/lambda/\(place.name)")
    return PermissionPolicy(
      .function,
      [
        PolicyStatement("CreateLog", ["logs:CreateLogGroup"], on: [group]),
        PolicyStatement("WriteLog", ["logs:CreateLogStream", "logs:PutLogEvents"], on: ["\(group):*"]),
      ], notes: ["Lambda names the streams of a log itself, so their resource is a pattern"])
  }

  static func trust(_ place: FunctionScope, _ scope: PolicyScope) -> PermissionPolicy {
    PermissionPolicy(
      .functionTrust,
      [PolicyStatement("TakeRole", ["sts:AssumeRole"], on: [], principal: "lambda.amazonaws.com")],
      notes: ["the trust policy of the function's role"])
  }

  /// Bedrock may call the function for one agent
  /// (https://docs.aws.amazon.com/bedrock/latest/userguide/agents-permissions.html).
  static func invocation(_ place: FunctionScope, _ scope: PolicyScope) -> PermissionPolicy? {
    guard let agent = place.agent else { return nil }
    return PermissionPolicy(
      .functionInvocation,
      [
        PolicyStatement(
          "CallByAgent", ["lambda:InvokeFunction"], on: [scope.arn("lambda", "function:\(place.name)")],
          conditions: [
            "ArnEquals": ["aws:SourceArn": [scope.arn("bedrock", "agent/\(agent)")]],
            "StringEquals": ["aws:SourceAccount": [scope.account]],
          ], principal: "bedrock.amazonaws.com")
      ], notes: ["the resource policy of the function"])
  }
}
