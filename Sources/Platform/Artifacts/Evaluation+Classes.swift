import JSON

extension Evaluation {
  /// What is measured of a model that ranks classes.
  var classMembers: JSONObject {
    let metrics = DataSplit.Part.allCases.map { part in
      JSONObject.Member(key: part.rawValue, value: figures(scores.all(split[part]), part, interval: part == .test))
    }
    var baselines: [(String, JSONValue)] = [("popularity", figures(repeated(popularity), .test))]
    if let favourite = favouriteScores { baselines.append(("favourite_category", figures(favourite, .test))) }
    return ["metrics": .object(JSONObject(metrics)), "baselines": .object(JSONObject().adding(baselines))]
  }

  private func figures(_ scores: [Float], _ part: DataSplit.Part, interval: Bool = false) -> JSONValue {
    let metrics = ClassMetrics(
      classes: actual(part).map { Int($0) }, scores: scores, classCount: max(1, classes.count))
    var members: [(String, JSONValue)] = [
      ("accuracy", .figure(metrics.accuracy, digits: 4)), ("hit_at_3", .figure(metrics.hitAt3, digits: 4)),
      ("mrr", .figure(metrics.meanReciprocalRank, digits: 4)), ("ndcg_at_5", .figure(metrics.gainAt5, digits: 4)),
    ]
    if interval {
      let hits = Int((metrics.hitAt3 * Double(metrics.rows)).rounded())
      members.append(("hit_at_3_interval_95", .interval(Interval(successes: hits, trials: metrics.rows))))
    }
    return .object(JSONObject().adding(members))
  }

  /// The share of each class among the training rows.
  private var popularity: [Float] {
    var counts = [Float](repeating: 0, count: classes.count)
    let train = actual(.train)
    for value in train where counts.indices.contains(Int(value)) { counts[Int(value)] += 1 }
    return counts.map { $0 / Float(max(1, train.count)) }
  }

  private func repeated(_ scores: [Float]) -> [Float] { split[.test].flatMap { _ in scores } }

  /// The favourite category first, the others by popularity.
  private var favouriteScores: [Float]? {
    guard let name = model.plan.classFeature else { return nil }
    let popularity = popularity
    return feature(name, .test).flatMap { favourite in
      popularity.enumerated().map { Double($0.offset) == favourite ? 2 : $0.element }
    }
  }
}
