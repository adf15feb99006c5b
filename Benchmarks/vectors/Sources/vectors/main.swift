import Retrieval

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// vectors write DATA INDEX DIMENSIONS [SEGMENTS] [ELEMENT]   writes an index of a data set
// vectors serve DATA INDEX DIMENSIONS                        answers commands, a line each
// vectors cold DATA INDEX DIMENSIONS [SCAN]                  opens the index, answers one query, prints an answer

func write(_ data: DataSet, _ folder: String, _ options: ArraySlice<String>) async throws {
  let segments = options.first.flatMap { Int($0) } ?? 1
  let element = options.dropFirst().first.flatMap { VectorElement(rawValue: $0) } ?? .float32
  try await IndexBuild(data: data, index: Index(folder: folder, element: element), segments: segments).run()
}

func serve(_ data: DataSet, _ folder: String) async throws {
  let service = SearchService(data, try await Index(folder: folder).snapshot())
  while let line = readLine() {
    print(try service.answer(Command(line: line)).line)
    fflush(nil)
  }
}

func cold(_ data: DataSet, _ folder: String, _ options: ArraySlice<String>) async throws {
  let query = data.query(0)
  let start = ContinuousClock.now
  let snapshot = try await Index(folder: folder).snapshot()
  let opened = Stopwatch.nanoseconds(since: start)
  let planner = ScanPlanner(threads: 1, path: options.first.flatMap { ScanPath(rawValue: $0) })
  let found = try snapshot.matches(for: [query], among: try snapshot.select(), limit: 10, planner: planner)
  var answer = Answer()
  answer.add("ns", Stopwatch.nanoseconds(since: start))
  answer.add("opening", opened)
  answer.add("kibibytes", PeakMemory.kibibytes)
  answer.add("hits", found.rows.map { $0.map { (RowNumber.row(of: $0.chunkID), UInt64($0.similarity.bitPattern)) } })
  print(answer.line)
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 4, let dimensions = Int(arguments[4]) else {
  throw Failure("expected write, serve or cold, a folder with data, one for the index, and the number of dimensions")
}
let (folder, options) = (arguments[3], arguments.dropFirst(4))
let data = try DataSet(folder: arguments[2], dimensions: dimensions)
switch arguments[1] {
case "write": try await write(data, folder, options)
case "serve": try await serve(data, folder)
case "cold": try await cold(data, folder, options)
default: throw Failure("expected write, serve or cold, found \(arguments[1])")
}
