/// Tells misspellings: insertions, deletions, substitutions and transpositions of neighbours (the restricted
/// Damerau–Levenshtein distance).
enum EditDistance {
  /// Whether two words differ by one edit, or by two when both have at least eight letters. O(length²).
  static func isTypo(_ left: String, _ right: String) -> Bool {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    let limit = min(left.count, right.count) >= 8 ? 2 : 1
    guard abs(left.count - right.count) <= limit, left.first == right.first else { return false }
    return distance(left, right) <= limit
  }

  /// The number of edits between two words. O(length²).
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...max(left.count, 1) where !left.isEmpty {
      var current = [row]
      for column in 1...max(right.count, 1) where !right.isEmpty {
        let isSame = left[row - 1] == right[column - 1]
        var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last.last ?? 0
  }
}
