import CLimits
import Retrieval
import Storage

/// Answers commands about an open index; each answer has the nanoseconds that were measured inside.
struct SearchService {
  private static let multiplications: UInt64 = 2_000_000

  private let data: DataSet
  private let snapshot: Snapshot
  private let queries: [[Float]]

  init(_ data: DataSet, _ snapshot: Snapshot) {
    self.data = data
    self.snapshot = snapshot
    queries = (0..<data.queryCount).map { data.query($0) }
  }

  func answer(_ command: Command) throws -> Answer {
    switch command.verb {
    case "search": try search(command)
    case "terms": try terms(command)
    case "read": try read(command)
    case "multiply": try multiply(command)
    case "memory": memory()
    default: throw Failure("expected search, terms, read, multiply or memory, found \(command.verb)")
    }
  }

  /// `search [first=QUERY] [count=QUERIES] [limit=K] [scan=elements|codes] [threads=T] [keep=SHARE] [hits=1]`
  private func search(_ command: Command) throws -> Answer {
    let first = try command.number("first", else: 0)
    let count = try command.number("count", else: 1)
    guard first + count <= queries.count else {
      throw Failure("expected queries below \(queries.count), found \(first)..<\(first + count)")
    }
    let (asked, limit) = (Array(queries[first..<first + count]), try command.number("limit", else: 10))
    let planner = try planner(command)
    let filter = try command.fraction("keep").map(Self.filter)
    let selection = try Stopwatch.time { try snapshot.select(filter) }
    let found = try Stopwatch.time {
      try snapshot.matches(for: asked, among: selection.outcome, limit: limit, planner: planner)
    }
    var answer = Answer()
    answer.add("ns", found.nanoseconds)
    answer.add("selecting", selection.nanoseconds)
    answer.add("selected", selection.outcome.count)
    answer.add("paths", found.outcome.report.paths.map(\.rawValue).sorted())
    answer.add("rescored", found.outcome.report.rescored)
    if try command.number("hits", else: 0) > 0 {
      answer.add(
        "hits",
        found.outcome.rows.map { rows in
          rows.map { (RowNumber.row(of: $0.chunkID), UInt64($0.similarity.bitPattern)) }
        })
    }
    return answer
  }

  private func planner(_ command: Command) throws -> ScanPlanner {
    let path = try command.text("scan").map { name in
      guard let path = ScanPath(rawValue: name) else { throw Failure("expected elements or codes, found \(name)") }
      return path
    }
    return ScanPlanner(threads: try command.number("threads", else: 1), path: path)
  }

  /// A filter that a share of the documents passes, in thousandths.
  private static func filter(keeping share: Double) -> Filter {
    .attribute(IndexBuild.attribute, .lessThan((share * 1000).rounded()))
  }

  /// `terms words=WORD,WORD… [limit=K] [hits=1]`
  private func terms(_ command: Command) throws -> Answer {
    let words = (command.text("words") ?? "").split(separator: ",").map(String.init)
    let question = words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let limit = try command.number("limit", else: 10)
    let selection = try snapshot.select()
    let found = try Stopwatch.time {
      try snapshot.bestMatches(of: question, among: selection, limit: limit)
    }
    var answer = Answer()
    answer.add("ns", found.nanoseconds)
    if try command.number("hits", else: 0) > 0 {
      answer.add("hits", [found.outcome.map { (RowNumber.row(of: $0.chunkID), $0.score.bitPattern) }])
    }
    return answer
  }

  /// `read [streams=1|4] [threads=T]`: what reading the rows costs that does nothing else.
  private func read(_ command: Command) throws -> Answer {
    let streams = UInt32(try command.number("streams", else: 4))
    let threads = UInt32(try command.number("threads", else: 1))
    let read = data.vectors.withUnsafeBytes { bytes in
      Stopwatch.time { bytes.baseAddress.map { limits_read($0, bytes.count, streams, threads) } }
    }
    var answer = Answer()
    answer.add("ns", read.nanoseconds)
    answer.add("bytes", data.vectors.count)
    return answer
  }

  /// `multiply [threads=T]`: what multiplying in registers costs.
  private func multiply(_ command: Command) throws -> Answer {
    let threads = try command.number("threads", else: 1)
    let done = Stopwatch.time { limits_multiply(Self.multiplications, UInt32(threads)) }
    var answer = Answer()
    answer.add("ns", done.nanoseconds)
    answer.add("operations", Int(done.outcome) * threads)
    return answer
  }

  private func memory() -> Answer {
    var answer = Answer()
    answer.add("kibibytes", PeakMemory.kibibytes)
    return answer
  }
}
