/// The search for changes of one row, first of one feature, then of several together.
struct CounterfactualAttempt {
  /// A value to put in place of a feature's.
  struct Move: Hashable {
    let feature: Int
    let value: Float
    let distance: Double
  }

  /// Moves of different features, in the order of the columns, and how near they bring the prediction.
  private struct Combination {
    let moves: [Move]
    var prediction: Float = 0

    var distance: Double { moves.reduce(0) { $0 + $1.distance } }
    var features: [Int] { moves.map(\.feature) }
  }

  let search: CounterfactualSearch
  let row: [Float]
  let goal: PredictionGoal
  /// The progress of the row as it is.
  let start: Float
  /// What was found: the nearest of each set of features, none of which contains another.
  private(set) var found: [Counterfactual] = []
  private var frontier: [Move] = []
  private var tried: [Combination] = []

  init(search: CounterfactualSearch, row: [Float], goal: PredictionGoal, start: Float) {
    self.search = search
    self.row = row
    self.goal = goal
    self.start = start
  }

  /// Tries changes of so many features, one more than the last time.
  mutating func take(size: Int, isPlausible: ([Float]) -> Bool) throws(FeatureError) {
    let combinations = size == 1 ? singles() : size == 2 ? pairs() : extensions()
    tried = try scored(combinations)
    collect(isPlausible)
    if size == 1 { frontier = nearestOfEachProgress() }
  }

  /// So many of the found ones: the nearest, those that share no feature with a nearer one before all others.
  func choice(_ limit: Int) -> [Counterfactual] {
    let ranked = found.sorted { ($0.changes.count, $0.distance) < ($1.changes.count, $1.distance) }
    var used: Set<Int> = []
    var different: [Int] = []
    for (place, counterfactual) in ranked.enumerated() {
      let features = counterfactual.changes.map(\.feature)
      guard used.isDisjoint(with: features) else { continue }
      used.formUnion(features)
      different.append(place)
    }
    let others = ranked.indices.filter { !different.contains($0) }
    return (different + others).prefix(limit).sorted().map { ranked[$0] }
  }

  private func singles() -> [Combination] {
    row.indices.flatMap { feature in
      search.candidates[feature].values(insteadOf: row[feature]).map { value in
        let distance = search.scales[feature]?.distance(row[feature], value) ?? ValueScale.typicalDistance
        return Combination(moves: [Move(feature: feature, value: value, distance: distance)])
      }
    }
  }

  private func pairs() -> [Combination] {
    var pairs: [Combination] = []
    for (place, first) in frontier.enumerated() {
      for second in frontier[(place + 1)...] where second.feature != first.feature {
        pairs.append(Combination(moves: [first, second]))
      }
    }
    return pairs
  }

  /// The pairs that came nearest to the goal, each with a third move.
  private func extensions() -> [Combination] {
    let width = max(1, search.combinationLimit / max(1, frontier.count))
    let best = tried.indices.sorted {
      (goal.progress(tried[$1].prediction), $0) < (goal.progress(tried[$0].prediction), $1)
    }
    var seen: Set<[Move]> = []
    return best.prefix(width).flatMap { place in
      let pair = tried[place]
      return frontier.filter { !pair.features.contains($0.feature) }.compactMap { move in
        let moves = (pair.moves + [move]).sorted { $0.feature < $1.feature }
        return seen.insert(moves).inserted ? Combination(moves: moves) : nil
      }
    }
  }

  private func scored(_ combinations: [Combination]) throws(FeatureError) -> [Combination] {
    var scored = combinations
    let groups = search.scorer.ensemble.groupCount
    // Part by part, so that the rows stay in the cache.
    for first in stride(from: 0, to: combinations.count, by: 4096) {
      let part = first..<min(first + 4096, combinations.count)
      var rows = FeatureMatrix(columnCount: row.count, capacity: part.count)
      for combination in combinations[part] { rows.append(row: changed(by: combination.moves)) }
      let predictions = try search.scorer.predictions(of: rows)
      for place in part { scored[place].prediction = predictions[(place - first) * groups + goal.group] }
    }
    return scored
  }

  private func changed(by moves: [Move]) -> [Float] {
    var changed = row
    for move in moves { changed[move.feature] = move.value }
    return changed
  }

  private mutating func collect(_ isPlausible: ([Float]) -> Bool) {
    let meeting = tried.indices.filter { goal.isMet(by: tried[$0].prediction) }
    let ranked = meeting.sorted { (tried[$0].distance, $0) < (tried[$1].distance, $1) }
    for place in ranked {
      let combination = tried[place]
      guard !found.contains(where: { $0.changes.allSatisfy { combination.features.contains($0.feature) } }) else {
        continue
      }
      let changed = changed(by: combination.moves)
      guard isPlausible(changed) else { continue }
      let changes = combination.moves.map { FeatureChange(feature: $0.feature, from: row[$0.feature], to: $0.value) }
      found.append(
        Counterfactual(
          changes: changes, row: changed, prediction: combination.prediction, distance: combination.distance))
    }
  }

  /// The moves that bring the prediction nearer to the goal than any smaller move of the same feature, without features
  /// that suffice alone, and no more of them than can be combined within the limit.
  private func nearestOfEachProgress() -> [Move] {
    let sufficient = Set(found.flatMap { $0.changes.map(\.feature) })
    let others = tried.filter { !sufficient.contains($0.moves[0].feature) }
    let byFeature = Dictionary(grouping: others) { $0.moves[0].feature }
    var frontiers = byFeature.keys.sorted().map { steps(of: byFeature[$0] ?? []) }.filter { !$0.moves.isEmpty }
    // Of n moves there are fewer than n² / 2 pairs.
    let most = max(2, Int(Double(2 * search.combinationLimit).squareRoot()))
    frontiers.sort { $0.best > $1.best }
    frontiers = Array(frontiers.prefix(most))
    var count = frontiers.reduce(1) { max($0, $1.moves.count) }
    while count > 1, frontiers.reduce(0, { $0 + min(count, $1.moves.count) }) > most { count -= 1 }
    return frontiers.flatMap { $0.moves.spread(over: count) }.sorted { $0.feature < $1.feature }
  }

  private func steps(of singles: [Combination]) -> (moves: [Move], best: Float) {
    var moves: [Move] = []
    var best = start
    for single in singles.sorted(by: { $0.distance < $1.distance }) where goal.progress(single.prediction) > best {
      best = goal.progress(single.prediction)
      moves.append(single.moves[0])
    }
    return (moves, best)
  }
}

extension Array {
  /// So many of the elements, evenly spread, the last one among them.
  fileprivate func spread(over count: Int) -> [Element] {
    guard count > 0, count < self.count else { return self }
    return (1...count).map { self[$0 * self.count / count - 1] }
  }
}
