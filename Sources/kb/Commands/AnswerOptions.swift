import ArgumentParser
import Agents
import Workspaces

/// The options of the commands that answer questions.
struct AnswerOptions: ParsableArguments {
  @Flag(name: [.customShort("c"), .customLong("continue")], help: "Continue the newest session.")
  var continues = false

  @Option(help: ArgumentHelp("Continue the session with this id.", valueName: "id"))
  var session: String?

  @Option(help: ArgumentHelp("The model that answers.", valueName: "name"))
  var model: String?

  @Option(name: .customLong("max-steps"), help: ArgumentHelp("How many turns the model may take.", valueName: "n"))
  var maximumSteps: Int?

  @Option(
    name: .customLong("max-usd"),
    help: ArgumentHelp("Make no call that could bring the cost above so many dollars.", valueName: "usd"))
  var maximumUSD: String?

  @Flag(name: .customLong("no-sync"), help: "Answer from the index as it is.")
  var isWithoutSync = false

  func validate() throws {
    if continues, session != nil { throw ValidationError("-c and --session exclude one another") }
  }

  /// The flags that set settings.
  var flags: [SettingFlag] {
    let model = model.map { SettingFlag("--model", setting: "agent.model", text: $0) }
    let steps = maximumSteps.map { SettingFlag("--max-steps", setting: "agent.maximumSteps", text: "\($0)") }
    let money = maximumUSD.map { SettingFlag("--max-usd", setting: "agent.maximumUsd", text: "\($0)") }
    return [model, steps, money].compactMap(\.self)
  }

  /// The session that the options name.
  var choice: SessionChoice { session.map(SessionChoice.named) ?? (continues ? .newest : .new) }
}
