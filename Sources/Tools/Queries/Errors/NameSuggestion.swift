import Predictions

/// Finds the name that was probably meant.
enum NameSuggestion {
  /// The nearest of the known names: at most a third of the letters differ; otherwise the one that shares most words
  /// (`tenure` and `tenure_months`), the shortest of those. `nil` when none is near. O(known × length²).
  static func nearest(to name: String, among known: [String]) -> String? {
    guard name.utf8.count <= 80 else { return nil }
    let plain = letters(name)
    let ranked = known.map { (name: $0, distance: EditDistance.between(plain, letters($0))) }
    if let best = ranked.min(by: { $0.distance < $1.distance }),
      best.distance <= max(1, min(plain.count, best.name.utf8.count) / 3)
    {
      return best.name
    }
    let wanted = words(name)
    let related = known.map { (name: $0, shared: wanted.intersection(words($0)).count) }.filter { $0.shared > 0 }
    return related.min { ($1.shared, $0.name.utf8.count) < ($0.shared, $1.name.utf8.count) }?.name
  }

  private static func letters(_ name: String) -> [UInt8] { name.lowercased().utf8.filter { $0 != 0x5F } }

  private static func words(_ name: String) -> Set<String> {
    Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count >= 3 })
  }
}
