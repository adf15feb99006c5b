import Testing

@testable import Retrieval

@Suite struct ScanPlannerTests {
  private static func task(
    rows: Int = 100_000, selected: Int? = nil, dimensions: Int = 1024, queries: Int = 1, limit: Int = 10,
    hasCodes: Bool = true
  ) -> ScanTask {
    ScanTask(
      rowCount: rows, selectedRows: selected ?? rows, dimensions: dimensions, queries: queries, limit: limit,
      hasCodes: hasCodes)
  }

  @Test func `Codes are scanned where many rows are looked at for few results`() {
    let planner = ScanPlanner()
    #expect(planner.plan(Self.task()).path == .codes)
    #expect(planner.plan(Self.task(selected: 100_000 / ScanPlanner.leastSelectedShare)).path == .codes)
    #expect(planner.plan(Self.task(selected: 100_000 / ScanPlanner.leastSelectedShare - 1)).path == .elements)
    let fewest = 10 * ScanPlanner.leastRowsPerResult
    #expect(planner.plan(Self.task(rows: fewest)).path == .codes)
    #expect(planner.plan(Self.task(rows: fewest - 1)).path == .elements)
    #expect(planner.plan(Self.task(limit: .max)).path == .elements)
  }

  @Test func `A path that is asked for is taken, codes only where there are any`() {
    for path in ScanPath.allCases {
      #expect(ScanPlanner(path: path).plan(Self.task()).path == path)
      #expect(ScanPlanner(path: path).plan(Self.task(rows: 5)).path == path)
      #expect(ScanPlanner(path: path).plan(Self.task(hasCodes: false)).path == .elements)
    }
    #expect(ScanPlanner().plan(Self.task(hasCodes: false)).path == .elements)
  }

  @Test func `More threads are taken for more work, never more than allowed, never none`() {
    let planner = ScanPlanner(threads: 8)
    #expect(planner.plan(Self.task(rows: 1_000)).threads == 1)
    #expect(planner.plan(Self.task(rows: 4_000_000)).threads == 8)
    #expect(planner.plan(Self.task(rows: .max / 2, dimensions: 1 << 20, queries: .max / 2)).threads == 8)
    #expect(ScanPlanner().plan(Self.task(rows: 4_000_000)).threads == 1)
    #expect(ScanPlanner(threads: -3).plan(Self.task(rows: 4_000_000)).threads == 1)
    let threads = (0...12).map { planner.plan(Self.task(rows: 1_000 << $0)).threads }
    #expect(threads == threads.sorted() && Set(threads).count > 2)
    let batches = (0...12).map { planner.plan(Self.task(rows: 20_000, queries: 1 << $0)).threads }
    #expect(batches == batches.sorted() && batches.first == 1 && batches.last == 8)
  }

  @Test func `Narrower elements are less work`() {
    var task = Self.task(hasCodes: false)
    let wide = ScanPlanner(threads: 64).plan(task).threads
    task.bytesPerElement = 2
    #expect(ScanPlanner(threads: 64).plan(task).threads < wide)
  }
}
