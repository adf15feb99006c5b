/// The best few of many scored items, kept in a heap: what a scan over all rows collects.
///
/// Among equal scores the lesser key is the better, so that the outcome does not depend on the order of insertion.
struct BestScores<Key: Comparable & Sendable> {
  /// An item with its score.
  struct Item {
    let key: Key
    let score: Double
  }

  /// The most items kept.
  let capacity: Int
  /// A binary heap with the worst item at the top.
  private var heap: [Item] = []

  /// Room for some items, none when `capacity` is 0 or less.
  init(capacity: Int) { self.capacity = max(0, capacity) }

  /// Offers an item; one whose score is not a number is turned away. O(log capacity), O(1) for one too bad to keep.
  mutating func insert(_ key: Key, score: Double) {
    guard !score.isNaN else { return }
    let item = Item(key: key, score: score)
    if heap.count < capacity {
      heap.append(item)
      siftUp(heap.count - 1)
    } else if let worst = heap.first, Self.isBetter(item, worst) {
      heap[0] = item
      siftDown(0)
    }
  }

  /// The score that a new item must at least reach; `nil` while there is room.
  var threshold: Double? { heap.count < capacity ? nil : heap.first?.score }

  /// The items kept, best first. O(capacity log capacity).
  var ranked: [Item] { heap.sorted(by: Self.isBetter) }

  private static func isBetter(_ left: Item, _ right: Item) -> Bool {
    left.score == right.score ? left.key < right.key : left.score > right.score
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard Self.isBetter(heap[parent], heap[child]) else { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private mutating func siftDown(_ start: Int) {
    var parent = start
    while true {
      var worst = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && Self.isBetter(heap[worst], heap[child])
      {
        worst = child
      }
      guard worst != parent else { return }
      heap.swapAt(parent, worst)
      parent = worst
    }
  }
}
