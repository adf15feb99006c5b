import JSON

/// The features that a question supposes to be other than they are: "if it had 8 sessions last week".
struct FeatureChanges {
  /// The new values by the names of the features, in the order of the question.
  let values: JSONObject

  /// Reads the changes; a condition on rows says in words the same that a change does.
  ///
  /// - Parameter references: the words that name customers, whose numbers are no values.
  init(_ words: [QuestionWord], references: Set<Int>, columns: [TableColumn]) {
    var words = words
    for index in references { words[index] = QuestionWord(text: "customer") }
    let mentions = ColumnFinder(columns).mentions(in: words).filter { !Self.scores.contains($0.column.name) }
    var reader = ConditionReader(words, mentions, read: references, used: [])
    Self.readValues(words, &reader)
    reader.readBooleans()
    var values: JSONObject = [:]
    for condition in reader.conditions { values[condition.column.name] = Self.value(condition) }
    self.values = values
  }

  private static func readValues(_ words: [QuestionWord], _ reader: inout ConditionReader) {
    for mention in reader.unused where !mention.column.isCategory && !mention.column.isBoolean {
      let rest = words.indices.dropFirst(mention.words.upperBound).prefix(6)
      guard let index = rest.first(where: { words[$0].number != nil }), let number = words[index].number,
        rest.prefix(while: { $0 < index }).allSatisfy({ Self.leading.contains(words[$0].lowered) })
      else { continue }
      reader.take(mention, .equals(number), [index])
    }
  }

  private static func value(_ condition: RowCondition) -> JSONValue? {
    switch condition.comparison {
    case .isAny(let levels): levels.last.map(JSONValue.string)
    case .equals(let number), .above(let number, _), .below(let number, _):
      number == number.rounded() && number.magnitude < 1e15 ? .number(Int(number)) : .number(number)
    case .isNone, .within, .isKnown, .isMissing: nil
    }
  }

  /// Words between a feature and its new value.
  private static let leading: Set<String> = [
    "of", "is", "was", "were", "to", "at", "rose", "fell", "went", "up", "down", "from", "dropped", "increased",
    "decreased", "became", "had", "been", "set", "score", "only", "customer", "rises", "rise", "falls", "fall", "grows",
  ]
  /// What models predict is nothing that can be supposed.
  private static let scores: Set<String> = [
    "churn_probability", "engagement_score", "ltv_usd", "anomaly_score", "recommended_category",
    "recommended_probability", "segment", "churned", "next_category", "anomaly_kind",
  ]
}
