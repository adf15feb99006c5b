import Retrieval

/// The words by which people ask for a column.
struct ColumnPhrases: Sendable {
  /// Runs of stems, each of which stands for the column.
  let stems: [[String]]

  /// The name itself, its words without those of measuring, and what analysts say instead.
  ///
  /// - Parameter unique: the stems that stand in the name of one column only.
  init(of column: TableColumn, unique: Set<String>) {
    let parts = column.name.split(separator: "_").map(String.init)
    let core = parts.filter { !Self.measuring.contains($0) && !$0.contains(where: \.isNumber) }
    var phrases = [parts, parts.filter { $0 != "avg" }, core]
    phrases += core.filter { unique.contains(Porter2Stemmer.stem($0)) }.map { [$0] }
    phrases += (Self.aliases[column.name] ?? []).map { $0.split(separator: " ").map(String.init) }
    stems = phrases.filter { !$0.isEmpty }.map { $0.map(Porter2Stemmer.stem) }
  }

  /// The stems that stand in the name of one column only and say nothing else in a question.
  static func uniqueStems(of columns: [TableColumn]) -> Set<String> {
    var counts: [String: Int] = [:]
    for column in columns {
      for stem in Set(column.name.split(separator: "_").map { Porter2Stemmer.stem(String($0)) }) {
        counts[stem, default: 0] += 1
      }
    }
    return Set(counts.filter { $0.value == 1 && !EverydayWords.ignorable.contains($0.key) }.keys)
  }

  /// Parts of names that say how something is measured.
  private static let measuring: Set<String> = [
    "avg", "last", "score", "usd", "type", "rate", "count", "months", "days", "share", "since", "probability", "made",
    "sent", "in", "items", "value", "band",
  ]

  /// What analysts say for columns of the platform, by the column's name.
  private static let aliases: [String: [String]] = [
    "churn_probability": [
      "churn", "churn risk", "risk of churn", "risk of churning", "churn score", "risk", "leave", "likely to leave",
      "likely to churn", "likely to cancel", "churn likelihood", "probability of churn", "cancel",
    ],
    "churned": ["churn rate", "rate of churn", "attrition", "attrition rate", "left", "actually churned"],
    "engagement_score": ["engaged", "engagement"],
    "ltv_usd": ["lifetime value", "customer lifetime value", "worth", "clv", "valuable", "value", "predicted ltv"],
    "anomaly_score": ["unusual", "anomalous", "anomaly"],
    "recommended_category": ["recommended", "recommendation", "recommend"],
    "days_since_last_login": [
      "logged in", "log in", "login", "logged", "signed in", "sign in", "inactive", "inactivity", "recency",
    ],
    "age": ["old", "older", "oldest", "younger", "youngest", "aged"],
    "gender": ["sex"], "friend_count": ["friend"], "device_count": ["devices"], "primary_device": ["device"],
    "monthly_price_usd": ["price", "monthly price"], "push_opt_in": ["push notifications", "push opt in"],
    "auto_renew": ["auto renewal", "automatic renewal", "autorenew", "renew automatically"],
    "avg_session_minutes": ["session length", "minutes per session", "session duration"],
    "favourite_category": ["favorite category", "favourite", "favorite"],
    "avg_order_value_usd": ["order value", "aov"], "snapshot_month": ["snapshot"],
    "avg_resolution_hours": ["resolution time"], "nps_score": ["net promoter score"], "plan_type": ["subscription"],
    "payment_method": ["means of payment"], "support_tickets_last_90": ["support tickets", "tickets"],
    "active_days_last_30": ["active days", "active"], "content_completion_rate": ["completion rate"],
  ]
}
