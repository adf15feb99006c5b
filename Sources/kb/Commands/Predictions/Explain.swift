import ArgumentParser
import JSON
import Predictions
import Tools
import Workspaces

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show why a model predicts what it does: what each feature adds, as a waterfall.",
    discussion: """
      Contributions are exact SHAP values; they add up in the margin (log-odds for churn), from the base value to the \
      prediction. With several customers and --json the result is a line each.
      """)

  @OptionGroup var subject: SubjectOptions
  @OptionGroup var explanation: ExplanationOptions
  @OptionGroup var pictures: PictureOptions
  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let hasSubject = !subject.isEmpty || explanation.ids != nil
    if explanation.isGlobal == hasSubject {
      throw ValidationError(
        "expected a customer, --ids FILE, --features FILE or --global, found \(hasSubject ? "two of them" : "none")")
    }
    if subject.features != nil && explanation.ids != nil {
      throw ValidationError("expected either --ids FILE or --features FILE, found both")
    }
    if pictures.takesOutput && output.json { throw ValidationError("expected one result on stdout, found two") }
  }

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    var subjects = try subject.subjects(host)
    if let ids = explanation.ids {
      subjects += try InputFile(ids, from: host.workingDirectory).customers().map(ExplanationRequest.Subject.customer)
    }
    if subjects.count > 1 && pictures.isWanted {
      throw Failure(
        status: .usage, code: "usage", message: "a picture shows one customer, found \(subjects.count)",
        remedies: ["Explain one: kb explain ID --svg FILE"])
    }
    let (predictions, cloud) = try await PreparedPlatform.predictions(location, host, console)
    defer { SpentNote.showWarnings(cloud, console) }
    if explanation.isGlobal { return try showOverview(predictions, host, console) }
    for (index, subject) in subjects.enumerated() {
      if index > 0 && !console.json { try console.print("") }
      try show(subject, of: subjects.count, predictions, host, console)
    }
  }

  private func show(
    _ subject: ExplanationRequest.Subject, of count: Int, _ predictions: CustomerAnalysis, _ host: Host,
    _ console: Console
  ) throws {
    let request = try explanation.request(subject, predictions.customers.schema)
    let result = try predictions.explanation(request)
    let interactions = explanation.interactions ? try predictions.interactions(request) : nil
    let page = { try ExplanationPage(result, overview: overview(predictions).first).html }
    try pictures.write(svg: { WaterfallPicture(result).picture.svg() }, html: page, host, console)
    if pictures.takesOutput { return }
    let report = ExplanationReport(explanation: result, interactions: interactions)
    if console.json && count > 1 {
      try console.print(event: report.json)
    } else {
      try console.print(report.json, or: report.text(console))
    }
  }

  private func overview(_ predictions: CustomerAnalysis) throws -> [GlobalExplanation] {
    try predictions.overview(
      of: explanation.model, sample: explanation.sample, className: explanation.className, by: explanation.slice)
  }

  private func showOverview(_ predictions: CustomerAnalysis, _ host: Host, _ console: Console) throws {
    let overviews = try overview(predictions)
    try pictures.write(
      svg: { overviews.first.map { BeeswarmPicture($0).picture.svg() } ?? "" },
      html: { OverviewPage(overviews).html }, host, console)
    if pictures.takesOutput { return }
    let top = explanation.top ?? 15
    try console.print(
      GlobalExplanation.json(overviews, slice: explanation.slice, top: explanation.top ?? .max),
      or: overviews.map { GlobalText($0, top: top, width: console.width, console: console).text }
        .joined(separator: "\n\n"))
  }
}
