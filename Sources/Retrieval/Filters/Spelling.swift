/// Finds the word that was probably meant.
enum Spelling {
  /// The known word nearest to a misspelt one, `nil` when none is near: at most a third of its letters differ
  /// (case and a `$` before it count for nothing).
  static func nearest(to word: String, among known: [String]) -> String? {
    let letters = folded(word)
    guard letters.count <= 40 else { return nil }
    let ranked = known.map { (word: $0, distance: distance(letters, folded($0))) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, min(letters.count, best.word.count) / 3) ? best.word : nil
  }

  private static func folded(_ word: String) -> [Character] {
    let lower = Array(word.lowercased())
    return lower.first == "$" ? Array(lower.dropFirst()) : lower
  }

  /// The edits between two words: a letter more, less, other, or two swapped (optimal string alignment).
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
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
