import ArgumentParser

struct LambdaGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lambda",
    abstract: "The tools as an AWS Lambda function, for Bedrock action groups and AgentCore gateways.",
    subcommands: [LambdaPackage.self, LambdaInvoke.self, LambdaSchema.self])
}
