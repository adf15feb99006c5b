/// A line of standard input: a verb and fields, such as `search first=3 count=8 scan=codes`.
struct Command {
  let verb: String
  private var fields: [String: String] = [:]

  init(line: String) {
    let words = line.split(separator: " ").map(String.init)
    verb = words.first ?? ""
    for word in words.dropFirst() {
      guard let separator = word.firstIndex(of: "=") else { continue }
      fields[String(word[..<separator])] = String(word[word.index(after: separator)...])
    }
  }

  func text(_ name: String) -> String? { fields[name] }

  func number(_ name: String, else standard: Int) throws -> Int {
    guard let text = fields[name] else { return standard }
    guard let number = Int(text), number >= 0 else { throw Failure("expected a number for \(name), found \(text)") }
    return number
  }

  func fraction(_ name: String) throws -> Double? {
    guard let text = fields[name] else { return nil }
    guard let number = Double(text) else { throw Failure("expected a share for \(name), found \(text)") }
    return number
  }
}
