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

  /// Levenshtein's distance: insertions, deletions and replacements of one letter.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let replaced = previous[column] + (letter == other ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
