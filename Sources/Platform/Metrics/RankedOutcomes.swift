/// Yes-or-no outcomes in the order of their scores, the highest first; rows with the same score stay together.
public struct RankedOutcomes: Sendable, Hashable {
  /// The rows with one score.
  struct Tie: Sendable, Hashable {
    /// Their score.
    let score: Double
    /// How many came true.
    var positives: Int
    /// How many did not.
    var negatives: Int
  }

  /// The rows by falling score.
  let ties: [Tie]
  /// How many rows came true.
  public let positives: Int
  /// How many did not.
  public let negatives: Int

  /// Ranks rows by score; both lists are read to the end of the shorter. O(n log n).
  public init(outcomes: [Bool], scores: [Double]) {
    var ties: [Tie] = []
    let rows = zip(outcomes, scores).sorted { $0.1 > $1.1 }
    for (outcome, score) in rows {
      if ties.last?.score != score { ties.append(Tie(score: score, positives: 0, negatives: 0)) }
      if outcome { ties[ties.count - 1].positives += 1 } else { ties[ties.count - 1].negatives += 1 }
    }
    self.ties = ties
    positives = rows.count { $0.0 }
    negatives = rows.count - positives
  }

  /// The probability that a row that came true scores above one that did not, ties counting half: the area under the
  /// receiver operating characteristic (Hanley and McNeil 1982); 0.5 where one kind is absent. O(rows).
  public var areaUnderCurve: Double {
    guard positives > 0, negatives > 0 else { return 0.5 }
    var below = Double(negatives)
    var area = 0.0
    for tie in ties {
      below -= Double(tie.negatives)
      area += Double(tie.positives) * (below + Double(tie.negatives) / 2)
    }
    return area / (Double(positives) * Double(negatives))
  }

  /// The mean of the precision at each rise of the recall, without interpolation; 0 when nothing came true. O(rows).
  public var averagePrecision: Double {
    guard positives > 0 else { return 0 }
    var (hits, seen, sum) = (0, 0, 0.0)
    for tie in ties {
      hits += tie.positives
      seen += tie.positives + tie.negatives
      sum += Double(tie.positives) * Double(hits) / Double(seen)
    }
    return sum / Double(positives)
  }

  /// The threshold with the best F1, and of several the highest: rows that score at least as much are positive; `nil`
  /// when nothing came true. O(rows).
  public var bestThreshold: Double? {
    var (hits, seen) = (0, 0)
    var best: (value: Double, threshold: Double)?
    for tie in ties {
      hits += tie.positives
      seen += tie.positives + tie.negatives
      let value = 2 * Double(hits) / Double(seen + positives)
      if hits > 0, value > best?.value ?? 0 { best = (value, tie.score) }
    }
    return best?.threshold
  }
}
