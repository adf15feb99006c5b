import ArgumentParser
import JSON
import Predictions
import Tools

/// The options about what is explained, and how far.
struct ExplanationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The model: \(ModelLibrary.names.joined(separator: ", ")).", valueName: "name"))
  var model = "churn"

  @Option(
    help: ArgumentHelp("Explain every customer whose number stands in this file; - for stdin.", valueName: "file"))
  var ids: String?

  @Option(help: ArgumentHelp("Show so many features one by one (default: 8; 15 with --global).", valueName: "n"))
  var top: Int?

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp("For recommendation: the category to explain (default: the likeliest).", valueName: "name"))
  var className: String?

  @Option(
    help: ArgumentHelp(
      "Predict once more with another value of a feature, FEATURE=VALUE; may be repeated.", valueName: "change"))
  var whatIf: [String] = []

  @Flag(help: "Look for the smallest changes that cross the decision threshold.")
  var counterfactual = false

  @Flag(help: "Show the pairs of features that do most together.")
  var interactions = false

  @Flag(name: .customLong("global"), help: "Show what the model rests on over many customers.")
  var wantsOverview = false

  @Option(help: ArgumentHelp("Like --global, for each value of a feature.", valueName: "feature"))
  var slice: String?

  @Option(help: ArgumentHelp("Look at so many customers for --global, --slice and --html.", valueName: "n"))
  var sample = CustomerAnalysis.usualSample

  /// Whether the model is explained rather than a prediction.
  var isGlobal: Bool { wantsOverview || slice != nil }

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top: expected a number from 1 on, found \(top)") }
    guard (1...100_000).contains(sample) else {
      throw ValidationError("--sample: expected a number from 1 to 100000, found \(sample)")
    }
    if isGlobal, !whatIf.isEmpty || counterfactual || interactions {
      throw ValidationError(
        "--what-if, --counterfactual and --interactions explain a customer, not --global or --slice")
    }
    if let change = whatIf.first(where: { !$0.contains("=") }) {
      throw ValidationError("--what-if: expected FEATURE=VALUE, found \"\(change)\"")
    }
  }

  /// The request for a subject.
  ///
  /// - Throws: `FeatureError` for a change of something that is no feature, or to no value of it.
  func request(_ subject: ExplanationRequest.Subject, _ schema: FeatureSchema) throws -> ExplanationRequest {
    var changes = JSONObject()
    for change in whatIf {
      let parts = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let feature = try schema.place(of: parts[0]).feature
      guard changes[feature.name] == nil else { throw FeatureError("--what-if: \(feature.name) is changed twice") }
      changes[feature.name] = feature.json(try feature.encode(text: parts.count > 1 ? parts[1] : ""))
    }
    return ExplanationRequest(
      model: model, subject: subject, top: top ?? ExplanationRequest.usualTop, className: className,
      whatIf: changes.isEmpty ? nil : changes, wantsCounterfactuals: counterfactual)
  }
}
