extension Int {
  /// The number with a noun, in the plural unless it is one: `1 chunk`, `2 chunks`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }

  /// The number as a size: `512 bytes`, `1.5 MB`.
  var sizeText: String {
    var size = Double(self)
    var unit = "bytes"
    for next in ["kB", "MB", "GB", "TB"] where size >= 1000 {
      size /= 1000
      unit = next
    }
    return unit == "bytes" ? "\(self) bytes" : "\(size.fixed(1)) \(unit)"
  }
}
