import JSON

/// Reads the members of a part of a plan, and names part and member where one does not fit.
struct PlanReader {
  /// The part's members.
  let json: JSONValue?
  /// What the part is called in an error.
  let owner: String

  init(_ json: JSONValue?, _ owner: String) {
    self.json = json
    self.owner = owner
  }

  func text(_ key: String) throws(TrainingError) -> String {
    guard let text = json?[key]?.string, !text.isEmpty else { throw expected("a text", key) }
    return text
  }

  func number(_ key: String) throws(TrainingError) -> Double {
    guard let number = json?[key]?.double, number.isFinite else { throw expected("a number", key) }
    return number
  }

  func count(_ key: String) throws(TrainingError) -> Int {
    guard let count = json?[key]?.int, count > 0 else { throw expected("a whole number above 0", key) }
    return count
  }

  func share(_ key: String) throws(TrainingError) -> Double {
    guard let share = json?[key]?.double, share > 0, share < 1 else {
      throw expected("a number between 0 and 1", key)
    }
    return share
  }

  func choice<Choice: RawRepresentable<String>>(_ key: String) throws(TrainingError) -> Choice {
    guard let choice = Choice(rawValue: try text(key)) else { throw expected("a known word", key) }
    return choice
  }

  private func expected(_ what: String, _ key: String) -> TrainingError {
    TrainingError("training.json: \(owner): expected \(what) \"\(key)\", found \(json?[key]?.text() ?? "none")")
  }
}
