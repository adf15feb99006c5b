/// Finds the known word that a mistyped one was probably meant to be.
public enum Spelling {
  /// The nearest of the known words, `nil` when none is near: at most a third of the letters differ.
  ///
  /// Upper and lower case, `-` and `_` do not count as differences. O(known × length²).
  public static func nearest(to word: String, among known: [String]) -> String? {
    let plain = normalise(word)
    let ranked = known.map { (word: $0, distance: distance(plain, normalise($0))) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, plain.count / 3) ? best.word : nil
  }

  private static func normalise(_ word: String) -> [Character] {
    Array(word.lowercased().filter { $0 != "-" && $0 != "_" })
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
