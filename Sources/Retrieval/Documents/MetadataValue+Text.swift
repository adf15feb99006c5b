import JSON

extension MetadataValue {
  /// The value in words: a number in its shortest form, the strings of a list with commas between them.
  public var text: String {
    switch self {
    case .string(let text): text
    case .number(let number): JSONNumber(number)?.text ?? "\(number)"
    case .boolean(let value): value ? "true" : "false"
    case .strings(let strings): strings.joined(separator: ", ")
    }
  }
}
