import Predictions

/// Trains the models of a plan and writes their files.
public struct ModelTraining: Sendable {
  /// The customers to learn from.
  public let data: TrainingData
  /// What is trained.
  public let plan: TrainingPlan
  /// Where the files go.
  public let layout: PlatformLayout
  /// How many models are trained at once, each on one thread.
  public let threads: Int
  /// Where XGBoost's library is, `nil` for the usual places.
  public let libraryPath: String?

  /// A training of a plan's models.
  public init(
    data: TrainingData, plan: TrainingPlan, layout: PlatformLayout, threads: Int, libraryPath: String? = nil
  ) {
    self.data = data
    self.plan = plan
    self.layout = layout
    self.threads = max(1, threads)
    self.libraryPath = libraryPath
  }

  /// Trains models: those named, otherwise all; several at once.
  ///
  /// A model that was trained from the same data, plan and library and whose files are whole is kept. One that was
  /// interrupted starts from its beginning. The same data, plan and library give the same bytes, however many threads
  /// there are.
  ///
  /// - Parameter progress: May be called from several threads.
  /// - Throws: `TrainingError` for an unknown model, `XGBoostError` when the library is absent or fails, `FileError`,
  ///   `CancellationError`.
  public func run(
    _ names: [String] = [], progress: @escaping @Sendable (TrainingProgress) -> Void = { _ in }
  ) async throws -> TrainingReport {
    let models = try chosen(names)
    let library = try models.contains(where: \.isBoosted) ? XGBoostLibrary(path: libraryPath) : nil
    let split = DataSplit(
      ids: data.customers.ids, seed: plan.seed, validationShare: plan.validationShare, testShare: plan.testShare)
    for part in DataSplit.Part.allCases where split[part].isEmpty {
      throw TrainingError("the split leaves no \(part.rawValue) rows of \(data.customers.count); more data are needed")
    }
    let job = ModelJob(data: data, plan: plan, layout: layout, split: split, library: library, progress: progress)
    // The longest first, so that none is left over for one thread at the end.
    var waiting = models.sorted { $0.effort > $1.effort }[...]
    var results: [TrainingReport.Model] = []
    try await withThrowingTaskGroup(of: TrainingReport.Model.self) { group in
      for _ in 0..<threads {
        guard let model = waiting.popFirst() else { break }
        group.addTask { try job.result(model) }
      }
      for try await result in group {
        results.append(result)
        guard let model = waiting.popFirst() else { continue }
        group.addTask { try job.result(model) }
      }
    }
    let order = models.map(\.name)
    results.sort { (order.firstIndex(of: $0.name) ?? 0) < (order.firstIndex(of: $1.name) ?? 0) }
    return TrainingReport(models: results, libraryVersion: library?.version)
  }

  private func chosen(_ names: [String]) throws -> [ModelPlan] {
    guard !names.isEmpty else { return plan.models }
    for name in names where plan[name] == nil {
      let known = plan.models.map(\.name).joined(separator: ", ")
      throw TrainingError("there is no model \(name); expected one of \(known)")
    }
    return plan.models.filter { names.contains($0.name) }
  }
}

extension ModelPlan {
  /// Whether XGBoost's library trains it.
  var isBoosted: Bool { if case .boosting = method { true } else { false } }

  /// How long it takes, roughly, beside others.
  fileprivate var effort: Int {
    switch method {
    case .isolation: 0
    case .boosting(let variants):
      variants.reduce(0) { $0 + min($1.rounds, 100_000) } * (kind == .classes ? 12 : 1)
    }
  }
}
