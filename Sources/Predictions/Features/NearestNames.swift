/// Finds the names that an unknown one was probably meant to be.
public enum NearestNames {
  /// At most three names, the nearest first; none when nothing is near.
  ///
  /// A name is near when the other is a part of it, when they have half of their words in common, or when a third of the
  /// letters or fewer differ: insertions, deletions, replacements and swaps of neighbours (optimal string alignment
  /// distance). O(names × length²).
  public static func of(_ name: String, among names: [String], limit: Int = 3) -> [String] {
    let wanted = normalise(name)
    guard !wanted.isEmpty, wanted.count <= 60 else { return [] }
    let ranked = names.enumerated().compactMap { place, known in
      distance(wanted, normalise(known)).map { (name: known, distance: $0, place: place) }
    }
    let sorted = ranked.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
    return sorted.prefix(limit).map(\.name)
  }

  /// How far a name is, from 0 to 1; `nil` when it is not near.
  private static func distance(_ wanted: [Character], _ known: [Character]) -> Double? {
    let length = Double(max(wanted.count, known.count))
    let edits = Double(EditDistance.between(wanted, known)) / length
    if edits <= 1.0 / 3 { return edits }
    let words = (Set(wanted.split(separator: "_")), Set(known.split(separator: "_")))
    let common = Double(words.0.intersection(words.1).count) / Double(max(words.0.count, words.1.count, 1))
    if common >= 0.5 { return 1 - common / 2 }
    return wanted.count >= 3 && String(known).contains(String(wanted)) ? 0.9 : nil
  }

  private static func normalise(_ name: String) -> [Character] {
    Array(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  }
}
