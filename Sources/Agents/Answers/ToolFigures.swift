import JSON

/// The numbers in the results of a conversation's tool calls, by which a text that cites nothing is traced to them.
///
/// Providers cite passages; they have no citations of what tools give. A figure of the text that stands in exactly one
/// place of a result rests on that place; one that stands in several places of one result rests on that result.
/// What two results hold alike is not traced: it would be a guess. Figures that the question gave, such as a customer's
/// number, are traced only where there are no others.
public struct ToolFigures: Sendable {
  /// A stretch of a text, in Unicode scalars, and the result that it rests on.
  public struct Traced: Sendable, Hashable {
    /// The figure's place in the text.
    public let span: Range<Int>
    /// The result, with the pointer to the value where there is one.
    public let source: CitedSource
  }

  private struct Place {
    let call: String
    let pointer: String
    let figure: Figure
  }

  /// The most values that are looked at: a result can be a table.
  private static let maximumPlaces = 20_000
  private var places: [Place] = []
  private var asked: Set<Double> = []

  /// The figures of the results since the user's last question.
  ///
  /// - Complexity: O(values of the results), at most 20,000 of them.
  public init(_ messages: [Message]) {
    let question = messages.lastIndex { message in
      message.role == .user && message.content.contains { if case .text = $0 { true } else { false } }
    }
    for message in messages[(question ?? messages.startIndex)...] {
      asked.formUnion(FigureScanner.figures(in: message.role == .user ? message.text : "").map(\.value))
      for case .toolResult(let result) in message.content {
        if case .json(let value) = result.content { add(value, at: .root, of: result.callID) }
      }
    }
  }

  /// The figures of a text outside the stretches that are cited already, each with what it rests on.
  ///
  /// - Complexity: O(figures of the text × values of the results).
  public func citations(in text: String, besides cited: [Range<Int>] = []) -> [Traced] {
    guard !places.isEmpty else { return [] }
    let open = FigureScanner.figures(in: text).filter { figure in !cited.contains { $0.overlaps(figure.span) } }
    let found = traced(open.filter { !asked.contains($0.value) })
    return found.isEmpty && cited.isEmpty ? traced(open) : found
  }

  private func traced(_ figures: [Figure]) -> [Traced] {
    figures.compactMap { figure in source(of: figure).map { Traced(span: figure.span, source: $0) } }
  }

  private func source(of figure: Figure) -> CitedSource? {
    let equal = places.filter { $0.figure.value == figure.value && !figure.isPercentage }
    let agreeing = equal.isEmpty ? places.filter { figure.agrees(with: $0.figure) } : equal
    guard let first = agreeing.first, agreeing.allSatisfy({ $0.call == first.call }) else { return nil }
    return .toolResult(call: first.call, pointers: agreeing.count == 1 ? [first.pointer] : [])
  }

  private mutating func add(_ value: JSONValue, at pointer: JSONPointer, of call: String) {
    guard places.count < Self.maximumPlaces else { return }
    switch value {
    case .number(let number):
      let figure = Figure(text: number.text, span: 0..<0, value: number.double, decimals: 0, isPercentage: false)
      places.append(Place(call: call, pointer: pointer.text, figure: figure))
    case .string(let text):
      for figure in FigureScanner.figures(in: text) {
        places.append(Place(call: call, pointer: pointer.text, figure: figure))
      }
    case .array(let elements):
      for (index, element) in elements.enumerated() { add(element, at: pointer.appending(index: index), of: call) }
    case .object(let object):
      for member in object.members { add(member.value, at: pointer.appending(key: member.key), of: call) }
    case .null, .bool: break
    }
  }
}
