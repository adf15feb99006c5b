import Predictions

/// Pieces of SVG and HTML text.
enum Markup {
  /// A text as the content of an element or of an attribute in double quotes; characters that XML forbids are replaced.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "\t", "\n": out.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// A coordinate, to a tenth of a pixel.
  static func number(_ value: Double) -> String {
    let text = NumberText.fixed(value, 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A text of a picture at a place.
  static func text(
    _ content: String, x: Double, y: Double, anchor: String = "start", classes: String = ""
  ) -> String {
    let style = classes.isEmpty ? "" : " class=\"\(classes)\""
    let anchor = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    return "<text x=\"\(number(x))\" y=\"\(number(y))\"\(anchor)\(style)>\(escaped(content))</text>"
  }

  /// A straight line of a picture.
  static func line(x1: Double, y1: Double, x2: Double, y2: Double, classes: String) -> String {
    "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" class=\"\(classes)\"/>"
  }
}
