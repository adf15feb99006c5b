import JSON

extension ExplanationAnswer {
  /// What the score would be with the features that the question supposes.
  func addWhatIf(to draft: inout AnswerDraft) {
    let json = explanation.result.value["what_if"]
    guard let json, let prediction = json["prediction"] else { return }
    let changes = (json["changes"]?.array ?? []).map(Self.text)
    let display = json["display"]?.string ?? prediction.shown
    draft.say(
      "With \(changes.joined(separator: ", ")), the \(explanation.target) of customer \(explanation.customer) "
        + "would be \(display) instead of \(explanation.display).",
      sources: [pointers("/what_if/changes", "/what_if/prediction", "/what_if/display", "/display")])
    draft.say("\n")
    guard let threshold = explanation.threshold, let number = prediction.double else { return }
    let (before, after) = (explanation.prediction >= threshold, number >= threshold)
    let text = explanation.result.value["threshold"]?.shown ?? ""
    let side = after ? "at or above" : "below"
    draft.say(
      "That is \(before == after ? "still " : "")\(side) the threshold \(text)\(before == after ? "" : ", as it now is not").",
      sources: [pointers("/threshold")])
    draft.say("\n")
  }

  /// The nearest changes that bring the score where the question wants it.
  func addCounterfactuals(to draft: inout AnswerDraft) {
    let all = explanation.result.value["counterfactuals"]?.array ?? []
    let fitting = all.enumerated().filter { isWanted($0.element) }
    guard !fitting.isEmpty else {
      draft.say(
        "The tool found no change of a few features that would \(wantsMore ? "raise" : "lower") it enough.",
        sources: [pointers("/counterfactuals")])
      return draft.say("\n")
    }
    draft.say("What would \(wantsMore ? "raise" : "lower") it, the nearest change first:\n")
    for (place, (position, json)) in fitting.enumerated() {
      let changes = (json["changes"]?.array ?? []).map(Self.text)
      let display = json["display"]?.string ?? json["prediction"]?.shown ?? ""
      draft.say("  \(place + 1). ")
      draft.say(
        "\(changes.joined(separator: ", ")): \(explanation.target) \(display)",
        sources: [pointers("/counterfactuals/\(position)")])
      draft.say("\n")
    }
  }

  private static func text(_ change: JSONValue) -> String {
    let feature = change["feature"]?.shown ?? ""
    // The tool's own words name the feature and both values; others may state the new value alone.
    if let display = change["display"]?.string, display.hasPrefix(feature) { return display }
    return "\(feature) \(change["from"]?.shown ?? "none") → \(change["to"]?.shown ?? "none")"
  }

  private func pointers(_ pointers: String...) -> CitedSource {
    .toolResult(call: explanation.result.call, pointers: pointers)
  }

  /// Whether the question wants a larger score: less churn and fewer oddities, more of everything else.
  private var wantsMore: Bool {
    let words = Set(question.words.map(\.lowered))
    if !words.isDisjoint(with: ["increase", "raise", "improve", "grow", "higher", "more", "up", "boost"]) {
      return !(model == .churn || model == .anomaly) || words.isDisjoint(with: ["improve"])
    }
    if !words.isDisjoint(with: ["reduce", "lower", "decrease", "below", "cut", "less", "prevent", "drop"]) {
      return false
    }
    return !(model == .churn || model == .anomaly)
  }

  private func isWanted(_ counterfactual: JSONValue) -> Bool {
    guard let prediction = counterfactual["prediction"]?.double else { return false }
    return wantsMore ? prediction > explanation.prediction : prediction < explanation.prediction
  }
}
