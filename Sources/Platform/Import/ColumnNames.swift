/// Names for tables and columns that SQL takes without quotation marks.
enum ColumnNames {
  private static let maximumLength = 60

  /// A name made of a title: lower case, everything but ASCII letters and digits an underscore.
  static func name(_ title: String, otherwise: String) -> String {
    var name = ""
    for scalar in title.unicodeScalars.prefix(maximumLength) {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      if isPlain {
        name += String(scalar).lowercased()
      } else if !name.isEmpty, !name.hasSuffix("_") {
        name += "_"
      }
    }
    while name.hasSuffix("_") { name.removeLast() }
    guard let first = name.first else { return otherwise }
    return first.isNumber ? "n\(name)" : name
  }

  /// Names for the titles of columns, all different.
  static func names(_ titles: [String]) -> [String] {
    var used = Set<String>()
    return titles.enumerated().map { place, title in
      let base = name(title, otherwise: "column_\(place + 1)")
      var candidate = base
      var number = 2
      while !used.insert(candidate).inserted {
        candidate = "\(base)_\(number)"
        number += 1
      }
      return candidate
    }
  }
}
