import Agents
import JSON

/// Folds what a provider says of a turn, block by block, into the turn's events.
///
/// Text becomes an event as it arrives; what it rests on follows when its block is over. A tool call becomes one when
/// it is known to be whole: a call after which the turn was cut off must not run with half of its arguments.
struct TurnBuilder: Sendable {
  private enum Block {
    case text(start: Int, sources: [CitedSource])
    case tool(id: String, name: String)
  }

  /// The tokens that the provider counted; the cost is not known here.
  var usage = Usage()
  /// Why the turn ended, `nil` until the provider says so.
  private(set) var stopReason: StopReason?
  /// The text so far.
  private(set) var text = ""
  /// Whether an event has been given out.
  private(set) var hasSpoken = false

  private let results: SearchResults
  private let figures: ToolFigures
  private var blocks: [Int: Block] = [:]
  private var arguments: [Int: String] = [:]
  private var lastTool: (id: String, name: String, arguments: String)?
  private var cited: [Range<Int>] = []
  private var scalarCount = 0
  private var events: [ModelEvent] = []

  /// A turn that answers a request with these search results and results of tools.
  init(results: SearchResults, figures: ToolFigures) {
    self.results = results
    self.figures = figures
  }

  /// The events that are ready, each given out once.
  mutating func takeEvents() -> [ModelEvent] {
    defer { events = [] }
    hasSpoken = hasSpoken || !events.isEmpty
    return events
  }

  /// More words of a block.
  mutating func add(text piece: String, block index: Int) {
    guard !piece.isEmpty else { return }
    if blocks[index] == nil { begin(.text(start: scalarCount, sources: []), at: index) }
    text += piece
    scalarCount += piece.unicodeScalars.count
    events.append(.text(piece, sources: []))
  }

  /// What the words of a block rest on.
  mutating func add(citation: NativeCitation, block index: Int) {
    guard let source = results.source(of: citation) else { return }
    if blocks[index] == nil { begin(.text(start: scalarCount, sources: []), at: index) }
    guard case .text(let start, var sources)? = blocks[index] else { return }
    if let same = sources.indices.first(where: { sources[$0].merged(with: source) != nil }) {
      sources[same] = sources[same].merged(with: source) ?? source
    } else {
      sources.append(source)
    }
    blocks[index] = .text(start: start, sources: sources)
  }

  /// A tool call begins.
  mutating func startTool(id: String, name: String, block index: Int) {
    begin(.tool(id: id, name: name), at: index)
  }

  /// More of a tool call's arguments, a piece of JSON text.
  mutating func add(arguments piece: String, block index: Int) {
    guard case .tool? = blocks[index] else { return }
    arguments[index, default: ""] += piece
  }

  /// A block is over.
  mutating func endBlock(_ index: Int) {
    switch blocks.removeValue(forKey: index) {
    case .text(let start, let sources):
      guard !sources.isEmpty, start < scalarCount else { return }
      cited.append(start..<scalarCount)
      events.append(.cited(start..<scalarCount, sources: sources))
    case .tool(let id, let name):
      giveLastTool(isCut: false)
      lastTool = (id, name, arguments.removeValue(forKey: index) ?? "")
    case nil: break
    }
  }

  /// The turn is over.
  mutating func end(_ reason: StopReason) {
    guard stopReason == nil else { return }
    for index in blocks.keys.sorted() { endBlock(index) }
    stopReason = reason
    giveLastTool(isCut: reason == .maximumTokens || reason == .contextWindowExceeded)
    for citation in figures.citations(in: text, besides: cited) {
      events.append(.cited(citation.span, sources: [citation.source]))
    }
  }

  private mutating func begin(_ block: Block, at index: Int) {
    if blocks[index] != nil { endBlock(index) }
    // Another block begins: the call before it was not cut off.
    giveLastTool(isCut: false)
    blocks[index] = block
  }

  private mutating func giveLastTool(isCut: Bool) {
    guard let (id, name, arguments) = lastTool else { return }
    lastTool = nil
    events.append(.toolCall(ToolCall(id: id, name: name, arguments: arguments, isCut: isCut)))
  }
}

extension ToolCall {
  /// A call with its arguments as text; no text stands for no arguments.
  fileprivate init(id: String, name: String, arguments: String, isCut: Bool) {
    self.init(id: id, name: name, input: [:])
    do {
      if arguments.isBlank, !isCut { return }
      let value = try JSONValue(parsing: Array(arguments.utf8))
      if let object = value.object {
        input = object
      } else {
        inputFault = "the arguments must be a JSON object, found \(value.kind)"
      }
    } catch {
      inputFault =
        isCut
        ? "the arguments were cut off at the turn's limit of tokens: call again with shorter arguments"
        : "the arguments must be a JSON object, and are no JSON: \(error)"
    }
  }
}
