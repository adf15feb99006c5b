import Tools

extension ToolParameter {
  /// What it means, and in words what it may be: agents take no `enum`, gateways no limits either.
  var sentence: String {
    switch kind {
    case .string(let maximumLength): "\(description) At most \(maximumLength) characters."
    case .integer(let range): "\(description) From \(range.lowerBound) to \(range.upperBound)."
    case .object, .boolean: description
    case .choice(let words): "\(description) One of: \(words.joined(separator: ", "))."
    }
  }
}
