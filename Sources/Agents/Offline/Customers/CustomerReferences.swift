/// The customers that a question names by their numbers.
struct CustomerReferences: Sendable, Hashable {
  /// Their numbers as written, each once, in the order of the question.
  let numbers: [String]
  /// The words that name them, by their positions.
  let words: Set<Int>

  /// Finds them among the words of a question.
  ///
  /// A whole number is a customer's when one of the words for customers comes just before it or it has five to nine
  /// digits and nothing says that it counts or bounds something.
  init(_ words: [QuestionWord]) {
    var numbers: [String] = []
    var places: Set<Int> = []
    for index in words.indices {
      let text = words[index].text
      guard Self.isWhole(text), !words[index].isPercentage else { continue }
      guard Self.isIntroduced(index, words, places) || Self.isBare(index, words) else { continue }
      places.insert(index)
      if !numbers.contains(text) { numbers.append(text) }
    }
    self.numbers = numbers
    self.words = places
  }

  private static func isWhole(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.unicodeScalars.allSatisfy(\.isASCIIDigit)
  }

  /// "customer 7", "customer no. 7", "customers 7 and 8", "customer id 7".
  private static func isIntroduced(_ index: Int, _ words: [QuestionWord], _ known: Set<Int>) -> Bool {
    var place = index - 1
    while place >= 0, ["id", "number", "no", "nr", "is", "equals", "customer_id"].contains(words[place].lowered) {
      if words[place].lowered == "customer_id" { return true }
      place -= 1
    }
    guard place >= 0 else { return false }
    if nouns.contains(words[place].lowered) { return place == index - 1 || words[index - 1].lowered != "is" }
    let joins = ["and", "or", "vs", "versus", "with", "to", "than"].contains(words[place].lowered)
    return joins ? known.contains(place - 1) : known.contains(place)
  }

  private static func isBare(_ index: Int, _ words: [QuestionWord]) -> Bool {
    guard (5...9).contains(words[index].text.utf8.count), !words[index].isOpenAbove else { return false }
    let before = index > 0 ? words[index - 1].lowered : ""
    let after = words.indices.contains(index + 1) ? words[index + 1].lowered : ""
    let isBound = after == "or" && words.indices.contains(index + 2) && limits.contains(words[index + 2].lowered)
    if before == "and", index > 2, words[index - 3].lowered == "between" { return false }
    return !bounds.contains(before) && !counted.contains(after) && !isBound
  }

  private static let nouns: Set<String> = [
    "customer", "customers", "client", "clients", "user", "users", "subscriber", "subscribers", "account", "member",
    "members", "cust",
  ]
  private static let bounds: Set<String> = [
    "over", "above", "under", "below", "than", "top", "first", "least", "most", "around", "exactly", "to",
    "between", "equals",
  ]
  private static let limits: Set<String> = ["more", "less", "above", "below", "higher", "lower", "fewer"]
  private static let counted: Set<String> = [
    "customers", "rows", "users", "records", "usd", "dollars", "hours", "days", "samples", "clients", "people",
    "loans", "patients", "times",
  ]
}
