import Predictions

/// What an explanation says, in three sentences and the outcome of what else was asked.
public struct ExplanationSummary: Sendable, Hashable {
  private let explanation: PredictionExplanation

  /// How many features are named in either direction.
  private static let named = 3
  /// Which part of all contributions, without their signs, is worth a word.
  private static let smallestShare = 0.01

  /// The summary of an explanation.
  public init(_ explanation: PredictionExplanation) { self.explanation = explanation }

  /// The sentences.
  public var text: String {
    ([result, drivers, reading] + [missing, change].compactMap(\.self)).joined(separator: " ")
  }

  /// `Customer 12345 has a churn_probability of 62.1 %, at risk by the threshold of 30.0 %; the base value is 13.9 %.`
  private var result: String {
    let model = explanation.model
    let who = explanation.customerID.map { "Customer \($0)" } ?? "The row given"
    let threshold = model.threshold.map(model.display) ?? ""
    let label = explanation.label.map { ", \($0) by the threshold of \(threshold)" } ?? ""
    return "\(who) has \(Self.article(explanation.target)) \(explanation.target) of "
      + "\(model.display(explanation.prediction))\(label) (model \(model.name) \(model.version)); "
      + "the base value is \(model.display(explanation.basePrediction))."
  }

  private var drivers: String {
    let telling = explanation.contributions.filter { explanation.share(of: $0) >= Self.smallestShare }
    let raising = telling.filter { $0.phi > 0 }
    let lowering = telling.filter { $0.phi < 0 }
    let parts = [list("raised", raising), list("lowered", lowering)].compactMap(\.self)
    return parts.isEmpty ? "No feature moves it." : "It is " + parts.joined(separator: ", and ") + "."
  }

  private func list(_ verb: String, _ contributions: [FeatureContribution]) -> String? {
    guard !contributions.isEmpty else { return nil }
    let items = contributions.prefix(Self.named).map {
      "\($0.feature.name) \($0.display) (\(NumberText.signed($0.phi, 2)))"
    }
    return "\(verb) most by \(items.joined(separator: ", "))"
  }

  private var reading: String {
    "The figures in parentheses are parts of the \(Self.scale(explanation.link)), which goes from "
      + "\(NumberText.fixed(explanation.baseValue, 2)) to \(NumberText.fixed(explanation.margin, 2))."
  }

  private var missing: String? {
    guard let first = explanation.top.first(where: { $0.value.isNaN }) else { return nil }
    let reason = first.feature.missingReason.map { ": \($0)" } ?? ""
    return "\(first.feature.name) is \(Feature.missingText)\(reason)."
  }

  private var change: String? {
    guard let outcome = explanation.whatIf else { return nil }
    let changes = outcome.changes.map(\.display).joined(separator: ", ")
    return "With \(changes) it would be \(explanation.model.display(outcome.prediction))."
  }

  /// What the margin is on, for a link.
  public static func scale(_ link: Link) -> String {
    switch link {
    case .identity: "score itself"
    case .logistic: "log-odds"
    case .exponential, .expm1: "logarithm of the amount"
    case .softmax: "logarithm of the class's weight"
    case .exp2: "binary logarithm of the score"
    }
  }

  private static func article(_ noun: String) -> String {
    noun.first.map { "aeiou".contains($0) } == true ? "an" : "a"
  }
}
