/// Finds the known word that a mistyped one was probably meant to be.
public enum Spelling {
  /// The nearest of the known words, `nil` when none is near: at most a third of the letters differ.
  ///
  /// Case, `-`, `_` and `$` do not count as differences; a word of over 60 letters is near to none.
  /// O(known × length²).
  public static func nearest(to word: String, among known: [String]) -> String? {
    let plain = normalise(word)
    guard plain.count <= 60 else { return nil }
    let ranked = known.map { (word: $0, distance: distance(plain, normalise($0))) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, min(plain.count, best.word.count) / 3) ? best.word : nil
  }

  /// Whether two words with the same first letter differ by one edit, or by two when both have at least eight letters.
  public static func isMisspelling(_ left: String, of right: String) -> Bool {
    let (left, right) = (Array(left), Array(right))
    let limit = min(left.count, right.count) >= 8 ? 2 : 1
    guard abs(left.count - right.count) <= limit, left.first == right.first else { return false }
    return distance(left, right) <= limit
  }

  private static func normalise(_ word: String) -> [Character] {
    Array(word.lowercased().filter { !"-_$".contains($0) })
  }

  /// The optimal string alignment distance: insertions, deletions, replacements of one letter, and swaps of two
  /// neighbours.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
