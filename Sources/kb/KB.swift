import ArgumentParser

@main
struct KB: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "kb")
}
