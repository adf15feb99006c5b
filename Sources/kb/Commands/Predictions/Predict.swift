import ArgumentParser
import JSON
import Predictions
import Tools
import Workspaces

struct Predict: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Predict customers, or features that you give, by one model or all.",
    discussion: """
      With several customers and --json the result is a line each. Predictions of customers are kept for an hour, for \
      the same features and the same training of the model.
      """)

  @OptionGroup var subject: SubjectOptions

  @Option(help: ArgumentHelp("Only this model: \(ModelLibrary.names.joined(separator: ", ")).", valueName: "name"))
  var model: String?

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if subject.isEmpty { throw ValidationError("expected a customer or --features FILE, found neither") }
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let subjects = try subject.subjects(host)
    let (predictions, cloud) = try await PreparedPlatform.predictions(location, host, console)
    defer { SpentNote.showWarnings(cloud, console) }
    for subject in subjects {
      let report = try await report(subject, predictions)
      if subjects.count > 1, console.json {
        try console.print(event: report.json)
      } else {
        try console.print(report.json, or: report.text(console))
      }
    }
  }

  private func report(
    _ subject: ExplanationRequest.Subject, _ predictions: CustomerAnalysis
  ) async throws -> PredictionReport {
    let schema = predictions.customers.schema
    let names = model.map { [$0] }
    switch subject {
    case .customer(let id):
      let customer = try predictions.customers.existing(id)
      let row = FeatureRow(customer.features, schema: schema)
      return PredictionReport(
        customerID: id, predictions: try await predictions.predictions(of: customer, by: names),
        missing: row.missing(in: schema), warnings: [])
    case .features(let object):
      let row = try FeatureRow(object, schema: schema)
      return PredictionReport(
        customerID: nil, predictions: try predictions.predictions(of: row, by: names),
        missing: row.missing(in: schema), warnings: row.warnings)
    }
  }
}
