/// Says what is known of one customer, or of several beside one another.
struct DetailsAnswer {
  private let question: CustomerQuestion
  private let records: [CustomerRecord]
  private let columns: [TableColumn]

  private static let overview = ["plan_type", "contract_type", "country", "tenure_months"]
  private static let remarkable = 5

  /// Reads results; `nil` when none is of a customer.
  ///
  /// - Parameter listing: tells the levels of categories, by which people ask for them.
  init?(_ question: CustomerQuestion, _ results: [ToolOutcomes.Result], _ listing: TableListing) {
    records = results.compactMap(CustomerRecord.init)
    guard let first = records.first else { return nil }
    self.question = question
    let known = QueryReader.columns(of: listing)
    columns = first.items.map { item in
      known.first { $0.name == item.name } ?? TableColumn(name: item.name, type: "", levels: [])
    }
  }

  /// The answer; `nil` when the question asks for something that is not known of a customer.
  func draft() -> AnswerDraft? {
    let mentions = ColumnFinder(columns).mentions(in: words)
    let named = Set(mentions.flatMap(\.places))
    guard words.indices.allSatisfy({ named.contains($0) || question.references.contains($0) || isIgnorable($0) }) else {
      return nil
    }
    var seen: Set<String> = []
    let asked = mentions.map(\.column.name).filter { seen.insert($0).inserted }
    var draft = AnswerDraft(confidence: 1)
    if records.count > 1 {
      addComparison(asked, to: &draft)
    } else if let record = records.first {
      asked.isEmpty ? addOverview(of: record, to: &draft) : add(asked, of: record, to: &draft)
    }
    addDates(to: &draft)
    return draft
  }

  private var words: [QuestionWord] { question.words }

  private func isIgnorable(_ index: Int) -> Bool {
    let word = words[index].lowered
    return EverydayWords.ignorable.contains(word) || QueryWords.ignorable.contains(word)
      || QueryWords.customers.contains(word) || Self.words.contains(word)
  }

  /// Words of asking for all that is known.
  private static let words: Set<String> = [
    "profile", "overview", "summary", "summarise", "summarize", "details", "detail", "info", "status", "record",
    "everything", "prediction", "predictions", "situation", "customer_id", "nr", "no", "cust", "account", "user",
    "difference", "differ", "vs", "versus", "likelier", "week", "month", "year", "currently", "today", "card", "sheet",
    "features", "attributes", "data", "category",
  ]

  private func add(_ names: [String], of record: CustomerRecord, to draft: inout AnswerDraft) {
    for item in names.compactMap(record.item) {
      draft.say("Customer \(record.customer): \(item.text)", sources: [record.source(item)])
      draft.say("\n")
    }
  }

  private func addOverview(of record: CustomerRecord, to draft: inout AnswerDraft) {
    if let segment = record.item("segment") {
      draft.say("Customer \(record.customer): \(segment.text)", sources: [record.source(segment)])
    } else {
      draft.say("Customer \(record.customer)")
    }
    draft.say("\nPredictions:\n")
    list(record.items.filter(\.isPrediction), of: record, to: &draft)
    draft.say("Account:\n")
    list(Self.overview.compactMap(record.item), of: record, to: &draft)
    let others = record.items.filter { !$0.isPrediction && !Self.overview.contains($0.name) }
    let ranked = others.compactMap { item in item.percentile.flatMap(Double.init).map { (item, ($0 - 50).magnitude) } }
      .enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .prefix(Self.remarkable).map(\.element.0)
    guard !ranked.isEmpty else { return }
    draft.say("Farthest from the middle of all customers:\n")
    list(ranked, of: record, to: &draft)
  }

  private func list(_ items: [CustomerRecord.Item], of record: CustomerRecord, to draft: inout AnswerDraft) {
    for item in items {
      draft.say("  ")
      draft.say(item.text, sources: [record.source(item)])
      draft.say("\n")
    }
  }

  /// The values asked for, or the segment and the predictions, a line each.
  private func addComparison(_ asked: [String], to draft: inout AnswerDraft) {
    let overview = ["segment"] + (records.first?.items.filter(\.isPrediction).map(\.name) ?? []) + Self.overview
    draft.say("Customers \(records.map(\.customer).joined(separator: " and ")):\n")
    for name in asked.isEmpty ? overview : asked {
      draft.say("  \(name): ")
      for (position, record) in records.enumerated() {
        if position > 0 { draft.say("; ") }
        guard let item = record.item(name) else { continue }
        draft.say("\(record.customer) \(item.display)", sources: [record.source(item)])
      }
      draft.say("\n")
    }
  }

  /// The months and dates that the records are of.
  private func addDates(to draft: inout AnswerDraft) {
    var dates: [String] = []
    for record in records {
      guard let date = record.result.value["as_of"]?.string, !dates.contains(date) else { continue }
      dates.append(date)
      draft.say("\n")
      draft.say("data as of \(date)", sources: [record.result.source("/as_of")])
    }
  }
}
