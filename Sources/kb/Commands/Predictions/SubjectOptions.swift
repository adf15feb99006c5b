import ArgumentParser
import JSON
import Storage
import Tools
import Workspaces

/// Whose prediction a command is about.
struct SubjectOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The customers.", valueName: "id"))
  var customers: [Int] = []

  @Option(
    help: ArgumentHelp(
      "Take the features of a JSON object, {\"age\": 42, …}, instead of a customer; - for stdin. Those left out are "
        + "missing.", valueName: "file"))
  var features: String?

  /// Whether nobody is named.
  var isEmpty: Bool { customers.isEmpty && features == nil }

  func validate() throws {
    if !customers.isEmpty && features != nil {
      throw ValidationError("expected either customers or --features FILE, found both")
    }
    if let id = customers.first(where: { $0 < 0 }) {
      throw ValidationError("expected customers' numbers from 0 on, found \(id)")
    }
  }

  /// Whose predictions are asked for, in order.
  ///
  /// - Throws: `FileError`, `Failure` for a file that holds no object.
  func subjects(_ host: Host) throws -> [ExplanationRequest.Subject] {
    guard let features else { return customers.map(ExplanationRequest.Subject.customer) }
    let input = try InputFile(features, from: host.workingDirectory)
    return [.features(try input.object(expected: "features by name"))]
  }
}
